"""Small things in words: bars, minutes, dates."""

from datetime import datetime, timedelta, tzinfo


def bar(share: float, width: int) -> tuple[str, str]:
    """A bar of `width` cells, by the half cell: what is filled, and what is empty, thinner."""
    halves = round(max(0.0, min(1.0, share)) * width * 2)
    filled = "━" * (halves // 2) + "╸" * (halves % 2)
    return filled, "─" * (width - len(filled))


def number(count: int) -> str:
    """A count in a column; none is a quiet dot."""
    return f"{count:,}" if count else "·"


def plural(count: int, word: str) -> str:
    """1 card, 2 cards, no cards."""
    return f"{count or 'no'} {word}{'' if count == 1 else 's'}"


def minutes(seconds: float) -> str:
    """About how long: <1 min, 14 min, 2 h 05."""
    whole = round(seconds / 60)
    if whole < 1:
        return "<1 min"
    return f"{whole} min" if whole < 120 else f"{whole // 60} h {whole % 60:02}"


def stopwatch(seconds: float) -> str:
    """0:41, 12:07, 1:02:03."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def until(due: datetime, now: datetime, zone: tzinfo) -> str:
    """When something is due, as one would say it: now, in 8 min, tomorrow, in 12 days, on 4 Mar 2027."""
    due, now = due.astimezone(zone), now.astimezone(zone)
    gap = due - now
    if gap <= timedelta(0):
        return "now"
    if gap < timedelta(hours=1):
        return f"in {max(1, round(gap.total_seconds() / 60))} min"
    days = (due.date() - now.date()).days
    if days == 0 or gap < timedelta(hours=6):
        return f"in {round(gap.total_seconds() / 3600)} h"
    if days == 1:
        return "tomorrow"
    return f"in {days} days" if days < 60 else f"on {due.day} {due:%b %Y}"


def ago(days: int) -> str:
    """How long ago a day was: today, yesterday, 12 days ago."""
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"


def duration(seconds: float) -> str:
    """How long a grade took: 38 ms, 1.2 s."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
