"""What is remembered of a card, as Anki keeps it: a row of its cards, and rows of its review log."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from deckdl.memory.cards import EPOCH, MICROSECOND
from deckdl.memory.log import AnswerRow
from deckdl.memory.reviews import as_seconds
from deckdl.memory.schedule import Course

if TYPE_CHECKING:
    from deckdl.memory import Memory

_NEW, _LEARNING, _REVIEW, _RELEARNING = range(4)  # types of cards
_SUSPENDED = -1  # the queue, whatever the type
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
        self._marks = memory.marks()
        self._reviews: dict[str, list[Reviewed]] = defaultdict(list)
        for row, card, before, after, _ in memory.followed():
            self._reviews[card].append(_reviewed(row, before, after))

    def flagged(self, item: str) -> bool:
        """Whether the learner flagged it."""
        return item in self._marks and self._marks[item].flagged

    def placed(self, item: str, position: int, now: datetime) -> Placed:
        """Where the item stands. Days count from the one that `now` falls on; `position` is for new ones."""
        placed = self._placed(item, position, now)
        suspended = item in self._marks and self._marks[item].suspended
        return replace(placed, queue=_SUSPENDED) if suspended else placed

    def _placed(self, item: str, position: int, now: datetime) -> Placed:
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

    def reviews(self, item: str) -> list[Reviewed]:
        """The item's reviews that count, in order."""
        return self._reviews.get(item, [])


def _reviewed(row: AnswerRow, before: Course | None, after: Course) -> Reviewed:
    _, _, _, at, rating, _, _, _, seconds = row
    return Reviewed(
        (datetime.fromisoformat(at) - EPOCH) // MICROSECOND // 1000,
        rating,
        _interval(after),
        _interval(before) if before else 0,
        round((after.difficulty - 1) / 9 * 1000) + 100,  # how Anki keeps FSRS's difficulty there
        round(as_seconds(seconds) * 1000),
        _KINDS[before.phase] if before else 0,
    )


def _interval(course: Course) -> int:
    return course.due_day - course.last_day if course.phase == "review" else -course.span
