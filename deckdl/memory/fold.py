"""Card states from events: the same log gives the same states, whoever replays it and when."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from deckdl.errors import DeckdlError
from deckdl.memory import log
from deckdl.memory.log import UNDONE, Event
from deckdl.memory.rating import Rating
from deckdl.memory.schedule import CardState, Schedule, outcome


def replay(
    reviews: Iterable[Event], schedules: Mapping[str, Schedule], aliases: Mapping[str, str]
) -> dict[str, CardState]:
    """States by present card id, from the reviews that were not taken back, in the order of the log."""
    states: dict[str, CardState] = {}
    for event in reviews:
        name = event.card or ""
        card = aliases.get(name, name)
        schedule = schedules.get(event.data["schedule"])
        if schedule is None:
            raise DeckdlError(
                f"The log lacks the settings that the review {event.id} was given under: merge it again."
            )
        rating = Rating(event.rating)
        states[card] = outcome(rating, card, states.get(card), event.day, event.at, schedule, seed=name)
    return states


def replay_all(connection: sqlite3.Connection) -> dict[str, CardState]:
    """Every card's state."""
    reviews = log.read(connection, f"kind = 'review' AND NOT {UNDONE}")
    return replay(reviews, log.schedules(connection), log.aliases(connection))


def replay_cards(connection: sqlite3.Connection, cards: Iterable[str]) -> dict[str, CardState | None]:
    """The state of each of these cards; None for one that no review is left of."""
    schedules, aliases = log.schedules(connection), log.aliases(connection)
    present = {aliases.get(card, card) for card in cards}
    states: dict[str, CardState | None] = {}
    for card in present:
        reviews = reviews_of(connection, card, aliases)
        states[card] = replay(reviews, schedules, aliases).get(card)
    return states


def reviews_of(connection: sqlite3.Connection, card: str, aliases: Mapping[str, str]) -> list[Event]:
    """The card's reviews that were not taken back, under its present id and its former ones."""
    names = [card, *(old for old, present in aliases.items() if present == card)]
    marks = ", ".join("?" * len(names))
    return list(log.read(connection, f"card IN ({marks}) AND kind = 'review' AND NOT {UNDONE}", names))
