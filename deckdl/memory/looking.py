"""What progress.db tells: everything that can be asked of it without changing it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime

from deckdl.memory import cards, fold, log, marks, statistics
from deckdl.memory.calendar import Calendar
from deckdl.memory.log import UNDONE, Event
from deckdl.memory.marks import Mark
from deckdl.memory.rating import Order
from deckdl.memory.reviews import Review, reviewed
from deckdl.memory.schedule import CardState, Schedule, retrievability
from deckdl.memory.statistics import Today
from deckdl.memory.store import Store

MOST_MARKS = 500  # in one statement: SQLite has a limit
BATCH = 1000  # events that are read at once: others need not wait long for the database


class Looking:
    """Questions to a database; a card that was renamed is found under its old id too."""

    def __init__(
        self, store: Store, schedule: Schedule, calendar: Calendar, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._clock = clock
        self._aliases: dict[str, str] = {}
        self.schedule = schedule
        """For the next answer: as the learner set it, with the parameters that the log adopted last."""
        self.calendar = calendar

    def state(self, card: str) -> CardState | None:
        """What is remembered about the card; None for one that was never answered."""
        with self._store.read() as connection:
            return cards.find(connection, self._present(card))

    def states(self) -> dict[str, CardState]:
        """Every card that was answered, by id."""
        with self._store.read() as connection:
            return {state.card: state for state in cards.read(connection)}

    def states_of(self, names: Sequence[str]) -> dict[str, CardState]:
        """The states of those among these present ids that were answered."""
        found: dict[str, CardState] = {}
        with self._store.read() as connection:
            for start in range(0, len(names), MOST_MARKS):
                some = names[start : start + MOST_MARKS]
                where = f"card IN ({', '.join('?' * len(some))})"
                found.update((state.card, state) for state in cards.read(connection, where, some))
        return found

    def marks(self) -> dict[str, Mark]:
        """Every card that is suspended, was buried once, or is flagged."""
        with self._store.read() as connection:
            return marks.read(connection)

    def hidden(self, day: int) -> set[str]:
        """The cards that are not to be asked on `day`: suspended, or buried for it."""
        return {card for card, mark in self.marks().items() if mark.hides(day)}

    def known(self) -> set[str]:
        """The ids of all cards that were answered: `states` without the states, for large collections."""
        with self._store.read() as connection:
            return {card for (card,) in connection.execute("SELECT card FROM cards")}

    def steps(self) -> list[CardState]:
        """The cards in (re)learning."""
        with self._store.read() as connection:
            return list(cards.read(connection, "phase IN ('learning', 'relearning')"))

    def due_reviews(self, day: int, until: int, order: Order, most: int) -> list[tuple[float, str]]:
        """The first `most` (-1: all) reviews that are due by `until`, as on `day`: rank and card.

        The rank is the due day, or how often over the time since the last answer is the stability: the
        forgetting curve falls with it. Those of equal rank come by id.
        """
        overdue = f"max(0, {day} - last_day) / stability"
        rank = {"due": "due_day", "weakest": f"-{overdue}", "strongest": overdue}[order]
        due = f"SELECT {rank}, card FROM cards WHERE phase = 'review' AND due_day <= ?"
        with self._store.read() as connection:
            return connection.execute(f"{due} ORDER BY 1, card LIMIT ?", (until, most)).fetchall()

    def next_reviews(self, day: int) -> dict[str, int]:
        """The reviews that are due after `day`: card and due day, the earliest first."""
        query = "SELECT card, due_day FROM cards WHERE phase = 'review' AND due_day > ? ORDER BY due_day"
        with self._store.read() as connection:
            return dict(connection.execute(query, (day,)))

    def due_counts(self, day: int) -> dict[int, int]:
        """How many reviews are due on each day up to `day`."""
        query = "SELECT due_day, count(*) FROM cards WHERE phase = 'review' AND due_day <= ? GROUP BY due_day"
        with self._store.read() as connection:
            return dict(connection.execute(query, (day,)))

    def failed_on(self, day: int) -> list[str]:
        """The cards of the answers on `day` that were Again, as often as they were."""
        with self._store.read() as connection:
            return statistics.failed_on(connection, day, self._aliases)

    def due_at(self, state: CardState) -> datetime:
        """The moment from which a card is due.

        That is the start of its day for a review, and for a step that ends on a later day than it began.
        """
        if state.phase == "review":
            return self.calendar.start_of(state.due_day)
        if state.due < self.calendar.start_of(state.last_day + 1):
            return state.due
        return self.calendar.start_of(self.calendar.day(state.due))

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

    def today(self, at: datetime, among: Collection[str] | None = None) -> Today:
        """What was done on the day that `at` falls on, with all cards or only with those `among`."""
        with self._store.read() as connection:
            return statistics.today(connection, self.calendar.day(at), self._aliases, among)

    def answered_on(self, day: int) -> set[str]:
        """The cards that were answered on `day`."""
        with self._store.read() as connection:
            return statistics.cards_on(connection, day, self._aliases)

    def days(self, number: int) -> list[int]:
        """Answers on each of the last `number` days, the oldest first; the last one is today."""
        with self._store.read() as connection:
            return statistics.days(connection, self.calendar.day(self._clock()), number)

    def count_reviews(self) -> int:
        """How many there are; cheap."""
        with self._store.read() as connection:
            return log.count_reviews(connection)

    def last_fitted(self) -> int:
        """How many there were when parameters were fitted last, adopted or not; 0: never. Cheap."""
        with self._store.read() as connection:
            return log.last_fitted(connection)

    def adopted(self) -> list[tuple[float, ...]]:
        """The parameters that were adopted, in the log's order; the last ones hold."""
        with self._store.read() as connection:
            return [tuple(event.data["parameters"]) for event in log.adoptions(connection)]

    def reviews(self) -> Iterator[Review]:
        """Every answer that still counts, in the log's order. A long log takes seconds; others go on."""
        return reviewed(self.followed())

    def followed(self) -> Iterator[fold.Followed]:
        """As `reviews`, each with what was remembered of its card before and after."""
        with self._store.read() as connection:
            replay = fold.replay_of(connection)
        after = ""
        while True:
            with self._store.read() as connection:
                where = f"NOT {UNDONE} AND id > ?"
                batch = list(log.answer_rows(connection, where, (after,), limit=BATCH, timed=True))
            if not batch:
                return
            yield from replay.follow(batch)
            after = batch[-1][0]

    def events(self) -> Iterator[Event]:
        """The whole log in its order, also what was taken back: what `merge` on another device takes."""
        after = ""
        while True:
            with self._store.read() as connection:
                batch = list(log.read(connection, "id > ?", (after,), limit=BATCH))
            if not batch:
                return
            yield from batch
            after = batch[-1].id

    def _present(self, card: str) -> str:
        return self._aliases.get(card, card)
