"""Looking for cards: by words, by deck and concept, and by how they stand with the learner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from deckdl.content.outline import outlines_of
from deckdl.errors import DeckdlError
from deckdl.memory.marks import Mark
from deckdl.memory.queue import text_of
from deckdl.sessions.failing import is_leech
from deckdl.sessions.labels import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckdl.memory import CardState
    from deckdl.sessions.desk import Desk


def find(desk: Desk, text: str) -> list[str]:
    """The full ids of the cards that every word of `text` holds for, in learning order; all without a word.

    `is:due`, `is:new` and the like ask how a card stands (STANDINGS), `deck:losses` and `concept:softmax`
    where it belongs: to what is called so, or else to all whose ids have that in them. Any other word is
    looked for in the card, as `content.search` does, which reads all cards once. DeckdlError where a filter
    or its name is unknown.
    """
    words: list[str] = []
    kept: list[set[str]] = []
    for word in text.split():
        kind, colon, name = word.partition(":")
        if colon and kind.lower() in FILTERS:
            kept.append(FILTERS[kind.lower()](desk, name.lower()))
        else:
            words.append(word)
    if words:
        kept.append(set(desk.library.texts.find(" ".join(words))))
    return [card for card in desk.library.cards if all(card in cards for cards in kept)]


def is_asked(desk: Desk, state: CardState, mark: Mark) -> bool:
    """Whether the item is due, and not put away."""
    at = desk.clock()
    return not mark.hides(desk.memory.calendar.day(at)) and desk.memory.is_due(state, at)


def _is(desk: Desk, name: str) -> set[str]:
    if name not in STANDINGS:
        raise DeckdlError(f"After is: goes one of {', '.join(STANDINGS)}.")
    return STANDINGS[name](desk)


def _suspended(desk: Desk) -> set[str]:
    return {text_of(name) for name, mark in desk.memory.marks().items() if mark.suspended}


def _flagged(desk: Desk) -> set[str]:
    return {text_of(name) for name, mark in desk.memory.marks().items() if mark.flagged}


def _due(desk: Desk) -> set[str]:
    memory, at = desk.memory, desk.clock()
    day = memory.calendar.day(at)
    due = {state.card for state in memory.steps() if memory.is_due(state, at)}
    due.update(card for _, card in memory.due_reviews(day, day, "due", -1))
    return {text_of(name) for name in due - memory.hidden(day)}


def _new(desk: Desk) -> set[str]:
    return set(desk.library.cards) - {text_of(name) for name in desk.memory.known()}


def _leech(desk: Desk) -> set[str]:
    return {text_of(name) for name, state in desk.memory.states().items() if is_leech(state)}


STANDINGS: Mapping[str, Callable[[Desk], set[str]]] = {
    "suspended": _suspended,
    "flagged": _flagged,
    "due": _due,
    "new": _new,
    "leech": _leech,
}
"""How a card may stand, by the word after `is:`, with the cards that do."""


def _of_decks(desk: Desk, name: str) -> set[str]:
    names = _named("deck", name, [deck.deck for deck in desk.library.decks])
    return {
        f"{deck.deck}/{card.id}"
        for deck in desk.library.decks
        if deck.deck in names
        for card in outlines_of(deck)
    }


def _of_concepts(desk: Desk, name: str) -> set[str]:
    names = _named("concept", name, list(desk.library.concepts))
    return {text_of(item) for concept in names for item in desk.library.items_of(concept)}


def _named(kind: str, name: str, ids: Sequence[str]) -> list[str]:
    """The id that was typed, or else all in which it occurs."""
    found = [known for known in ids if known.lower() == name] or [
        known for known in ids if name in known.lower()
    ]
    if not found:
        raise DeckdlError(f"There is no {kind} called {name}.{nearest(name, ids)}")
    return found


FILTERS: Mapping[str, Callable[[Desk, str], set[str]]] = {
    "is": _is,
    "deck": _of_decks,
    "concept": _of_concepts,
}
"""What may stand before a colon, with the cards that a name after it picks."""
