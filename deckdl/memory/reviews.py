"""Each answer as statistics need it: with what was remembered before it, and what FSRS predicted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from deckdl.memory.log import Event
from deckdl.memory.schedule import CardState, Schedule, retrievability


class Review(NamedTuple):
    """One answer, under its card's present id, on the learner's local day `day`.

    `interval` (days the card was put away for) and `predicted` (the probability that it was known) are there
    for the first answer of the day to a card in phase review; only such an answer tests memory.
    """

    card: str
    day: int
    rating: int
    seconds: float
    interval: int | None = None
    predicted: float | None = None


def reviewed(
    folded: Iterable[tuple[Event, str, CardState | None, Schedule]],
) -> Iterator[Review]:
    """The reviews that `fold.reviews_with_states` goes through."""
    for event, card, before, schedule in folded:
        day, interval, predicted = event.day, None, None
        if before is not None and before.phase == "review" and day > before.last_day:
            interval = before.due_day - before.last_day
            predicted = retrievability(before, day, schedule)
        yield Review(card, day, event.rating, seconds_of(event), interval, predicted)


def seconds_of(event: Event) -> float:
    """How long a review took, where the log says so."""
    value = event.data.get("seconds")
    return float(value) if isinstance(value, (int, float)) else 0.0
