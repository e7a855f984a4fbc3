"""Mappings that name every card at once and read one when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from deckdl.content.items import Item
from deckdl.content.models import Card
from deckdl.content.outline import CardOutline, DeckLike

Place = tuple[DeckLike, int, str, CardOutline]
"""The deck of an item, the index of its card there, its part, and what is known of the card unread."""


class LazyCards(Mapping[str, Card]):
    """Cards by full id, in the order of the places. Getting one may raise DeckdlError, as its deck does."""

    def __init__(self, places: dict[str, tuple[DeckLike, int]]) -> None:
        self._places = places

    def __getitem__(self, name: str) -> Card:
        deck, index = self._places[name]
        return deck.cards[index]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places


class LazyItems(Mapping[str, Item]):
    """Items by id, in the order of the places. Getting one may raise DeckdlError, as its deck does."""

    def __init__(self, places: dict[str, Place]) -> None:
        self._places = places

    def __getitem__(self, name: str) -> Item:
        deck, index, part, _ = self._places[name]
        return Item(name, deck.cards[index], part)

    def asks_for_code(self, name: str) -> bool:
        """Whether the item asks for code that is graded; its card is not read."""
        _, _, part, card = self._places[name]
        return card.code and not part

    def outline(self, name: str) -> CardOutline:
        """The outline of the item's card, which is not read."""
        return self._places[name][3]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places
