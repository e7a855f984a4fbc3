"""How a learner answers: which ratings, and how long it takes, by what kind of answer it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from deckdl.memory.rating import Rating
from deckdl.memory.reviews import Review

ENOUGH = 50
"""Answers of a kind from which on the learner's own count, not what is usual."""

Kind = Literal["new", "step", "recalled", "forgotten"]


@dataclass(frozen=True)
class Habits:
    """By kind of answer: the odds of Again, Hard, Good and Easy, and the seconds it takes.

    `new` is a card's first answer, `step` one on the day of the answer before it, `recalled` and `forgotten`
    those on a later day.
    """

    odds: Mapping[Kind, tuple[float, ...]]
    seconds: Mapping[Kind, float]


USUAL = Habits(
    odds={
        "new": (0.24, 0.09, 0.50, 0.17),
        "step": (0.10, 0.08, 0.77, 0.05),
        "recalled": (0.0, 0.22, 0.63, 0.15),
        "forgotten": (1.0, 0.0, 0.0, 0.0),
    },
    seconds={"new": 20.0, "step": 10.0, "recalled": 12.0, "forgotten": 20.0},
)
"""About what users of Anki show on average, by fsrs-rs's simulator; a card's first time is longer here."""


def kind_of(answer: Review) -> Kind:
    """What kind of answer it is."""
    if answer.elapsed is None:
        return "new"
    if answer.elapsed == 0:
        return "step"
    return "recalled" if answer.rating > 1 else "forgotten"


def habits(answers: Iterable[Review], usual: Habits = USUAL) -> Habits:
    """From the answers; where there are fewer than 50 of a kind, or without a time, as `usual`."""
    ratings: defaultdict[Kind, Counter[int]] = defaultdict(Counter)
    times: defaultdict[Kind, list[float]] = defaultdict(list)
    for answer in answers:
        kind = kind_of(answer)
        ratings[kind][answer.rating] += 1
        if answer.seconds:
            times[kind].append(answer.seconds)
    odds, seconds = dict(usual.odds), dict(usual.seconds)
    for kind, counted in ratings.items():
        if counted.total() >= ENOUGH:
            odds[kind] = tuple(counted[rating] / counted.total() for rating in Rating)
    for kind, spent in times.items():
        if len(spent) >= ENOUGH:
            seconds[kind] = sum(spent) / len(spent)
    return Habits(odds, seconds)
