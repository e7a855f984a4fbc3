"""Judging which line of code is wrong."""

from __future__ import annotations

from collections.abc import Collection

from deckdl.answers.verdict import Verdict


def judge(typed: str, code: str, wrong: Collection[int], says: str) -> Verdict:
    """Judge the number of a line of `code`, from 1, or the line itself; `says` is what is wrong there."""
    lines = code.splitlines()
    word = typed.strip().removeprefix("line").strip()
    if not word:
        return Verdict(None, "Type the number of the line.")
    if word.isascii() and word.isdigit():
        chosen = {int(word)} & set(range(1, len(lines) + 1))
    else:
        chosen = {number for number, line in enumerate(lines, start=1) if line.split() == word.split()}
    if not chosen:
        return Verdict(None, f"Type the number of the line, from 1 to {len(lines)}.")
    if chosen & set(wrong):
        return Verdict(True, f"Right. {says}")
    return Verdict(False, f"It is line {min(wrong)}. {says}")
