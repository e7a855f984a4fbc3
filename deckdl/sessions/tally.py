"""How many submissions did, counted as reports come in, and the table of it for whoever teaches."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from deckdl.sessions.labels import plural

if TYPE_CHECKING:
    from deckdl.exercises.report import Report
    from deckdl.sessions.submissions import Found, Submission

MOST_NAMES = 40  # submissions that the table lists one by one
MOST_STRANGERS = 5
WIDEST_NAME = 32


@dataclass
class _Count:
    handed_in: int = 0
    passed: int = 0
    failures: Counter[str] = field(default_factory=Counter)


class Tally:
    """Counts by exercise and by submission; no report is kept."""

    def __init__(self) -> None:
        self._exercises: dict[str, _Count] = {}
        self._names: dict[str, _Count] = {}

    @property
    def graded(self) -> int:
        """Files."""
        return sum(count.handed_in for count in self._names.values())

    @property
    def passed(self) -> int:
        """Files."""
        return sum(count.passed for count in self._names.values())

    def add(self, submission: Submission, report: Report) -> None:
        """Count one file."""
        for counts, key, failure in (
            (self._exercises, submission.exercise, reason(report)),
            (self._names, submission.name, submission.exercise),
        ):
            count = counts.setdefault(key, _Count())
            count.handed_in += 1
            count.passed += report.passed
            if not report.passed:
                count.failures[failure] += 1

    def lines(self, width: int) -> Iterator[str]:
        """Two tables: what became of each exercise, and of each submission."""
        rows = [("exercise", "passed", "of", "most frequent failure")]
        for exercise, count in sorted(self._exercises.items()):
            frequent = count.failures.most_common(1)
            failure = f"{frequent[0][1]} × {frequent[0][0]}" if frequent else ""
            rows.append((exercise, str(count.passed), str(count.handed_in), failure))
        yield from _table(rows, width)
        yield ""
        shown, rest = self._to_list()
        rows = [("submission", "passed", "of", "not passed")]
        rows += [
            (name, str(count.passed), str(count.handed_in), ", ".join(count.failures))
            for name, count in shown.items()
        ]
        yield from _table(rows, width)
        if rest:
            whole = sum(not count.failures for count in rest.values())
            yield f"and {len(rest)} more: {whole} passed in everything, {len(rest) - whole} did not"
        yield ""
        yield f"{self.passed} of {plural(self.graded, 'file')} passed."

    def _to_list(self) -> tuple[dict[str, _Count], dict[str, _Count]]:
        """Those to list and those to sum up: where there are many, the ones that failed come first."""
        names = sorted(self._names.items())
        if len(names) > MOST_NAMES:
            names.sort(key=lambda item: not item[1].failures)
        return dict(sorted(names[:MOST_NAMES])), dict(names[MOST_NAMES:])


def notes(found: Found) -> Iterator[str]:
    """Sentences on what in the folder was not graded."""
    if found.strangers:
        count = plural(len(found.strangers), "file belongs", "files belong")
        yield f"{count} to no exercise: {_some(found.strangers)}."
    if found.closed:
        yield f"{plural(len(found.closed), 'folder')} cannot be read: {_some(found.closed)}."


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(map(_printable, names[:MOST_STRANGERS]))
    return shown + (f" and {len(names) - MOST_STRANGERS} more" if len(names) > MOST_STRANGERS else "")


def reason(report: Report) -> str:
    """Why it did not pass: the diagnosis, or the first check that failed; empty where it passed."""
    failure = report.failure
    if failure is None:
        return ""
    if failure.diagnosis:
        return " ".join(failure.diagnosis.split())
    return "the file does not load" if failure.kind == "loads" else f"{failure.kind} {failure.name}"


def _table(rows: list[tuple[str, str, str, str]], width: int) -> Iterator[str]:
    """Aligned columns: text, two numbers, and text that is cut where the line ends."""
    cells = [
        [_cut(_printable(name), WIDEST_NAME), one, two, _printable(text)] for name, one, two, text in rows
    ]
    widths = [max(_width(row[column]) for row in cells) for column in range(3)]
    for name, one, two, text in cells:
        padded = name + " " * (widths[0] - _width(name))
        line = f"{padded}  {one:>{widths[1]}}  {two:>{widths[2]}}  {text}"
        yield _cut(line, width).rstrip()


def _printable(text: str) -> str:
    """On one line, and without what would move the cursor."""
    return "".join(char if char.isprintable() else "�" for char in text)


def _width(text: str) -> int:
    """In cells of a terminal."""
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _cut(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    kept, used = "", 1  # for the dots
    for char in text:
        used += _cells(char)
        if used > width:
            break
        kept += char
    return f"{kept}…"
