"""The computer's own time zone, daylight saving included, on every platform."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo


class LocalZone(tzinfo):
    """What the computer's clock shows, at any date.

    `datetime.astimezone()` alone gives today's offset for the whole year.
    """

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        return None if dt is None else dt.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, dt: datetime | None) -> timedelta | None:
        return None

    def tzname(self, dt: datetime | None) -> str | None:
        return None if dt is None else dt.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, dt: datetime) -> datetime:
        fixed = dt.replace(tzinfo=UTC).astimezone()
        local = fixed.replace(tzinfo=self)
        # The hour that an autumn night has twice: `fold` tells the second from the first.
        return local if local.utcoffset() == fixed.utcoffset() else local.replace(fold=1)

    def __repr__(self) -> str:
        return "LocalZone()"
