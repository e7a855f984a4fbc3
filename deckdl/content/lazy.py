"""Mappings that name every card at once and read one when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, KeysView, Mapping
from typing import Generic, TypeVar

from deckdl.content.items import Item
from deckdl.content.models import Card
from deckdl.content.outline import CardOutline, DeckLike

Place = tuple[DeckLike, int, CardOutline]
"""A deck, the index of one of its cards, and what is known of the card unread."""

Value = TypeVar("Value", covariant=True)


class _Lazy(Mapping[str, Value], Generic[Value]):
    """Values by id, in the order of the places. Getting one may raise DeckdlError, as its deck does."""

    def __init__(self, places: dict[str, Place]) -> None:
        self._places = places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places


class LazyCards(_Lazy[Card]):
    """Cards by full id."""

    def __getitem__(self, name: str) -> Card:
        deck, index, _ = self._places[name]
        return deck.cards[index]


class LazyItems(_Lazy[Item]):
    """Items by id: that of their card, and behind a # their part where it has a name."""

    def __getitem__(self, name: str) -> Item:
        deck, index, _ = self._places[name]
        return Item(name, deck.cards[index], name.partition("#")[2])

    @property
    def ids(self) -> KeysView[str]:
        """All of them, as a set."""
        return self._places.keys()

    def asks_for_code(self, name: str) -> bool:
        """Whether the item asks for code that is graded; its card is not read."""
        return self._places[name][2].code and "#" not in name

    def outline(self, name: str) -> CardOutline:
        """The outline of the item's card, which is not read."""
        return self._places[name][2]
