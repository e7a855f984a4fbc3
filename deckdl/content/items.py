"""What is scheduled on its own: a card, its reverse, or one number of its gaps."""

from __future__ import annotations

from dataclasses import dataclass

from deckdl.content import cloze
from deckdl.content.models import BasicCard, Card, ClozeCard


@dataclass(frozen=True, eq=False)
class Item:
    """One thing to remember: deck/card, deck/card#reverse or deck/card#c1; `part` is what follows the #."""

    id: str
    card: Card
    part: str = ""


def items(card: Card) -> list[Item]:
    """The items of a card that has joined its deck, in the order in which they are learned."""
    return [Item(item_id(card.full_id, part), card, part) for part in parts(card)]


def parts(card: Card) -> list[str]:
    """The parts of a card: one without a name, a reverse, or c1, c2, … for the numbers of its gaps."""
    if isinstance(card, ClozeCard):
        return [f"c{number}" for number in sorted({gap.number for gap in cloze.gaps(card.text)})]
    if isinstance(card, BasicCard) and card.reverse:
        return ["", "reverse"]
    return [""]


def item_id(card_id: str, part: str) -> str:
    """The id of a card's part."""
    return f"{card_id}#{part}" if part else card_id
