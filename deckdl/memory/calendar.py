"""Which day a moment belongs to, for a learner whose day begins at an hour of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import Self

from deckdl.localtime import LocalZone

CLOCK_CHANGE = 3
"""Hours, more than any clock was put forward or back by within a date."""


@dataclass(frozen=True)
class Calendar:
    """Local days that turn over at `rollover_hour`; a day is the ordinal of its date (`date.toordinal`).

    Days follow each other without gap or overlap also when clocks change: a day begins when local clocks
    first reach the hour, or pass over it.
    """

    time_zone: tzinfo
    rollover_hour: int = 4

    @classmethod
    def system(cls, rollover_hour: int = 4) -> Self:
        """In the computer's own time zone."""
        return cls(LocalZone(), rollover_hour)

    def day(self, at: datetime) -> int:
        """The day that `at`, an aware datetime, falls on."""
        if at.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        local = at.astimezone(self.time_zone)
        day = local.toordinal()
        if local.hour - self.rollover_hour > CLOCK_CHANGE:
            return day
        # One step at most, but for a date that clocks skipped (Samoa, 30 December 2011): it has no moments.
        while at < self.start_of(day):
            day -= 1
        while at >= self.start_of(day + 1):
            day += 1
        return day

    def start_of(self, day: int) -> datetime:
        """The moment, in UTC, at which `day` begins."""
        return datetime.combine(date.fromordinal(day), time(self.rollover_hour), self.time_zone).astimezone(
            UTC
        )
