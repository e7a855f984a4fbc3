"""What a learner remembers: progress.db, its log of events and the card states that follow from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from deckdl.memory import backups, cards, fold, log, marks
from deckdl.memory.calendar import Calendar
from deckdl.memory.loads import Lightest, Loads
from deckdl.memory.log import UNDONE, Event
from deckdl.memory.looking import Looking
from deckdl.memory.marks import Mark
from deckdl.memory.rating import Rating
from deckdl.memory.schedule import CardState, Schedule, outcome, outcomes
from deckdl.memory.store import Store

RESERVED = frozenset({"rating", "day", "days", "schedule"})


class Memory(Looking):
    """The one door to progress.db. Every method may be called from any thread.

    What the methods that write (`answer`, `undo`, `rename`, `forget`, `keep`, `mark`, `adopt`, `note_fit`,
    `merge`) did is on disk when they return; where they raise, nothing of it happened. A card that was
    renamed is found under its old id too.
    """

    def __init__(
        self, store: Store, device: str, schedule: Schedule, calendar: Calendar, clock: Callable[[], datetime]
    ) -> None:
        super().__init__(store, schedule, calendar, clock)
        self._loads = Loads()
        self._changes: int | None = None  # of what `_refresh` reads
        self._digest = ""
        self._set = schedule
        self.device = device
        """Names this copy of the log in the events that it writes."""

    @classmethod
    def open(cls, path: Path, schedule: Schedule, calendar: Calendar, clock: Callable[[], datetime]) -> Self:
        """Open the file, or make it; DeckdlError says in a sentence what is wrong with it.

        `clock` gives the present time; a schedule that the log has not seen is appended to it. Where the
        schedule names no parameters, those that the log adopted last hold.
        """
        store = Store(path)
        try:
            with store.write() as connection:
                connection.execute("INSERT OR IGNORE INTO meta VALUES ('device', ?)", (log.new_device(),))
                (device,) = connection.execute("SELECT value FROM meta WHERE key = 'device'").fetchone()
                memory = cls(store, device, schedule, calendar, clock)
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
        counted by `today`. The names rating, day, days and schedule are the log's own.
        """
        rating, at, evidence = Rating(rating), _utc(at), evidence or {}
        if taken := RESERVED & evidence.keys():
            raise ValueError(f"evidence cannot be called {sorted(taken)}")
        day = self.calendar.day(at)
        data = {"rating": int(rating), "day": day, "schedule": self._digest, **evidence}
        with self._store.write() as connection:
            card = self._refresh(connection).get(card, card)
            pick = Lightest(self._loads.read(connection), day, card)
            before = cards.find(connection, card)
            state = outcome(rating, card, before, day, at, self.schedule, pick=pick)
            if pick.chosen is not None:
                data["days"] = pick.chosen
            log.append(connection, self._clock(), self.device, "review", card, at, data)
            cards.put(connection, state, before)
        self._loads.moved(before, state)
        return state

    def preview(self, card: str, at: datetime) -> dict[Rating, timedelta]:
        """How long after `at` the card would come back, for each rating: exactly what `answer` gives then."""
        at = _utc(at)
        card, day = self._present(card), self.calendar.day(at)
        with self._store.read() as connection:
            pick = Lightest(self._loads.read(connection), day, card)
            state = cards.find(connection, card)
            after = outcomes(card, state, day, at, self.schedule, pick=pick)
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
            fold.rebuild_marks(connection)
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

    def mark(self, card: str, at: datetime, **marked: bool) -> Mark:
        """Suspend, bury or flag a card, or take that back: `mark(card, at, suspended=True)`; what holds then.

        `buried` holds for the local day of `at`. A card that was never answered can be marked too.
        """
        data: dict[str, Any] = dict(marked)
        if "buried" in data:
            data["buried"] = self.calendar.day(at) if data["buried"] else None
        with self._store.write() as connection:
            card = self._refresh(connection).get(card, card)
            log.append(connection, self._clock(), self.device, "mark", card, _utc(at), data)
            mark = marks.read(connection).get(card, Mark()).changed(data)
            marks.remove(connection, [card])
            if mark != Mark():
                marks.write(connection, {card: mark})
        return mark

    def adopt(self, parameters: Sequence[float], reviews: int, at: datetime) -> None:
        """Let these parameters of FSRS, fitted to so many reviews, hold from now on.

        Every card's stability and difficulty are worked out anew under them; when it is due stays.
        """
        data = {"parameters": list(parameters), "reviews": reviews}
        with self._store.write() as connection:
            log.append(connection, self._clock(), self.device, "parameters", None, _utc(at), data)
            self._refresh(connection)
            self._rebuild(connection)

    def note_fit(self, reviews: int, at: datetime) -> None:
        """Parameters were fitted to so many reviews and not adopted."""
        with self._store.write() as connection:
            data = {"reviews": reviews}
            log.append(connection, self._clock(), self.device, "fit", None, _utc(at), data)

    # The log

    def merge(self, events: Iterable[Event]) -> int:
        """Take over the events of another log; how many were new. In any order and any number of times.

        DeckdlError where one of them is no event of deckdl; then none is taken over.
        """
        with self._store.write() as connection:
            new = log.add(connection, events)
            touched = {event.card for event in new if event.card is not None}
            few = len(touched) < 1000 and all(
                event.kind in ("review", "undo", "forget", "keep", "mark", "fit") for event in new
            )
            self._refresh(connection)
            if few:
                self._replay(connection, touched)
            elif new:
                self._rebuild(connection)
            if any(event.kind in ("mark", "rename") for event in new):
                fold.rebuild_marks(connection)
        return len(new)

    def rebuild(self) -> int:
        """Derive every card's state from the log anew; how many cards there are."""
        with self._store.write() as connection:
            self._refresh(connection)
            return self._rebuild(connection)

    def back_up(self, at: datetime) -> Path | None:
        """Make the backup of the day that `at` falls on, unless it is there or nothing is new; its file.

        Answers can be given meanwhile, also in other threads. DeckdlError where it cannot be made.
        """
        return backups.daily(self._store.path, date.fromordinal(self.calendar.day(at)))

    def _refresh(self, connection: sqlite3.Connection) -> Mapping[str, str]:
        """The aliases; they and the parameters are read again where another window changed them."""
        changes = log.count_changes(connection)
        if changes != self._changes:
            self._aliases, self._changes = log.aliases(connection), changes
            self._take_parameters(connection)
        return self._aliases

    def _take_parameters(self, connection: sqlite3.Connection) -> None:
        """Schedule by those adopted last, and let the log know the schedule."""
        adoptions = log.adoptions(connection)
        if adoptions and self._set.parameters is None:
            self.schedule = replace(self._set, parameters=tuple(adoptions[-1].data["parameters"]))
        self._digest = log.digest(self.schedule)
        if self._digest not in log.schedules(connection):
            data = {"digest": self._digest, **self.schedule.to_data()}
            now = self._clock()
            log.append(connection, now, self.device, "schedule", None, now, data)

    def _rebuild(self, connection: sqlite3.Connection) -> int:
        self._loads.forget()
        return fold.rebuild(connection)

    def _replay(self, connection: sqlite3.Connection, names: Iterable[str]) -> None:
        self._loads.forget()
        names = set(names)
        states = fold.replay_cards(connection, names)
        cards.remove(connection, names | states.keys())
        cards.write(connection, [state for state in states.values() if state is not None])


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return at.astimezone(UTC)
