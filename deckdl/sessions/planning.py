"""What will be known on a day to come, with so many minutes a day; and the limits that make it so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from deckdl.errors import DeckdlError
from deckdl.memory.habits import USUAL, Habits, habits
from deckdl.memory.queue import Limits
from deckdl.memory.simulation import Forecast, simulate
from deckdl.sessions.decks import items_of, known_decks

if TYPE_CHECKING:
    from deckdl.sessions.desk import Desk

FARTHEST = 5 * 366
BUSIEST_DAYS = 28
LOWEST_RETENTION = 70  # percent, as settings.yaml allows
CODE = replace(USUAL, seconds={kind: 12 * seconds for kind, seconds in USUAL.seconds.items()})
"""Code takes that much longer, until the learner's own times are known."""


@dataclass(frozen=True)
class Plan:
    """Limits, and what follows from them. `known` are the cards that will be recalled on that day, expected.

    Minutes are a day's: on average, in the busiest four weeks in a row, and on the worst day.
    `met_on` is when every card was asked once; None where `unmet` cards still are not.
    """

    date: str
    days: int
    cards: int
    minutes: int
    fits: bool
    new_per_day: int
    desired_retention: float
    known: float
    known_now: float
    mean_minutes: float
    busiest_minutes: float
    worst_minutes: float
    unmet: int
    met_on: str | None
    settings: dict[str, int | float]
    """What to change in settings.yaml; empty where it stands so already."""

    def to_json(self) -> dict[str, Any]:
        """Plain data for `json.dumps`; keys are stable."""
        return asdict(self)


def plan(desk: Desk, until: date, minutes: int, decks: Sequence[str] = ()) -> Plan:
    """The most new cards a day that keep the busiest four weeks until that date within `minutes` a day.

    Where the reviews alone take longer, the highest retention with which they do not, and no new cards.
    DeckdlError where the date is not ahead, a deck is not known or there is nothing to learn.
    """
    planner = _Planner(desk, until, decks)
    now = desk.settings.desired_retention
    new, retention = 0, now
    if planner.minutes(0, now) > minutes:
        percent = _most(LOWEST_RETENTION, int(now * 100), lambda p: planner.minutes(0, p / 100) <= minutes)
        retention = percent / 100
    else:
        new = _most(0, planner.room(minutes), lambda new: planner.minutes(new, now) <= minutes)
    return planner.plan(new, retention, minutes)


def _most(low: int, high: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to `high` that fits, by bisection; `low` where none does."""
    if high <= low or fits(high):
        return max(low, high)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


class _Planner:
    def __init__(self, desk: Desk, until: date, decks: Sequence[str]) -> None:
        self._desk = desk
        memory, library, now = desk.memory, desk.library, desk.clock()
        today = memory.calendar.day(now)
        if until.toordinal() <= today:
            raise DeckdlError(f"{until} is not ahead: name a day after today.")
        self._first = today + (memory.today(now).answered > 0)  # what today holds is done, or being done
        self._until, self._days = until, max(1, until.toordinal() - self._first)
        if self._days > FARTHEST:
            raise DeckdlError(f"{until} is too far ahead to say anything: name a day within five years.")
        suspended = {card for card, mark in memory.marks().items() if mark.suspended}
        self._cards = [
            card for card in items_of(library, known_decks(library, decks)) if card not in suspended
        ]
        if not self._cards:
            raise DeckdlError("There are no cards to plan for: put decks into the folder decks.")
        self._states = memory.states()
        answers = list(memory.reviews())
        code = {card for card in library.items if library.items.asks_for_code(card)}
        own: dict[bool, Habits] = {
            False: habits(answer for answer in answers if answer.card not in code),
            True: habits((answer for answer in answers if answer.card in code), CODE),
        }
        self._habits_of: Callable[[str], Habits] = lambda card: own[card in code]
        self._forecasts: dict[tuple[int, float], Forecast] = {}

    def minutes(self, new: int, retention: float) -> float:
        """A day's, in the busiest four weeks: a long span evens out days, and shows a rush at its start."""
        seconds = self._forecast(new, retention).seconds
        width = min(BUSIEST_DAYS, len(seconds))
        spans = (seconds[start : start + width] for start in range(len(seconds) - width + 1))
        return max(map(sum, spans)) / width / 60

    def room(self, minutes: int) -> int:
        """New cards a day that there could be at most: each is asked two times more on its first day."""
        unseen = [card for card in self._cards if card not in self._states]
        if not unseen:
            return 0
        each = [self._habits_of(card).seconds for card in unseen]
        first = sum(seconds["new"] + 2 * seconds["step"] for seconds in each) / len(each)
        return min(len(unseen), 9999, int(60 * minutes / first))

    def plan(self, new: int, retention: float, minutes: int) -> Plan:
        desk, forecast = self._desk, self._forecast(new, retention)
        wanted = {"new_per_day": new, "desired_retention": retention}
        met_on = date.fromordinal(self._first + forecast.all_met - 1) if forecast.all_met else None
        today = desk.memory.calendar.day(desk.clock())
        met = [card for card in self._cards if card in self._states]
        return Plan(
            date=self._until.isoformat(),
            days=self._days,
            cards=len(self._cards),
            minutes=minutes,
            fits=self.minutes(new, retention) <= minutes,
            new_per_day=new,
            desired_retention=retention,
            known=forecast.known,
            known_now=sum(
                (desk.memory.retrievability(self._states[card], today) for card in met),
                0.0,
            ),
            mean_minutes=sum(forecast.seconds) / len(forecast.seconds) / 60,
            busiest_minutes=self.minutes(new, retention),
            worst_minutes=max(forecast.seconds) / 60,
            unmet=forecast.unmet,
            met_on=met_on.isoformat() if met_on else None,
            settings={key: value for key, value in wanted.items() if getattr(desk.settings, key) != value},
        )

    def _forecast(self, new: int, retention: float) -> Forecast:
        """Played once for each setting; the same chance for all, so that they compare."""
        if (new, retention) not in self._forecasts:
            self._forecasts[new, retention] = simulate(
                self._cards,
                self._states,
                replace(self._desk.memory.schedule, desired_retention=retention),
                Limits(new, self._desk.settings.reviews_per_day),
                self._habits_of,
                self._first,
                self._days,
            )
        return self._forecasts[new, retention]
