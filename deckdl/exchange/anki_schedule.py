"""What is remembered of a card, as Anki keeps it: a row of its cards, and rows of its review log."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from deckdl.memory import log
from deckdl.memory.cards import EPOCH, MICROSECOND
from deckdl.memory.log import Event
from deckdl.memory.rating import Rating
from deckdl.memory.schedule import CardState, Schedule, outcome

if TYPE_CHECKING:
    from deckdl.memory import Memory

_NEW, _LEARNING, _REVIEW, _RELEARNING = range(4)  # types of cards
_IN_DAYS = 3  # the queue of a step that ends on a later day
_EASE = 2500  # permille; what Anki starts with, and uses only without FSRS
_KINDS = {"learning": 0, "review": 1, "relearning": 2}  # of reviews, by what the card was in before


@dataclass(frozen=True)
class Placed:
    """The scheduling columns of Anki's table cards."""

    type: int
    queue: int
    due: int
    ivl: int
    factor: int
    reps: int
    lapses: int
    left: int
    data: str


@dataclass(frozen=True)
class Reviewed:
    """A row of Anki's review log. `at` is in milliseconds since 1970; intervals are days, below 0 seconds."""

    at: int
    ease: int
    ivl: int
    last: int
    factor: int
    milliseconds: int
    kind: int


class History:
    """The log, read once, for cards to be looked up in it."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._states = memory.states()
        self._schedules = {log.digest(memory.schedule): memory.schedule}
        self._forgotten: dict[str, list[Event]] = defaultdict(list)
        for event in memory.events():
            if event.kind == "schedule":
                self._schedules[event.data["digest"]] = Schedule.from_data(event.data)
            elif event.kind == "forget" and event.card is not None:
                self._forgotten[event.card].append(event)

    def placed(self, item: str, position: int, now: datetime) -> Placed:
        """Where the item stands. Days count from the one that `now` falls on; `position` is for new ones."""
        state = self._states.get(item)
        if state is None:
            return Placed(_NEW, _NEW, position, 0, 0, 0, 0, 0, json.dumps({"pos": position}))
        calendar = self._memory.calendar
        today = calendar.day(now)
        schedule = self._memory.schedule
        data: dict[str, Any] = {
            "pos": position,
            "s": round(state.stability, 4),
            "d": round(state.difficulty, 3),
        }
        data |= {
            "dr": schedule.desired_retention,
            "lrt": (state.reviewed - EPOCH) // MICROSECOND // 1_000_000,
        }
        if len(schedule.weights) > 20:
            data["decay"] = round(schedule.weights[20], 3)
        counts = (_EASE, state.repetitions, state.lapses)
        if state.phase == "review":
            ivl = max(1, state.due_day - state.last_day)
            return Placed(_REVIEW, _REVIEW, state.due_day - today, ivl, *counts, 0, json.dumps(data))
        relearning = state.phase == "relearning"
        steps = schedule.relearning_steps if relearning else schedule.learning_steps
        left = max(1, len(steps) - state.step)
        day = calendar.day(state.due)
        later = day > state.last_day
        due = day - today if later else (state.due - EPOCH) // MICROSECOND // 1_000_000
        kind = _RELEARNING if relearning else _LEARNING
        queue = _IN_DAYS if later else _LEARNING
        return Placed(kind, queue, due, int(relearning), *counts, left, json.dumps(data))

    def reviews(self, item: str) -> Iterator[Reviewed]:
        """The item's reviews that count, in order."""
        if item not in self._states and item not in self._forgotten:
            return
        before: CardState | None = None
        events = [*self._memory.history(item), *self._forgotten.get(item, ())]
        for event in sorted(events, key=lambda event: event.id):
            if event.kind == "forget":
                before = None
                continue
            schedule = self._schedules[event.data["schedule"]]
            rating = Rating(event.rating)
            after = outcome(rating, item, before, event.day, event.at, schedule, seed=event.card)
            seconds = event.data.get("seconds", 0)
            yield Reviewed(
                (event.at - EPOCH) // MICROSECOND // 1000,
                int(rating),
                _interval(after),
                _interval(before) if before else 0,
                round((after.difficulty - 1) / 9 * 1000) + 100,  # how Anki keeps FSRS's difficulty there
                round(seconds * 1000) if isinstance(seconds, int | float) else 0,
                _KINDS[before.phase] if before else 0,
            )
            before = after


def _interval(state: CardState) -> int:
    if state.phase == "review":
        return state.due_day - state.last_day
    return -((state.due - state.reviewed) // MICROSECOND // 1_000_000)
