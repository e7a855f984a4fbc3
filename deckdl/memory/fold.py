"""Card states from events: the same log gives the same states, whoever replays it and when.

A review gives the state that it gave when it was answered, under the schedule that it names. Where the log
has adopted parameters, at that place every card's stability and difficulty are worked out anew from its
reviews so far under the new parameters; when it is due stays as it was. So, as in Anki, a card's next
interval follows from its whole history under one set of parameters, and the log's order alone decides.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import fsrs_rs_python as fsrs

from deckdl.errors import DeckdlError
from deckdl.memory import log
from deckdl.memory.log import UNDONE, Event
from deckdl.memory.rating import Rating
from deckdl.memory.schedule import CardState, Schedule, outcome


def replay(
    events: Iterable[Event], schedules: Mapping[str, Schedule], aliases: Mapping[str, str]
) -> dict[str, CardState]:
    """States by present card id, from the events that count, in the order of the log."""
    states: dict[str, CardState] = {}
    histories: dict[str, list[fsrs.FSRSReview]] = {}
    for event in events:
        if event.kind == "parameters":
            _remember_anew(states, histories, fsrs.FSRS(event.data["parameters"]))
            continue
        name = event.card or ""
        card = aliases.get(name, name)
        if event.kind == "forget":
            states.pop(card, None)
            histories.pop(card, None)
            continue
        schedule = schedules.get(event.data["schedule"])
        if schedule is None:
            raise DeckdlError(
                f"The log lacks the settings that the review {event.id} was given under: merge it again."
            )
        rating = Rating(event.rating)
        state = states.get(card)
        elapsed = max(0, event.day - state.last_day) if state else 0
        histories.setdefault(card, []).append(fsrs.FSRSReview(rating, elapsed))
        states[card] = outcome(rating, card, state, event.day, event.at, schedule, seed=name)
    return states


def _remember_anew(
    states: dict[str, CardState], histories: Mapping[str, Sequence[fsrs.FSRSReview]], engine: fsrs.FSRS
) -> None:
    """Put in every state the stability and difficulty that its history has under the engine's parameters."""
    memories = engine.memory_state_batch([fsrs.FSRSItem(histories[card]) for card in states])
    for (card, state), memory in zip(states.items(), memories, strict=True):
        states[card] = replace(state, stability=memory.stability, difficulty=memory.difficulty)


def replay_all(connection: sqlite3.Connection) -> dict[str, CardState]:
    """Every card's state."""
    events = log.read(connection, f"kind IN ('review', 'forget', 'parameters') AND NOT {UNDONE}")
    return replay(events, log.schedules(connection), log.aliases(connection))


class Answer(NamedTuple):
    """One review that counts: what was remembered after so many days. Days are local day numbers."""

    card: str  # by its present id
    rating: int
    day: int
    elapsed: int | None  # days since the card's answer before; None where the card was new
    seconds: float | None  # that it took, where that was noted


def answers(connection: sqlite3.Connection) -> Iterator[Answer]:
    """Every review that counts, in the log's order. A forgotten card is new again."""
    aliases = log.aliases(connection)
    last: dict[str, int] = {}
    for event in log.read(connection, f"kind IN ('review', 'forget') AND NOT {UNDONE}"):
        name = event.card or ""
        card = aliases.get(name, name)
        if event.kind == "forget":
            last.pop(card, None)
            continue
        elapsed = max(0, event.day - last[card]) if card in last else None
        seconds = event.data.get("seconds")
        last[card] = event.day
        yield Answer(
            card, event.rating, event.day, elapsed, seconds if isinstance(seconds, int | float) else None
        )


def replay_cards(connection: sqlite3.Connection, cards: Iterable[str]) -> dict[str, CardState | None]:
    """The state of each of these cards; None for one that no review is left of."""
    schedules, aliases = log.schedules(connection), log.aliases(connection)
    present = {aliases.get(card, card) for card in cards}
    states: dict[str, CardState | None] = {}
    adoptions = log.adoptions(connection)
    for card in present:
        events = _events_of(connection, card, aliases, ("review", "forget"))
        if adoptions:
            events = sorted([*events, *adoptions], key=lambda event: event.id)
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
