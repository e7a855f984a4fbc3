"""Finding cards by their text, also among a hundred thousand, without reading each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from deckdl.content import cloze, deck_cache
from deckdl.content.formulas import render
from deckdl.content.models import Card, ClozeCard, NumericCard, PredictCard
from deckdl.content.outline import DeckLike, outlines_of


class Search:
    """The text of every card of some decks, ready to be looked through again and again."""

    def __init__(self, decks: Iterable[DeckLike]) -> None:
        self._decks: list[tuple[DeckLike, str, list[str], list[str]]] = []
        """Each deck: all of its text in small letters, the full ids of its cards, the text of each."""
        for deck in decks:
            whole = _written(deck).lower()
            ids = [f"{deck.deck}/{card.id}" for card in outlines_of(deck)]
            self._decks.append((deck, whole, ids, whole.split(_BETWEEN)))

    def find(self, text: str) -> list[str]:
        """The full ids of the cards in which every word of `text` occurs, deck by deck.

        A word may be a part of another, and capitals do not matter (beyond ASCII they do). Looked at is what
        the author wrote: front, back, options, hints, code, LaTeX as it is typed, and the ids of card and
        concept.
        """
        words = sorted(map(_raw, text.split()), key=len, reverse=True)
        certain = all(word.isalnum() and word not in _STRUCTURE for word in words)
        found: list[str] = []
        for deck, whole, ids, cards in self._decks if words else ():
            if not all(word in whole for word in words):
                continue
            if certain and len(words) == 1:  # which may be in every card
                [word] = words
                found += [name for name, card in zip(ids, cards, strict=False) if word in card]
                continue
            places: Sequence[int] = range(len(ids))
            for word in words:
                places = [place for place in places if word in cards[place]]
            if not certain and places:
                written = _written(deck).split(_BETWEEN)
                places = [place for place in places if _is_said(written[place], words)]
            found += [ids[place] for place in places]
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


def _written(deck: DeckLike) -> str:
    return deck_cache.text_of(deck).decode("ascii")


def _raw(text: str) -> str:
    """As the text stands in JSON, in small letters."""
    return json.dumps(text)[1:-1].lower()


_BETWEEN = deck_cache.BETWEEN.decode()
_STRUCTURE = " ".join(deck_cache.field_names()).lower() + " true false null"
