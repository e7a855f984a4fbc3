"""Intervals and names as a learner reads them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import timedelta

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
MONTH = 30 * DAY
YEAR = 365 * DAY


def interval(span: timedelta) -> str:
    """A span as a rating key shows it: 30s, 1m, 10m, 3h, 3d, 1.2mo, 2y."""
    seconds = max(0.0, span.total_seconds())
    if seconds < MINUTE:
        return f"{seconds:.0f}s"
    for size, limit, unit in ((MINUTE, 60, "m"), (HOUR, 24, "h"), (DAY, 30, "d")):
        if round(seconds / size) < limit:
            return f"{seconds / size:.0f}{unit}"
    size, unit = (MONTH, "mo") if round(seconds / MONTH, 1) < 12 else (YEAR, "y")
    return f"{seconds / size:.1f}".removesuffix(".0") + unit


def spoken(seconds: float) -> str:
    """A duration in words: 40 seconds, 1 minute, 14 minutes, 2 hours."""
    for size, unit in ((HOUR, "hour"), (MINUTE, "minute")):
        if seconds >= size:
            return plural(round(seconds / size), unit)
    return plural(round(seconds), "second")


def plural(count: int, noun: str, many: str | None = None) -> str:
    """`1 card`, `2 cards`."""
    return f"{count} {noun if count == 1 else many or noun + 's'}"


def nearest(name: str, names: Iterable[str]) -> str:
    """The end of a sentence on an unknown name: `; near it: losses, softmax` or ``."""
    close = difflib.get_close_matches(name, list(names), n=3, cutoff=0.5)
    return f" The nearest: {', '.join(close)}." if close else ""
