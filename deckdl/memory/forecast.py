"""What is remembered now, seen from today: which reviews come when, how stable and difficult cards are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from deckdl.memory.schedule import CardState

DAYS = 30
STABILITIES = (1, 3, 7, 14, 30, 90, 180, 365, 730)
"""Where one bin of stability (days) ends and the next begins; about twice as long each."""
HARDEST = 10


@dataclass(frozen=True)
class Forecast:
    """Reviews that are due: `overdue` since before today, `days` on each of 30 days from today on.

    A card that is being learned counts for today. How today's answers will move cards is not guessed.
    """

    overdue: int
    days: tuple[int, ...]


@dataclass(frozen=True)
class Spread:
    """How many cards there are of each stability, by STABILITIES, and of each difficulty from 1 to 10."""

    stability: tuple[int, ...]
    difficulty: tuple[int, ...]


def forecast(states: Iterable[CardState], today: int) -> Forecast:
    """When the cards with these states are due."""
    overdue, days = 0, [0] * DAYS
    for state in states:
        ahead = state.due_day - today if state.phase == "review" else 0
        if ahead < 0:
            overdue += 1
        elif ahead < DAYS:
            days[ahead] += 1
    return Forecast(overdue, tuple(days))


def spread(states: Iterable[CardState]) -> Spread:
    """How many of these states lie in each bin."""
    stability, difficulty = [0] * (len(STABILITIES) + 1), [0] * HARDEST
    for state in states:
        stability[bisect_right(STABILITIES, state.stability)] += 1
        difficulty[min(max(round(state.difficulty), 1), HARDEST) - 1] += 1
    return Spread(tuple(stability), tuple(difficulty))
