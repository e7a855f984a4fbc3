"""How long it takes until one answer is on disk and the next card is chosen, by size of the collection.

Real databases, filled by merging a log, and a session on each: the two take turns, answer by answer.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from deckdl.memory import Calendar, Event, Limits, Memory, Queue, Rating, Schedule
from deckdl.memory.log import digest

SIZES = (10_000, 100_000)
GAPS = (0, 0, 3, 12)
"""Days before each review of a card's history."""
WEIGHTS = ((8, 12, 70, 10), (8, 12, 70, 10), (0, 0, 90, 10), (0, 0, 90, 10))
"""How likely each rating is then: in the end the cards are out of their steps, as those of Anki are made."""
ANSWERS = 400
LIMIT_MS = 1.0
LIMIT_RATIO = 1.5
DEVICE = "0b0b0b0b"
START = datetime(2026, 1, 1, 12, tzinfo=UTC)
NOW = START + timedelta(days=60)


def measure() -> list[tuple[str, float, str, float]]:
    """(name, value, unit, limit) of what is held to."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        turns = []
        for size in SIZES:
            memory = stack.enter_context(
                Memory.open(Path(folder) / f"{size}.db", Schedule(), Calendar(UTC), lambda: NOW)
            )
            memory.merge(history(size, memory.calendar))
            turns.append(session(size, memory))
        seconds = [[turn() for turn in turns] for _ in range(ANSWERS)]
    small, large = (statistics.median(column) * 1000 for column in zip(*seconds, strict=True))
    return [
        (f"answer committed and next card chosen, {SIZES[0]:,} cards", small, "ms", LIMIT_MS),
        (
            f"the same at {SIZES[1]:,} cards ({large:.2f} ms), against {SIZES[0]:,}",
            large / small,
            "x",
            LIMIT_RATIO,
        ),
    ]


def session(size: int, memory: Memory) -> Callable[[], float]:
    """Answers the card that is asked, and gives the seconds until the next one is known."""
    order = [*map(name, range(size)), *(f"new/card-{number}" for number in range(size // 10))]
    queue = Queue(order, memory, NOW, Limits(size, size))
    ratings = random.Random(0)
    at = NOW

    def turn() -> float:
        nonlocal at
        card = queue.next(at)
        if card is None:
            raise RuntimeError("no card is due: the history is too short")
        at += timedelta(seconds=10)
        rating = ratings.choices(list(Rating), (10, 10, 70, 10))[0]
        started = time.perf_counter()
        queue.answered(card, memory.answer(card, rating, at, {"seconds": 10.0}), at)
        queue.next(at)
        return time.perf_counter() - started

    return turn


def name(number: int) -> str:
    return f"deck-{number % 40}/card-{number}"


def history(size: int, calendar: Calendar, name: Callable[[int], str] = name) -> Iterator[Event]:
    """The log of a learner who met `size` cards over some weeks and has reviewed each since."""
    schedule = Schedule()
    under = digest(schedule)
    yield Event(identity(START, 0), START, DEVICE, "schedule", None, {"digest": under, **schedule.to_data()})
    days = random.Random(size)
    reviews = []
    for number in range(size):
        at = START + timedelta(days=days.randrange(40), seconds=days.randrange(20_000))
        for gap, weights in zip(GAPS, WEIGHTS, strict=True):
            at += timedelta(days=gap, minutes=11)
            reviews.append((at, number, weights))
    reviews.sort()
    for position, (at, number, weights) in enumerate(reviews, 1):
        rating = days.choices(list(Rating), weights)[0]
        data = {"rating": int(rating), "day": calendar.day(at), "schedule": under, "seconds": 8.5}
        yield Event(identity(at, position), at, DEVICE, "review", name(number), data)


def identity(at: datetime, number: int) -> str:
    return f"{int(at.timestamp() * 1e6):016x}{DEVICE}{number:08x}"


if __name__ == "__main__":
    for what, value, unit, limit in measure():
        print(f"{what}: {value:.2f} {unit} (limit {limit})")
