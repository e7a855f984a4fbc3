"""What a list of cards needs to know of each: enough for its place in a session, without the card itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from deckdl.content.items import parts
from deckdl.content.models import Card, CodeCard, Concept

PLAIN: Sequence[str] = ("",)
"""The parts of most cards: one, without a name."""


class CardOutline(NamedTuple):
    """One card: its id in the deck, concept, place in the file, whether it asks for code, parts, old ids."""

    id: str
    concept: str
    position: int
    code: bool = False
    parts: Sequence[str] = PLAIN
    was: Sequence[str] = ()


class DeckLike(Protocol):
    """A deck, whether its cards are read already or only when they are asked for."""

    @property
    def deck(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def concepts(self) -> dict[str, Concept]: ...
    @property
    def cards(self) -> tuple[Card, ...]: ...


def outline_of(card: Card) -> CardOutline:
    """The outline of a card that was read."""
    return CardOutline(
        card.id, card.concept, card.position, isinstance(card, CodeCard), parts(card), card.was
    )


def outlines_of(deck: DeckLike) -> Sequence[CardOutline]:
    """Those of all cards of a deck, in the order of its file."""
    kept: Sequence[CardOutline] | None = getattr(deck, "outlines", None)
    return kept if kept is not None else [outline_of(card) for card in deck.cards]
