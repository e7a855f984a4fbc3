"""What is remembered: the event log, the schedule derived from it, and what to ask next.

Cards are known by id only. Times are aware datetimes, days are local day numbers that a Calendar gives.

    rating.Rating          AGAIN, HARD, GOOD, EASY (1 to 4)
    calendar.Calendar      the local day that a moment falls on; a day begins at the rollover hour
    schedule.Schedule      what the learner may set about intervals
    schedule.CardState     what is remembered about one card
    schedule.outcomes      what each rating makes of a state; pure
    memory.Memory          progress.db: answer, preview, undo, rename, history, merge, rebuild
    memory.Today           what was done on one day
    reviews.Review         one answer, with what FSRS predicted; statistics are counted from them:
                           retention, calibration (retention.py), activity (activity.py)
    forecast.forecast      what is due on each of the next days, from states; spread, how firm they are
    log.Event              one entry of the append-only log
    queue.Queue            what to ask next in a session, within its Limits; its Counts
    fitting.fit            FSRS parameters from the learner's own answers, where they predict better
    simulation.simulate    the days to come, played through with the learner's habits

The names below are imported on first use: SQLite and FSRS load only where something is remembered.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from deckdl.memory.rating import Rating

if TYPE_CHECKING:
    from deckdl.memory.calendar import Calendar
    from deckdl.memory.log import Event
    from deckdl.memory.memory import Memory
    from deckdl.memory.queue import Counts, Limits, Queue
    from deckdl.memory.schedule import CardState, Schedule, outcomes
    from deckdl.memory.statistics import Today

__all__ = [
    "Calendar",
    "CardState",
    "Counts",
    "Event",
    "Limits",
    "Memory",
    "Queue",
    "Rating",
    "Schedule",
    "Today",
    "outcomes",
]

_HOMES = {
    "Calendar": "calendar",
    "CardState": "schedule",
    "Counts": "queue",
    "Event": "log",
    "Limits": "queue",
    "Memory": "memory",
    "Queue": "queue",
    "Schedule": "schedule",
    "Today": "statistics",
    "outcomes": "schedule",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
