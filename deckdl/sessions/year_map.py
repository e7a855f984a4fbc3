"""A year as a map: seven rows of weekdays, a column a week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

WEEK = 7
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def levels_of(counts: Sequence[int]) -> list[int]:
    """0 for none, 1 to 4 by quarters of what a busy day has, so that one great day hides no other."""
    some = sorted(count for count in counts if count)
    busy = some[len(some) * 9 // 10] if some else 1
    return [min(4, -(-4 * count // busy)) for count in counts]


def weeks(signs: Sequence[str], first: int) -> list[list[str]]:
    """Seven rows from Monday to Sunday, a column a week; blank before the day `first` and after the last."""
    before = (first - 1) % WEEK  # the day 1 was a Monday
    cells = [" "] * before + list(signs)
    cells += [" "] * (-len(cells) % WEEK)
    return [cells[weekday::WEEK] for weekday in range(WEEK)]


def month_names(first: int, columns: int, width: int) -> list[str]:
    """The line above `weeks`: columns `width` wide, a month's name from the week on in which it begins."""
    monday = first - (first - 1) % WEEK
    line = [" "] * (columns * width)
    for column in range(columns):
        end = date.fromordinal(monday + WEEK * column + WEEK - 1)
        if end.day <= WEEK and column * width + 3 <= len(line):
            line[column * width : column * width + 3] = f"{end:%b}"
    return line
