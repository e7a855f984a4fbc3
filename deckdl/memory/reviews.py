"""Each answer as statistics need it: with what was remembered before it, and what FSRS predicted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from deckdl.memory.log import AnswerRow
from deckdl.memory.schedule import Course, Schedule, retrievability


class Review(NamedTuple):
    """One answer, under its card's present id, on the learner's local day `day`.

    `elapsed` are the days since the card's answer before, None where the card was new; `seconds` is 0 where
    the time was not noted. `interval` (days the card was put away for) and `predicted` (the probability that
    it was known) are there for the first answer of the day to a card in phase review; only such an answer
    tests memory.
    """

    card: str
    day: int
    rating: int
    seconds: float
    elapsed: int | None = None
    interval: int | None = None
    predicted: float | None = None


def reviewed(
    followed: Iterable[tuple[AnswerRow, str, Course | None, Course, Schedule]],
) -> Iterator[Review]:
    """The reviews that `Replay.follow` goes through."""
    for row, card, before, _, schedule in followed:
        _, _, _, _, rating, day, _, _, seconds = row
        elapsed = max(0, day - before.last_day) if before is not None else None
        interval, predicted = None, None
        if before is not None and before.phase == "review" and day > before.last_day:
            interval = before.due_day - before.last_day
            predicted = retrievability(before, day, schedule)
        yield Review(card, day, rating, as_seconds(seconds), elapsed, interval, predicted)


def as_seconds(value: object) -> float:
    """How long a review took, where the log says so."""
    return float(value) if isinstance(value, (int, float)) else 0.0
