"""Finding cards by their text, also among a hundred thousand, without reading each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from deckdl.content import cloze, deck_cache
from deckdl.content.formulas import render
from deckdl.content.models import Card, ClozeCard
from deckdl.content.outline import DeckLike, outlines_of


class Search:
    """The text of every card of some decks, ready to be looked through again and again."""

    def __init__(self, decks: Iterable[DeckLike]) -> None:
        self._decks: list[tuple[bytes, list[str], list[bytes]]] = []
        """Of each deck all of its text, the full ids of its cards, and the text of each."""
        for deck in decks:
            whole = deck_cache.text_of(deck).lower()
            ids = [f"{deck.deck}/{card.id}" for card in outlines_of(deck)]
            self._decks.append((whole, ids, whole.split(deck_cache.BETWEEN)))

    def find(self, text: str) -> list[str]:
        """The full ids of the cards in which every word of `text` occurs, deck by deck.

        A word may be a part of another, and capitals do not matter (beyond ASCII they do). Looked at is what
        the author wrote: front, back, options, hints, code, LaTeX as it is typed, and the ids of card and
        concept.
        """
        words = sorted(map(_raw, text.split()), key=len, reverse=True)
        certain = all(word.isalnum() and word not in _STRUCTURE for word in words)
        found: list[str] = []
        for whole, ids, cards in self._decks if words else ():
            if not all(word in whole for word in words):
                continue
            matches = [(name, card) for name, card in zip(ids, cards, strict=False) if words[0] in card]
            for word in words[1:]:
                matches = [(name, card) for name, card in matches if word in card]
            found += [name for name, card in matches if certain or _is_said(card, words)]
        return found


def search(decks: Iterable[DeckLike], text: str) -> list[str]:
    """`Search.find`, once."""
    return Search(decks).find(text)


def headline(card: Card) -> str:
    """What the card asks, in one line, its formulas as Unicode."""
    if isinstance(card, ClozeCard):
        text = cloze.solution(card.text, 0)
    else:
        text = card.front or getattr(card, "impl", "")
    return " ".join((render(text) if "$" in text else text).split())


def _is_said(card: bytes, words: list[bytes]) -> bool:
    """Whether each word is in what the author wrote, and not only in the names of the fields."""
    said = [_raw(value) for value in _texts(json.loads(card))]
    return all(any(word in text for text in said) for word in words)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = value.values()
    if isinstance(value, str | int | float):
        yield str(value)
    elif value is not None:
        for part in value:
            yield from _texts(part)


def _raw(text: str) -> bytes:
    """As the text stands in JSON, in small letters."""
    return json.dumps(text)[1:-1].encode().lower()


_STRUCTURE = b" ".join(name.encode().lower() for name in deck_cache.field_names()) + b" true false null"
