"""Gaps in a text, {{c1::answer::hint}}, as in Anki; braces of LaTeX within an answer must pair up."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_OPENING = re.compile(r"\{\{c(\d{1,3})::")
_ATTEMPT = re.compile(r"\{\{\s*[cC]?\s*\d*\s*:")
_BRACES = re.compile(r"\\.|\{|\}\}|\}", re.DOTALL)
_HINT = "::"


@dataclass(frozen=True)
class Gap:
    """One gap, from `start` to `end` in the text. Gaps of one number are asked for together."""

    number: int
    answer: str
    hint: str
    start: int
    end: int


def gaps(text: str) -> list[Gap]:
    """The gaps of a text, in its order."""
    found: list[Gap] = []
    for opening in _OPENING.finditer(text):
        if found and opening.start() < found[-1].end:
            continue
        end = _closing(text, opening.end())
        if end is None:
            break
        answer, _, hint = text[opening.end() : end].partition(_HINT)
        found.append(Gap(int(opening[1]), answer.strip(), hint.strip(), opening.start(), end + 2))
    return found


def question(text: str, number: int) -> str:
    """The text with the gaps of that number open, as […] or [hint], and the others filled."""
    return _replaced(text, lambda gap: f"[{gap.hint or '…'}]" if gap.number == number else gap.answer)


def solution(text: str, number: int) -> str:
    """The text with every gap filled; those of that number in Markdown's **strong**, save within formulas."""

    def filled(gap: Gap) -> str:
        within = text.count("$", 0, gap.start) - text.count("\\$", 0, gap.start)
        if gap.number != number or within % 2 or "$" in gap.answer:
            return gap.answer
        return f"**{gap.answer}**"

    return _replaced(text, filled)


def answers(text: str, number: int) -> list[str]:
    """What stands in the gaps of that number."""
    return [gap.answer for gap in gaps(text) if gap.number == number]


def faults(text: str) -> list[str]:
    """What is wrong with the gaps of a text, in sentences."""
    found = gaps(text)
    sentences = []
    if any(gap.number == 0 for gap in found):
        sentences.append("gaps are numbered from 1: {{c1::answer}}")
    if any(not gap.answer for gap in found):
        sentences.append("a gap has no answer; write {{c1::answer}}")
    starts = {gap.start for gap in found}
    for attempt in _ATTEMPT.finditer(text):
        if attempt.start() not in starts:
            shown = text[attempt.start() : attempt.start() + 20]
            sentences.append(f"{shown!r} is not a gap; write {{{{c1::answer}}}} or {{{{c1::answer::hint}}}}")
    if not found and not sentences:
        sentences.append("text needs at least one gap, written {{c1::answer}} or {{c1::answer::hint}}")
    return sentences


def _closing(text: str, start: int) -> int | None:
    """Where the }} stands that closes what began before `start`."""
    depth = 0
    at = start
    while found := _BRACES.search(text, at):
        at = found.end()
        if found[0] == "{":
            depth += 1
        elif found[0] == "}}" and depth == 0:
            return found.start()
        elif found[0] in ("}}", "}"):
            at = found.start() + 1
            depth = max(0, depth - 1)
    return None


def _replaced(text: str, by: Callable[[Gap], str]) -> str:
    pieces: list[str] = []
    at = 0
    for gap in gaps(text):
        pieces += [text[at : gap.start], by(gap)]
        at = gap.end
    return "".join(pieces) + text[at:]
