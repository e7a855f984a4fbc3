"""A report as lines of plain text: signs and words, no colour, so that it reads on paper and aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from deckdl.sessions.labels import plural

if TYPE_CHECKING:
    from deckdl.exercises.report import CheckResult, Report

SIGNS = {"passed": "✓", "failed": "✗", "not run": "·"}
POINTER = "▲"
MOST_PRINTED = 20  # lines of what the learner's code printed
_TOKEN = re.compile(r"[\[\]]|[^\[\],\s]+")


def check_line(check: CheckResult) -> str:
    """`✓ passed   output softmax, 48 cases`"""
    what = check.kind if check.kind == check.stage == "loads" else f"{check.kind} {check.name}"
    cases = f", {plural(check.cases, 'case')}" if check.cases else ""
    return f"{SIGNS[check.status]} {check.status:<8} {what}{cases}"


def failure_lines(check: CheckResult) -> Iterator[str]:
    """What went wrong: the diagnosis, the message, and the smallest input with what was expected and got."""
    if check.diagnosis:
        yield from ("", *check.diagnosis.strip().splitlines())
    if check.message:
        place = f"line {check.line}: " if check.line else ""
        yield from ("", *f"{place}{check.message}".splitlines())
    rows = [*check.input.items()]
    if check.expected:
        rows.append(("expected", check.expected))
    if check.got:
        rows.append(("got", check.got))
    if not rows:
        return
    yield ""
    width = max(len(name) for name, _ in rows) + 2
    for name, text in rows:
        marked = locate(text, check.mark) if name == "got" and check.mark is not None else None
        for number, line in enumerate(text.splitlines() or [""]):
            yield f"{name if number == 0 else '':<{width}}{line}".rstrip()
            if marked and marked[0] == number:
                yield " " * (width + marked[1] + (marked[2] - 1) // 2) + POINTER + " the first that differs"


def summary_line(report: Report) -> str:
    """`passed   activations/softmax.py   38 ms`"""
    verdict = "passed" if report.passed else "failed"
    device = "" if report.device == "cpu" else f" on {report.device}"
    return f"{report.exercise}: {verdict} in {_duration(report.seconds)}{device}."


def report_lines(report: Report, *, checks: bool = True) -> Iterator[str]:
    """The whole report; without `checks` only what follows them, where they were shown one by one."""
    if checks:
        yield from (check_line(check) for check in report.checks)
    if report.failure:
        yield from failure_lines(report.failure)
    if report.printed:
        lines = report.printed.rstrip().splitlines()
        yield from ("", "Your code printed:", *lines[:MOST_PRINTED])
        if len(lines) > MOST_PRINTED:
            yield f"and {plural(len(lines) - MOST_PRINTED, 'line')} more"
    yield from ("", summary_line(report))


def locate(text: str, mark: list[int]) -> tuple[int, int, int] | None:
    """Line, column and width, in the text of an array, of the entry with index `mark`.

    None where the text does not show it: NumPy shortens large arrays with dots.
    """
    index: list[int] = []
    for number, line in enumerate(text.splitlines()):
        for token in _TOKEN.finditer(line):
            if token[0] == "[":
                index.append(0)
            elif token[0] == "]":
                index = index[:-1]
                if index:
                    index[-1] += 1
            elif token[0] == "...":
                return None
            elif index == mark:
                return number, token.start(), len(token[0])
            elif index:
                index[-1] += 1
    return None


def _duration(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
