"""Finding cards by their text, also among a hundred thousand, without reading each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from deckdl.content import cloze, deck_cache
from deckdl.content.formulas import render
from deckdl.content.models import Card, ClozeCard, NumericCard, PredictCard
from deckdl.content.outline import DeckLike, outlines_of


def search(decks: Iterable[DeckLike], text: str) -> list[str]:
    """The full ids of the cards in which every word of `text` occurs, deck by deck.

    A word may be a part of another, and capitals do not matter (beyond ASCII they do). Looked at is what the
    author wrote: front, back, options, hints, code, LaTeX as it is typed, and the ids of card and concept.
    """
    words = [_raw(word) for word in text.split()]
    found: list[str] = []
    for deck in decks if words else ():
        cards = outlines_of(deck)
        found += [f"{deck.deck}/{cards[index].id}" for index in _matches(deck, words)]
    return found


def headline(card: Card) -> str:
    """What the card asks, in one line, its formulas as Unicode."""
    if isinstance(card, ClozeCard):
        text = cloze.solution(card.text, 0)
    elif isinstance(card, NumericCard):
        from deckdl.content.variables import unfilled  # needs a parser, which most cards do not

        text = unfilled(card.front)
    elif isinstance(card, PredictCard):
        text = f"{card.front} {card.code.strip().splitlines()[-1]}"
    else:
        text = card.front or getattr(card, "impl", "")
    return " ".join((render(text) if "$" in text else text).split())


def _matches(deck: DeckLike, words: list[bytes]) -> Iterator[int]:
    written = deck_cache.text_of(deck)
    whole = written.lower()
    if not all(word in whole for word in words):
        return
    certain = all(word.isalnum() and word not in _STRUCTURE for word in words)
    first, *others = sorted(words, key=len, reverse=True)
    cards = [] if certain else written.split(deck_cache.BETWEEN)
    for index, card in enumerate(whole.split(deck_cache.BETWEEN)):
        found = first in card and all(word in card for word in others)
        if found and (certain or _is_said(cards[index], words)):
            yield index


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
