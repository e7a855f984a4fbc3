"""What is scheduled on its own: a card, its reverse, one number of its gaps, or the bugs of an exercise."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from deckdl.content import cloze
from deckdl.content.models import BasicCard, Card, ClozeCard, CodeCard, Mistake

BUG = "bug"


@dataclass(frozen=True, eq=False)
class Item:
    """One thing to remember: deck/card, or deck/card#part with the part reverse, c1 or bug."""

    id: str
    card: Card
    part: str = ""

    @property
    def asks_for_code(self) -> bool:
        """Whether a file is to be written, which takes minutes."""
        return isinstance(self.card, CodeCard) and not self.part


def items(card: Card) -> list[Item]:
    """The items of a card that has joined its deck, in the order in which they are learned."""
    return [Item(item_id(card.full_id, part), card, part) for part in parts(card)]


def parts(card: Card) -> list[str]:
    """The parts of a card: one without a name, a reverse, c1, c2, … for the numbers of its gaps, or bug.

    An exercise has one part for all of its known mistakes: each showing draws one of them, so that what is
    remembered is how to read the code and not the number of a line.
    """
    if isinstance(card, ClozeCard):
        return [f"c{number}" for number in sorted({gap.number for gap in cloze.gaps(card.text)})]
    if isinstance(card, BasicCard) and card.reverse:
        return ["", "reverse"]
    if isinstance(card, CodeCard) and any(changed_lines(mistake) for mistake in card.mistakes):
        return ["", BUG]
    return [""]


def changed_lines(mistake: Mistake) -> list[int]:
    """Which lines of `by`, from 0, are not as they are in `replace`; none where lines are only left out."""
    before, after = mistake.replace.splitlines(), mistake.by.splitlines()
    matched = SequenceMatcher(None, before, after, autojunk=False)
    return [
        line
        for kind, _, _, start, end in matched.get_opcodes()
        if kind in ("replace", "insert")
        for line in range(start, end)
        if after[line].strip()
    ]


def deck_of(item: str) -> str:
    """The deck that an item or a card belongs to, from its id."""
    return item.partition("/")[0]


def item_id(card_id: str, part: str) -> str:
    """The id of a card's part."""
    return f"{card_id}#{part}" if part else card_id
