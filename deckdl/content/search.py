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
        self._decks: list[tuple[str, list[str], list[str]]] = []
        """Of each deck all of its text, the full ids of its cards, and the text of each."""
        for deck in decks:
            whole = deck_cache.text_of(deck).decode("ascii").lower()
            ids = [f"{deck.deck}/{card.id}" for card in outlines_of(deck)]
            self._decks.append((whole, ids, whole.split(deck_cache.BETWEEN.decode())))

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
            if certain and len(words) == 1:  # which may be in every card
                [word] = words
                found += [name for name, card in zip(ids, cards, strict=False) if word in card]
                continue
            matches = list(zip(ids, cards, strict=False))
            for word in words:
                matches = [match for match in matches if word in match[1]]
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


def _is_said(card: str, words: list[str]) -> bool:
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


def _raw(text: str) -> str:
    """As the text stands in JSON, in small letters."""
    return json.dumps(text)[1:-1].lower()


_STRUCTURE = " ".join(deck_cache.field_names()).lower() + " true false null"
