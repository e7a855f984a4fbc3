"""The days to come, played through: every card answered as FSRS and the learner's habits make likely.

The schedule is the real one, and so are the limits of a day. Whether a card is recalled is drawn with the
probability that its forgetting curve gives on that day.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from deckdl.memory.habits import Habits, Kind
from deckdl.memory.queue import Limits, text_of
from deckdl.memory.rating import Rating
from deckdl.memory.schedule import CardState, Schedule, outcome, retrievability

DAY = timedelta(days=1)
SAME_DAY = timedelta(hours=8)
"""A step up to this long is done in the same session, or later that day."""

RATINGS = tuple(Rating)


@dataclass
class Forecast:
    """What the days will bring. `known` is the number of cards expected to be recalled on the day after them.

    `asked` of the answers are on a later day than the card's answer before, and `recalled` of these right.
    """

    known: float = 0.0
    answers: list[int] = field(default_factory=list)
    """On each day."""
    seconds: list[float] = field(default_factory=list)
    """On each day."""
    asked: int = 0
    recalled: int = 0
    unmet: int = 0
    """Cards that were not asked even once by then."""
    all_met: int | None = None
    """After how many days every card was asked; None where some were not, or all were before."""

    @property
    def retention(self) -> float:
        """The share that is recalled; 1 where nothing is asked."""
        return self.recalled / self.asked if self.asked else 1.0


def simulate(
    cards: Sequence[str],
    states: Mapping[str, CardState],
    schedule: Schedule,
    limits: Limits,
    habits_of: Callable[[str], Habits],
    day: int,
    days: int,
    seed: int = 0,
) -> Forecast:
    """Study these cards, in this order where they are new, for so many days from `day` (a local day) on.

    Every day is studied, all that the limits let through; the same seed gives the same forecast.
    """
    return _Simulation(cards, states, schedule, limits, habits_of, seed).run(day, days)


class _Simulation:
    def __init__(
        self,
        cards: Sequence[str],
        states: Mapping[str, CardState],
        schedule: Schedule,
        limits: Limits,
        habits_of: Callable[[str], Habits],
        seed: int,
    ) -> None:
        self._states = {card: states[card] for card in cards if card in states}
        self._new = deque(card for card in cards if card not in states)
        self._schedule = schedule
        self._limits = limits
        self._habits_of = habits_of
        self._random = Random(seed)
        self._waiting: list[str] = []  # due on an earlier day than this, the longest first
        self._due: defaultdict[int, list[str]] = defaultdict(list)
        self._forecast = Forecast()

    def run(self, first: int, days: int) -> Forecast:
        forecast, new = self._forecast, bool(self._new)
        for state in sorted(self._states.values(), key=lambda state: state.due_day):
            self._due[max(first, state.due_day)].append(state.card)
        for day in range(first, first + days):
            forecast.answers.append(0)
            forecast.seconds.append(0.0)
            shown: set[str] = set()
            self._review(day, shown)
            self._meet(day, shown)
            if new and not self._new:
                new, forecast.all_met = False, day - first + 1
        end = first + days
        forecast.known = sum(retrievability(state, end, self._schedule) for state in self._states.values())
        forecast.unmet = len(self._new)
        return forecast

    def _review(self, day: int, shown: set[str]) -> None:
        """What is due; of siblings one a day, as in a session."""
        due, self._waiting = [*self._waiting, *self._due.pop(day, ())], []
        room = self._limits.reviews_per_day
        for card in due:
            if self._states[card].phase == "review":
                if text_of(card) in shown or room <= 0:
                    self._waiting.append(card)
                    continue
                room -= 1
            shown.add(text_of(card))
            self._ask(card, day)

    def _meet(self, day: int, shown: set[str]) -> None:
        """New cards, none whose text was shown today."""
        room, held_back = self._limits.new_per_day, []
        while self._new and room > 0:
            card = self._new.popleft()
            if text_of(card) in shown:
                held_back.append(card)
                continue
            room -= 1
            shown.add(text_of(card))
            self._ask(card, day)
        self._new.extendleft(reversed(held_back))

    def _ask(self, card: str, day: int) -> None:
        """Once, and again at each step that ends on this day."""
        at = datetime.combine(date.fromordinal(day), time(12), UTC)
        state = self._states.get(card)
        while True:
            state = outcome(self._answer(card, state, day), card, state, day, at, self._schedule)
            if state.phase == "review" or state.due - at > SAME_DAY:
                break
            at = state.due
        self._states[card] = state
        waits = state.due_day - day if state.phase == "review" else math.ceil((state.due - at) / DAY)
        self._due[day + max(1, waits)].append(card)

    def _answer(self, card: str, state: CardState | None, day: int) -> Rating:
        """How it goes, drawn and counted."""
        habits, forecast = self._habits_of(card), self._forecast
        kind: Kind = "new"
        if state is not None and day <= state.last_day:
            kind = "step"
        elif state is not None:
            recalled = self._random.random() < retrievability(state, day, self._schedule)
            kind = "recalled" if recalled else "forgotten"
            forecast.asked += 1
            forecast.recalled += recalled
        forecast.answers[-1] += 1
        forecast.seconds[-1] += habits.seconds[kind]
        return self._random.choices(RATINGS, habits.odds[kind])[0]
