"""What a learner remembers: progress.db, its log of events and the card states that follow from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from deckdl.memory import backups, cards, fold, log, statistics
from deckdl.memory.calendar import Calendar
from deckdl.memory.log import UNDONE, Event
from deckdl.memory.rating import Rating
from deckdl.memory.schedule import CardState, Schedule, outcome, outcomes, retrievability
from deckdl.memory.statistics import Today
from deckdl.memory.store import Store

RESERVED = frozenset({"rating", "day", "schedule"})


class Memory:
    """The one door to progress.db. Every method may be called from any thread.

    What `answer`, `undo`, `rename`, `forget`, `keep` and `merge` did is on disk when they return; where they
    raise, nothing of it happened. A card that was renamed is found under its old id too.
    """

    def __init__(
        self, store: Store, device: str, schedule: Schedule, calendar: Calendar, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._clock = clock
        self._aliases: dict[str, str] = {}
        self._renamings = 0
        self._digest = log.digest(schedule)
        self.device = device
        """Names this copy of the log in the events that it writes."""
        self.schedule = schedule
        self.calendar = calendar

    @classmethod
    def open(cls, path: Path, schedule: Schedule, calendar: Calendar, clock: Callable[[], datetime]) -> Self:
        """Open the file, or make it; DeckdlError says in a sentence what is wrong with it.

        `clock` gives the present time; a schedule that the log has not seen is appended to it.
        """
        store = Store(path)
        try:
            with store.write() as connection:
                connection.execute("INSERT OR IGNORE INTO meta VALUES ('device', ?)", (log.new_device(),))
                (device,) = connection.execute("SELECT value FROM meta WHERE key = 'device'").fetchone()
                memory = cls(store, device, schedule, calendar, clock)
                if memory._digest not in log.schedules(connection):
                    data = {"digest": memory._digest, **schedule.to_data()}
                    now = clock()
                    log.append(connection, now, device, "schedule", None, now, data)
                memory._refresh(connection)
        except BaseException:
            store.close()
            raise
        return memory

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Answering

    def answer(
        self, card: str, rating: Rating, at: datetime, evidence: Mapping[str, Any] | None = None
    ) -> CardState:
        """Record a review given at `at`, and the card's new state.

        `evidence` is kept with it as JSON: what happened, such as {"seconds": 12.5, "hints": 1}; `seconds` is
        counted by `today`. The names rating, day and schedule are the log's own.
        """
        rating, at, evidence = Rating(rating), _utc(at), evidence or {}
        if taken := RESERVED & evidence.keys():
            raise ValueError(f"evidence cannot be called {sorted(taken)}")
        day = self.calendar.day(at)
        data = {"rating": int(rating), "day": day, "schedule": self._digest, **evidence}
        with self._store.write() as connection:
            card = self._refresh(connection).get(card, card)
            state = outcome(rating, card, cards.find(connection, card), day, at, self.schedule)
            log.append(connection, self._clock(), self.device, "review", card, at, data)
            cards.write(connection, [state])
        return state

    def preview(self, card: str, at: datetime) -> dict[Rating, timedelta]:
        """How long after `at` the card would come back, for each rating: exactly what `answer` gives then."""
        at = _utc(at)
        after = outcomes(self._present(card), self.state(card), self.calendar.day(at), at, self.schedule)
        return {rating: state.due - at for rating, state in after.items()}

    def undo(self, at: datetime) -> str | None:
        """Take back the last answer given on this device that still counts; its card, or None.

        Called again it goes further back, also after a restart.
        """
        with self._store.write() as connection:
            aliases = self._refresh(connection)
            last = connection.execute(
                f"SELECT id, card FROM events WHERE kind = 'review' AND device = ? AND NOT {UNDONE} "
                "ORDER BY id DESC LIMIT 1",
                (self.device,),
            ).fetchone()
            if last is None:
                return None
            event, name = str(last[0]), str(last[1])
            log.append(connection, self._clock(), self.device, "undo", name, _utc(at), {"event": event})
            self._replay(connection, [name])
            return aliases.get(name, name)

    def rename(self, old: str, new: str, at: datetime) -> bool:
        """Let the history of `old` be that of `new` for good; False where there is none under the old id.

        Reviews that come in later under the old id, from a device that has the old deck, belong to `new` too.
        So an id must not be used again for another card.
        """
        if old == new:
            return False
        with self._store.read() as connection:
            if cards.find(connection, old) is None:
                return False
        with self._store.write() as connection:
            before = dict(self._refresh(connection))
            if cards.find(connection, old) is None:
                return False
            log.append(connection, self._clock(), self.device, "rename", new, _utc(at), {"old": old})
            self._refresh(connection)
            self._replay(connection, {old, new, before.get(old, old), before.get(new, new)})
        return True

    def forget(self, card: str, at: datetime) -> None:
        """Let the card be new again. Its reviews stay in the log and count in statistics."""
        with self._store.write() as connection:
            card = self._refresh(connection).get(card, card)
            log.append(connection, self._clock(), self.device, "forget", card, _utc(at), {})
            self._replay(connection, [card])

    def keep(self, card: str, answer: str, at: datetime) -> None:
        """What is known of the card holds for its changed answer too, which has the digest `answer`."""
        with self._store.write() as connection:
            card = self._refresh(connection).get(card, card)
            log.append(connection, self._clock(), self.device, "keep", card, _utc(at), {"answer": answer})

    # Looking

    def state(self, card: str) -> CardState | None:
        """What is remembered about the card; None for one that was never answered."""
        with self._store.read() as connection:
            return cards.find(connection, self._present(card))

    def states(self) -> dict[str, CardState]:
        """Every card that was answered, by id."""
        with self._store.read() as connection:
            return {state.card: state for state in cards.read(connection)}

    def known(self) -> set[str]:
        """The ids of all cards that were answered: `states` without the states, for large collections."""
        with self._store.read() as connection:
            return {card for (card,) in connection.execute("SELECT card FROM cards")}

    def pending(self, day: int) -> list[CardState]:
        """The cards in (re)learning, and the reviews that are due by `day`."""
        with self._store.read() as connection:
            return list(cards.read(connection, "phase <> 'review' OR due_day <= ?", (day,)))

    def next_reviews(self, day: int) -> dict[str, int]:
        """The reviews that are due after `day`: card and due day, the earliest first."""
        query = "SELECT card, due_day FROM cards WHERE phase = 'review' AND due_day > ? ORDER BY due_day"
        with self._store.read() as connection:
            return dict(connection.execute(query, (day,)))

    def due_at(self, state: CardState) -> datetime:
        """The moment from which a card is due.

        That is the start of its day for a review, and for a step that ends on a later day than it began.
        """
        if state.phase == "review":
            return self.calendar.start_of(state.due_day)
        day = self.calendar.day(state.due)
        return state.due if day <= state.last_day else self.calendar.start_of(day)

    def is_due(self, state: CardState, at: datetime) -> bool:
        return self.due_at(state) <= at

    def retrievability(self, state: CardState, day: int) -> float:
        """The probability that the card is known on `day`."""
        return retrievability(state, day, self.schedule)

    def history(self, card: str) -> list[Event]:
        """The card's reviews that still count, the oldest first."""
        with self._store.read() as connection:
            return fold.reviews_of(connection, self._present(card), self._aliases)

    def answer_of(self, card: str) -> str | None:
        """The evidence called answer that `answer` was given last, or `keep` since; None where none was."""
        with self._store.read() as connection:
            return fold.answer_of(connection, self._present(card), self._aliases)

    def today(self, at: datetime) -> Today:
        """What was done on the day that `at` falls on."""
        with self._store.read() as connection:
            return statistics.today(connection, self.calendar.day(at), self._aliases)

    def answered_on(self, day: int) -> set[str]:
        """The cards that were answered on `day`."""
        with self._store.read() as connection:
            return statistics.cards_on(connection, day, self._aliases)

    def days(self, number: int) -> list[int]:
        """Answers on each of the last `number` days, the oldest first; the last one is today."""
        with self._store.read() as connection:
            return statistics.days(connection, self.calendar.day(self._clock()), number)

    # The log

    def events(self) -> Iterator[Event]:
        """The whole log in its order, also what was taken back: what `merge` on another device takes."""
        after = ""
        while True:
            with self._store.read() as connection:
                batch = list(log.read(connection, "id > ?", (after,), limit=1000))
            if not batch:
                return
            yield from batch
            after = batch[-1].id

    def merge(self, events: Iterable[Event]) -> int:
        """Take over the events of another log; how many were new. In any order and any number of times.

        DeckdlError where one of them is no event of deckdl; then none is taken over.
        """
        with self._store.write() as connection:
            new = log.add(connection, events)
            touched = {event.card for event in new if event.card is not None}
            few = len(touched) < 1000 and all(
                event.kind in ("review", "undo", "forget", "keep") for event in new
            )
            self._refresh(connection)
            if few:
                self._replay(connection, touched)
            elif new:
                fold.rebuild(connection)
        return len(new)

    def rebuild(self) -> int:
        """Derive every card's state from the log anew; how many cards there are."""
        with self._store.write() as connection:
            self._refresh(connection)
            return fold.rebuild(connection)

    def back_up(self, at: datetime) -> Path | None:
        """Make the backup of the day that `at` falls on, unless it is there or nothing is new; its file.

        Answers can be given meanwhile, also in other threads. DeckdlError where it cannot be made.
        """
        return backups.daily(self._store.path, date.fromordinal(self.calendar.day(at)))

    def _present(self, card: str) -> str:
        return self._aliases.get(card, card)

    def _refresh(self, connection: sqlite3.Connection) -> Mapping[str, str]:
        """The aliases, read again where another window renamed a card."""
        renamings = log.count_renamings(connection)
        if renamings != self._renamings:
            self._aliases, self._renamings = log.aliases(connection), renamings
        return self._aliases

    def _replay(self, connection: sqlite3.Connection, names: Iterable[str]) -> None:
        names = set(names)
        states = fold.replay_cards(connection, names)
        cards.remove(connection, names | states.keys())
        cards.write(connection, [state for state in states.values() if state is not None])


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return at.astimezone(UTC)
