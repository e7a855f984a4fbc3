"""Cards to look at, whether they are due or not: a line of each in a list, and all about one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from deckdl.content.items import items
from deckdl.content.search import headline
from deckdl.errors import DeckdlError
from deckdl.memory.marks import Mark
from deckdl.sessions.browsing import is_asked
from deckdl.sessions.implementation import implementation
from deckdl.sessions.question import question, seed_of
from deckdl.sessions.statement import statement_of

if TYPE_CHECKING:
    from datetime import datetime

    from deckdl.content.items import Item
    from deckdl.content.models import Card
    from deckdl.memory import CardState
    from deckdl.sessions.desk import Desk
    from deckdl.sessions.question import Question

NOT_MARKED = Mark()


@dataclass(frozen=True)
class Row:
    """A card in a list. It is suspended, flagged or due where one of its parts is, and new where all are."""

    card: str
    deck: str
    headline: str
    suspended: bool
    flagged: bool
    due: bool
    new: bool


def rows(desk: Desk, names: Iterable[str]) -> list[Row]:
    """What a list shows of the cards of these full ids."""
    cards = [desk.library.cards[name] for name in names]
    parts = [[item.id for item in items(card)] for card in cards]
    states = desk.memory.states_of([name for names in parts for name in names])
    marks = desk.memory.marks()
    return [_row(desk, card, names, states, marks) for card, names in zip(cards, parts, strict=True)]


def _row(
    desk: Desk, card: Card, parts: list[str], states: Mapping[str, CardState], marks: Mapping[str, Mark]
) -> Row:
    marked = [marks.get(name, NOT_MARKED) for name in parts]
    met = [(states[name], mark) for name, mark in zip(parts, marked, strict=True) if name in states]
    return Row(
        card=card.full_id,
        deck=card.deck_id,
        headline=headline(card),
        suspended=any(mark.suspended for mark in marked),
        flagged=any(mark.flagged for mark in marked),
        due=any(is_asked(desk, state, mark) for state, mark in met),
        new=not met,
    )


@dataclass(frozen=True)
class Part:
    """One item of a card as it would be asked next, with what is remembered of it; `due` once it was met.

    `front` is what is asked: of an exercise its whole statement.
    """

    question: Question
    front: str
    state: CardState | None
    due: datetime | None
    mark: Mark


@dataclass(frozen=True)
class CardView:
    """A card with all its parts. `rests_on` are the titles of what its concept requires."""

    card: Card
    concept: str
    rests_on: tuple[str, ...]
    parts: tuple[Part, ...]


def view(desk: Desk, name: str) -> CardView:
    """All about the card of this full id. DeckdlError where it is gone, or cannot be asked."""
    library = desk.library
    if name not in library.cards:
        raise DeckdlError(f"There is no card called {name} any more.")
    card, marks = library.cards[name], desk.memory.marks()
    concept = library.concepts[card.concept]
    return CardView(
        card,
        concept.title,
        tuple(library.concepts[needed].title for needed in concept.requires),
        tuple(_part(desk, item, marks.get(item.id, NOT_MARKED)) for item in items(card)),
    )


def _part(desk: Desk, item: Item, mark: Mark) -> Part:
    state = desk.memory.state(item.id)
    asked = question(item, seed_of(item.id, state.repetitions if state else 0), partial(implementation, desk))
    front = asked.front
    if asked.kind == "code":
        front = statement_of(front, implementation(desk, item.card))
    return Part(asked, front, state, desk.memory.due_at(state) if state else None, mark)
