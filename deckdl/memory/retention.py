"""True retention: how many reviews were recalled, against how many FSRS predicted.

Counted as in Anki's table of true retention: the first answer of a day to a card in phase review; every
rating but Again is recalled; a card is mature when it was put away for 21 days or more.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from deckdl.memory.rating import Rating
from deckdl.memory.reviews import Review

WINDOWS = (7, 30, 365, None)
MATURE_DAYS = 21
BINS = (0.0, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)


@dataclass(frozen=True)
class Recall:
    """Of so many reviews: the share that was recalled, and the mean prediction. None where there are none."""

    reviews: int
    recalled: float | None
    predicted: float | None


@dataclass(frozen=True)
class Retention:
    """The reviews of the last `days` days, today included, or of all time where that is None."""

    days: int | None
    every: Recall
    young: Recall
    mature: Recall


@dataclass(frozen=True)
class Calibration:
    """The reviews whose prediction lay from `low` to below `high`."""

    low: float
    high: float
    recall: Recall


def retention(reviews: Iterable[Review], today: int) -> tuple[Retention, ...]:
    """For each of WINDOWS."""
    tests = [review for review in reviews if review.interval is not None]
    table = []
    for days in WINDOWS:
        within = tests if days is None else [r for r in tests if today - days < r.day <= today]
        young = [review for review in within if (review.interval or 0) < MATURE_DAYS]
        mature = [review for review in within if (review.interval or 0) >= MATURE_DAYS]
        table.append(Retention(days, _recall(within), _recall(young), _recall(mature)))
    return tuple(table)


def calibration(reviews: Iterable[Review]) -> tuple[Calibration, ...]:
    """All reviews by what was predicted, in BINS; a bin without reviews is left out."""
    found: list[list[Review]] = [[] for _ in BINS[1:]]
    for review in reviews:
        if review.predicted is not None:
            found[min(bisect_right(BINS, review.predicted), len(found)) - 1].append(review)
    bins = zip(BINS, BINS[1:], found, strict=False)
    return tuple(Calibration(low, high, _recall(within)) for low, high, within in bins if within)


def _recall(reviews: Sequence[Review]) -> Recall:
    if not reviews:
        return Recall(0, None, None)
    recalled = sum(review.rating > Rating.AGAIN for review in reviews)
    predicted = sum(review.predicted or 0.0 for review in reviews)
    return Recall(len(reviews), recalled / len(reviews), predicted / len(reviews))
