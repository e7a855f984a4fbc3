"""Card states from events: the same log gives the same states, whoever replays it and when."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from deckdl.errors import DeckdlError
from deckdl.memory import cards, log
from deckdl.memory.log import NONE_UNDONE, UNDONE, Answer, Event
from deckdl.memory.rating import Rating
from deckdl.memory.schedule import CardState, Course, Schedule, following

RATINGS = {int(rating): rating for rating in Rating}


def replay(
    answers: Iterable[Answer], schedules: Mapping[str, Schedule], aliases: Mapping[str, str]
) -> dict[str, CardState]:
    """States by present card id, from reviews that count and from forgettings, in the order of the log.

    A million in seconds: of each card only the last state is made whole.
    """
    courses: dict[str, Course] = {}
    times: dict[str, str] = {}
    for event, kind, name, at, rating, day, digest in answers:
        card = aliases.get(name, name)
        if kind == "forget":
            courses.pop(card, None)
            continue
        schedule = schedules.get(digest)
        if schedule is None:
            raise DeckdlError(
                f"The log lacks the settings that the review {event} was given under: merge it again."
            )
        courses[card] = following(RATINGS[rating], courses.get(card), day, schedule, name)
        times[card] = at
    return {card: course.state(card, datetime.fromisoformat(times[card])) for card, course in courses.items()}


def replay_all(connection: sqlite3.Connection) -> dict[str, CardState]:
    """Every card's state."""
    return replay(log.answers(connection, NONE_UNDONE), log.schedules(connection), log.aliases(connection))


def rebuild(connection: sqlite3.Connection) -> int:
    """Put the states that the log gives in the place of all that are stored; how many there are."""
    states = replay_all(connection)
    connection.execute("DELETE FROM cards")
    cards.write(connection, states.values())
    return len(states)


def replay_cards(connection: sqlite3.Connection, names: Iterable[str]) -> dict[str, CardState | None]:
    """The state of each of these cards; None for one that no review is left of."""
    schedules, aliases = log.schedules(connection), log.aliases(connection)
    present = {aliases.get(name, name) for name in names}
    states: dict[str, CardState | None] = {}
    for card in present:
        every = _names(card, aliases)
        answers = log.answers(connection, f"card IN ({_marks(every)}) AND NOT {UNDONE}", every)
        states[card] = replay(answers, schedules, aliases).get(card)
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
    names = _names(card, aliases)
    where = f"card IN ({_marks(names)}) AND kind IN ({_marks(kinds)}) AND NOT {UNDONE}"
    return list(log.read(connection, where, (*names, *kinds)))


def _names(card: str, aliases: Mapping[str, str]) -> list[str]:
    """What the card is called and was called."""
    return [card, *(old for old, present in aliases.items() if present == card)]


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
