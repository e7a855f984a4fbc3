"""Judging an order: exact, and the first place that is wrong is named."""

from __future__ import annotations

from collections.abc import Sequence

from deckdl.answers.verdict import Verdict


def judge(placed: Sequence[int], items: Sequence[str]) -> Verdict:
    """Judge indices of the card's items, in the order that the learner gave them."""
    if sorted(placed) != list(range(len(items))):
        return Verdict(None, f"Give each of the {len(items)} numbers once, as in {_example(len(items))}.")
    for place, index in enumerate(placed):
        if index != place:
            return Verdict(False, f"Place {place + 1} is for “{items[place]}”, not for “{items[index]}”.")
    return Verdict(True, "Right.")


def numbers(typed: str, count: int) -> list[int] | None:
    """The numbers typed, from 0: `3 1 2`, `3, 1, 2`, `3>1>2`, or `312` where no number has two digits."""
    words = typed.translate(str.maketrans(",;>→-", "     ")).split()
    if len(words) == 1 and count < 10:
        words = list(words[0])
    if not words or not all(word.isascii() and word.isdigit() for word in words):
        return None
    return [int(word) - 1 for word in words]


def _example(count: int) -> str:
    return " ".join(str(number) for number in (count, *range(1, count)))
