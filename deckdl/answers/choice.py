"""Judging a choice: exactly the right options, no more and no fewer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from random import Random
from typing import TYPE_CHECKING

from deckdl.answers.verdict import Verdict

if TYPE_CHECKING:
    from deckdl.content.models import ChoiceCard


def shuffled(options: Sequence[object], seed: int | str) -> list[int]:
    """The order in which to show options, as their indices on the card; the same for a seed, for ever."""
    order = list(range(len(options)))
    Random(str(seed)).shuffle(order)
    return order


def judge(chosen: Collection[int], card: ChoiceCard) -> Verdict:
    """Judge chosen options, given as indices on the card (not on the screen).

    The message tells why each wrong one that was chosen is wrong, and which right ones are missing.
    """
    taken = set(chosen)
    if not taken:
        return Verdict(None, "Nothing is chosen yet.")
    if not taken <= set(range(len(card.options))):
        return Verdict(None, f"There are {len(card.options)} options to choose from.")
    right = {index for index, option in enumerate(card.options) if option.is_right}
    if taken == right:
        return Verdict(True, "Right.")
    wrong = [
        _because(card.options[index].text, card.options[index].because) for index in sorted(taken - right)
    ]
    missing = [card.options[index].text for index in sorted(right - taken)]
    sentences = list(wrong)
    if missing:
        also = "Also right" if taken & right else "Right"
        sentences.append(f"{also}: {'; '.join(missing)}")
    return Verdict(False, "\n".join(sentences))


def _because(text: str, because: str) -> str:
    return f"{text}: {because}" if because else f"{text}: not right"
