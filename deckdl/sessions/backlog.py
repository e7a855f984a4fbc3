"""What piled up during a break: asked in shares that a learner can bear, and told as what it is."""

from __future__ import annotations

import math
from collections.abc import Set
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from deckdl.memory import Memory

LEAST = 20
"""Reviews a day that are no burden to anybody."""
MORE_THAN_USUAL = 1.5
WEEK = 7


@dataclass(frozen=True)
class Backlog:
    """Reviews that wait, a day's share of them, and the days until none does; None: they would not end."""

    waiting: int
    share: int
    days: int | None

    def to_json(self) -> dict[str, Any]:
        """Plain data for `json.dumps`; keys are stable."""
        return asdict(self)


def backlog(memory: Memory, among: Set[str], at: datetime, most: int) -> Backlog | None:
    """The backlog at `at`, where more than two days' shares are due of the cards `among`.

    A share is half as much again as the learner's usual day or as the coming week's days, and at most `most`,
    the learner's own limit. It stays the same all day.
    """
    day = memory.calendar.day(at)
    due = memory.due_counts(day + WEEK)
    reviewed = memory.today(at).reviewed
    if sum(due.values()) + reviewed <= 2 * LEAST:
        return None
    for state in memory.states_of(list(memory.known() - among)).values():
        if state.phase == "review" and state.due_day in due:
            due[state.due_day] -= 1  # its deck is gone
    left = sum(count for due_day, count in due.items() if due_day <= day)
    waiting = left + reviewed
    usual = [answers for answers in memory.days(91)[:-1] if answers][-30:]
    coming = (sum(due.values()) - left) / WEEK
    busy = max(sum(usual) / len(usual) if usual else 0.0, coming)
    share = min(most, max(LEAST, math.ceil(MORE_THAN_USUAL * busy)))
    if not left or waiting <= 2 * share:
        return None
    days = math.ceil(waiting / (share - coming)) if share > coming else None
    return Backlog(left, share, days)


def told(backlog: Backlog) -> str:
    """The backlog in a sentence or two."""
    if backlog.days is None:
        return (
            f"{backlog.waiting} reviews have piled up, and {backlog.share} a day do not wear them down: "
            "raise reviews_per_day in settings.yaml."
        )
    return (
        f"{backlog.waiting} reviews have piled up. At {backlog.share} a day they are done in about "
        f"{backlog.days} days; new cards wait until then."
    )
