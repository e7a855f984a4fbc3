"""How long one event takes when every card's state is derived from the log anew.

A real database, filled by merging the log of a learner of eleven years. As arguments when run by itself:
other numbers of events than a million.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from deckdl.memory import Calendar, Event, Memory, Rating, Schedule
from deckdl.memory.log import digest
from tests.benchmarks.answer_commit import DEVICE, identity

EVENTS = 1_000_000
GAPS = (0, 0, 2, 7, 20, 50, 120, 250, 250, 250, 250, 250)
"""Days before each review of a card."""
UNDONE_OF = 200
"""One answer of so many was taken back."""
LIMIT = 10.0
START = datetime(2016, 1, 1, 12, tzinfo=UTC)
END = START + timedelta(days=4000)


def measure(number: int = EVENTS) -> list[tuple[str, float, str, float]]:
    """(name, value, unit, limit) of what is held to; the best of three runs."""
    times = []
    with (
        tempfile.TemporaryDirectory() as folder,
        Memory.open(Path(folder) / "progress.db", Schedule(), Calendar(UTC), lambda: END) as memory,
    ):
        memory.merge(history(number))
        for _ in range(3):
            started = time.perf_counter()
            cards = memory.rebuild()
            times.append(time.perf_counter() - started)
    what = f"an event of {number:,}, the states of {cards:,} cards derived and stored"
    return [(what, min(times) / number * 1e6, "µs", LIMIT)]


def history(number: int) -> Iterator[Event]:
    """So many events: reviews in the order of time, now and then one that is taken back."""
    schedule, chance = Schedule(), random.Random(0)
    under = digest(schedule)
    yield Event(identity(START, 0), START, DEVICE, "schedule", None, {"digest": under, **schedule.to_data()})
    reviews = []
    for card in range(number // len(GAPS) + 1):
        at = START + timedelta(days=chance.randrange(1500), seconds=chance.randrange(30_000))
        for gap in GAPS:
            at += timedelta(days=gap, minutes=11)
            reviews.append((at, f"deck-{card % 40}/card-{card}"))
    reviews.sort()
    last = ""
    for position, (at, card) in enumerate(reviews[: number - 1], 1):
        name = identity(at, position)
        if position % UNDONE_OF == 0:
            yield Event(name, at, DEVICE, "undo", reviews[position - 2][1], {"event": last})
            continue
        rating = chance.choices(list(Rating), (8, 12, 70, 10))[0]
        data = {"rating": int(rating), "day": at.toordinal(), "schedule": under, "seconds": 8.5}
        yield Event(name, at, DEVICE, "review", card, data)
        last = name


if __name__ == "__main__":
    for events in [int(argument) for argument in sys.argv[1:]] or [EVENTS]:
        for what, value, unit, limit in measure(events):
            print(f"{what}: {value:.2f} {unit} (limit {limit})")
