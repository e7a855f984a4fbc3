"""Intervals a little apart, so that cards learned together do not come back together for ever.

The ranges and bounds are Anki's.
"""

from __future__ import annotations

from hashlib import blake2b
from math import floor

RANGES = ((20.0, 1.0 + 0.15 * 4.5 + 0.1 * 13.0, 0.05), (7.0, 1.0 + 0.15 * 4.5, 0.1), (2.5, 1.0, 0.15))
"""From (days), the fuzz there, and what each further day of an interval adds to it; the last range first."""


def fraction(text: str) -> float:
    """A number in [0, 1) that a text always gives, in every process and every version."""
    return (int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 11) / 2**53


def fuzzed(interval: float, minimum: int, maximum: int, factor: float | None) -> int:
    """`interval` in whole days within [minimum, maximum], moved by `factor` in [0, 1); None moves nothing."""
    if factor is None:
        return min(max(nearest(interval), minimum), maximum)
    lower, upper = bounds(interval, minimum, maximum)
    return lower + floor(factor * (1 + upper - lower))


def bounds(interval: float, minimum: int, maximum: int) -> tuple[int, int]:
    """The shortest and longest interval (days) that fuzz may make of `interval`."""
    # Comparisons, not min and max: a log of years is replayed through here.
    if minimum > maximum:
        minimum = maximum
    if interval < minimum:
        interval = minimum
    elif interval > maximum:
        interval = maximum
    delta = _delta(interval)
    lower, upper = floor(interval - delta + 0.5), floor(interval + delta + 0.5)
    if lower < minimum:
        lower = minimum
    if upper > maximum:
        upper = maximum
    if upper == lower and 2 < upper < maximum:
        upper = lower + 1
    return lower, upper


def nearest(days: float) -> int:
    """Whole days, a half rounded up; Python's `round` would give 2 for 2.5 and 4 for 3.5."""
    return floor(days + 0.5)


def _delta(interval: float) -> float:
    """How far an interval may be moved either way: a day, and a share of the days it has in each range."""
    for start, before, share in RANGES:
        if interval >= start:
            return before + share * (interval - start)
    return 0.0
