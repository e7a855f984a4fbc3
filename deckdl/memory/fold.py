"""Card states from events: the same log gives the same states, whoever replays it and when.

A review gives the state that it gave when it was answered, under the schedule that it names. Where the log
has adopted parameters, at that place every card's stability and difficulty are worked out anew from its
reviews so far under the new parameters; when it is due stays as it was. So, as in Anki, a card's next
interval follows from its whole history under one set of parameters, and the log's order alone decides.
"""

from __future__ import annotations

import gc
import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

import fsrs_rs_python as fsrs

from deckdl.errors import DeckdlError
from deckdl.memory import cards, log, marks
from deckdl.memory.log import NONE_UNDONE, UNDONE, AnswerRow, Event
from deckdl.memory.marks import Mark
from deckdl.memory.rating import Rating
from deckdl.memory.schedule import CardState, Course, Pick, Schedule, following

RATINGS = {int(rating): rating for rating in Rating}


Followed = tuple[AnswerRow, str, Course | None, Course, Schedule]


class Replay:
    """What is remembered, as it follows from reviews and forgettings that count, given in the log's order.

    A million in seconds: of each card only the last state is made whole.
    """

    def __init__(
        self, schedules: Mapping[str, Schedule], aliases: Mapping[str, str], adoptions: Iterable[Event] = ()
    ) -> None:
        self._schedules = schedules
        self._aliases = aliases
        self._to_adopt = deque(adoptions)
        self._courses: dict[str, Course] = {}
        self._times: dict[str, str] = {}
        self._histories: dict[str, list[fsrs.FSRSReview]] = {}

    def follow(self, rows: Iterable[AnswerRow]) -> Iterator[Followed]:
        """Each review with its card's present id, what it was before and after, and the schedule in force."""
        courses, times = self._courses, self._times
        histories, to_adopt = self._histories, self._to_adopt
        for row in rows:
            event, kind, name, at, rating, day, digest, days, _ = row
            while to_adopt and to_adopt[0].id < event:
                self._remember_anew(to_adopt.popleft())
            card = self._aliases.get(name, name)
            if kind == "forget":
                courses.pop(card, None)
                histories.pop(card, None)
                continue
            schedule = self._schedules.get(digest)
            if schedule is None:
                raise DeckdlError(
                    f"The log lacks the settings that the review {event} was given under: merge it again."
                )
            course = courses.get(card)
            if to_adopt:
                elapsed = max(0, day - course.last_day) if course else 0
                histories.setdefault(card, []).append(fsrs.FSRSReview(rating, elapsed))
            pick = None if days is None else _chosen(days)
            after = following(RATINGS[rating], course, day, schedule, name, pick)
            yield row, card, course, after, schedule
            courses[card] = after
            times[card] = at

    def states(self, rows: Iterable[AnswerRow]) -> dict[str, CardState]:
        """By present card id, after these rows and all adoptions."""
        deque(self.follow(rows), maxlen=0)
        while self._to_adopt:
            self._remember_anew(self._to_adopt.popleft())
        return {
            card: course.state(card, datetime.fromisoformat(self._times[card]))
            for card, course in self._courses.items()
        }

    def _remember_anew(self, adoption: Event) -> None:
        """Put in every course the stability and difficulty that its history has under the parameters."""
        engine = fsrs.FSRS(adoption.data["parameters"])
        memories = engine.memory_state_batch([fsrs.FSRSItem(self._histories[card]) for card in self._courses])
        for course, memory in zip(self._courses.values(), memories, strict=True):
            course.stability, course.difficulty = memory.stability, memory.difficulty


def _chosen(days: int) -> Pick:
    """The interval that was chosen then; after a merge, what comes nearest to it within the new bounds."""
    return lambda shortest, longest: min(max(days, shortest), longest)


def replay_of(connection: sqlite3.Connection) -> Replay:
    """At the beginning of the log."""
    return Replay(log.schedules(connection), log.aliases(connection), log.adoptions(connection))


def replay_all(connection: sqlite3.Connection) -> dict[str, CardState]:
    """Every card's state."""
    collecting = gc.isenabled()
    gc.disable()  # nothing here is in a circle, and a million states are looked through again and again
    try:
        return replay_of(connection).states(log.answer_rows(connection, NONE_UNDONE))
    finally:
        if collecting:
            gc.enable()


def rebuild(connection: sqlite3.Connection) -> int:
    """Put the states and marks that the log gives in the place of all that are stored; how many states."""
    rebuild_marks(connection)
    states = replay_all(connection)
    connection.execute("DELETE FROM cards")
    cards.write(connection, states.values())
    return len(states)


def rebuild_marks(connection: sqlite3.Connection) -> None:
    """As `rebuild`, of marks alone."""
    connection.execute("DELETE FROM marks")
    marks.write(connection, replay_marks(connection))


def replay_cards(connection: sqlite3.Connection, names: Iterable[str]) -> dict[str, CardState | None]:
    """The state of each of these cards; None for one that no review is left of."""
    schedules, aliases = log.schedules(connection), log.aliases(connection)
    present = {aliases.get(name, name) for name in names}
    states: dict[str, CardState | None] = {}
    adoptions = log.adoptions(connection)
    for card in present:
        every = _names(card, aliases)
        rows = log.answer_rows(connection, f"card IN ({_marks(every)}) AND NOT {UNDONE}", every)
        states[card] = Replay(schedules, aliases, adoptions).states(rows).get(card)
    return states


def replay_marks(connection: sqlite3.Connection) -> dict[str, Mark]:
    """The marks of every card that has one."""
    return marks.replay(log.read(connection, "kind <> 'review' AND kind = 'mark'"), log.aliases(connection))


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
