"""Card states from events: the same log gives the same states, whoever replays it and when."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from deckdl.errors import DeckdlError
from deckdl.memory import log
from deckdl.memory.log import UNDONE, Event
from deckdl.memory.rating import Rating
from deckdl.memory.schedule import CardState, Schedule, outcome

COUNTED = f"kind IN ('review', 'forget') AND NOT {UNDONE}"
"""Holds, in a query on events, for those that states are made of."""


def replay(
    events: Iterable[Event], schedules: Mapping[str, Schedule], aliases: Mapping[str, str]
) -> dict[str, CardState]:
    """States by present card id, from reviews that count and from forgettings, in the order of the log."""
    states: dict[str, CardState] = {}
    for _ in reviews_with_states(events, schedules, aliases, states):
        pass
    return states


def reviews_with_states(
    events: Iterable[Event],
    schedules: Mapping[str, Schedule],
    aliases: Mapping[str, str],
    states: dict[str, CardState],
) -> Iterator[tuple[Event, str, CardState | None, Schedule]]:
    """Each review with its card's present id, what was remembered before it, and the schedule it was under.

    `states` is what earlier events gave; when the next review is taken, this one has been added to it.
    """
    for event in events:
        name = event.card or ""
        card = aliases.get(name, name)
        if event.kind == "forget":
            states.pop(card, None)
            continue
        schedule = schedules.get(event.data["schedule"])
        if schedule is None:
            raise DeckdlError(
                f"The log lacks the settings that the review {event.id} was given under: merge it again."
            )
        before = states.get(card)
        yield event, card, before, schedule
        states[card] = outcome(Rating(event.rating), card, before, event.day, event.at, schedule, seed=name)


def replay_all(connection: sqlite3.Connection) -> dict[str, CardState]:
    """Every card's state."""
    events = log.read(connection, COUNTED)
    return replay(events, log.schedules(connection), log.aliases(connection))


def replay_cards(connection: sqlite3.Connection, cards: Iterable[str]) -> dict[str, CardState | None]:
    """The state of each of these cards; None for one that no review is left of."""
    schedules, aliases = log.schedules(connection), log.aliases(connection)
    present = {aliases.get(card, card) for card in cards}
    states: dict[str, CardState | None] = {}
    for card in present:
        events = _events_of(connection, card, aliases, ("review", "forget"))
        states[card] = replay(events, schedules, aliases).get(card)
    return states


def reviews_of(connection: sqlite3.Connection, card: str, aliases: Mapping[str, str]) -> list[Event]:
    """The card's reviews that were not taken back, under its present id and its former ones."""
    return _events_of(connection, card, aliases, ("review",))


def answer_of(connection: sqlite3.Connection, card: str, aliases: Mapping[str, str]) -> str | None:
    """The digest of the answer that the card had when it was reviewed last, or kept since."""
    for event in reversed(_events_of(connection, card, aliases, ("review", "keep"))):
        if (answer := event.data.get("answer")) is not None:
            return str(answer)
    return None


def _events_of(
    connection: sqlite3.Connection, card: str, aliases: Mapping[str, str], kinds: tuple[str, ...]
) -> list[Event]:
    names = [card, *(old for old, present in aliases.items() if present == card)]
    where = f"card IN ({_marks(names)}) AND kind IN ({_marks(kinds)}) AND NOT {UNDONE}"
    return list(log.read(connection, where, (*names, *kinds)))


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
