"""What statistics say, in sentences; where there is nothing to tell yet, what will stand there."""

from __future__ import annotations

from datetime import date
from math import sqrt
from typing import TYPE_CHECKING

from deckdl.memory.forecast import STABILITIES
from deckdl.sessions.labels import plural, spoken

if TYPE_CHECKING:
    from deckdl.memory.retention import Retention
    from deckdl.sessions.statistics import Statistics

WEEK = 7
MONTH = 30
NEAR = 0.02  # apart, what was recalled and what was predicted are alike; and within two standard errors
FEW = 20  # reviews that tell nothing yet


def recalled(seen: Statistics) -> str:
    """What was recalled lately, against what was predicted, and what that means."""
    for row in seen.retention:
        if row.days != WEEK and row.every.reviews >= FEW:
            break
    else:
        row = seen.retention[-1]
    every = row.every
    if every.recalled is None or every.predicted is None:
        return "What you recall will stand here once cards have come back on a later day."
    said = f"You recalled {percent(every.recalled)} {window(row)}; predicted were {percent(every.predicted)}"
    if every.reviews < FEW:
        return f"{said}, of {plural(every.reviews, 'review')} only."
    error = sqrt(every.predicted * (1 - every.predicted) / every.reviews)
    if abs(every.recalled - every.predicted) <= max(NEAR, 2 * error):
        return f"{said}, so the dates are about right."
    if every.recalled > every.predicted:
        return f"{said}: you remember better than expected."
    return f"{said}: you remember less than expected."


def to_come(seen: Statistics) -> str:
    """How many reviews wait."""
    overdue, total = seen.forecast.overdue, sum(seen.forecast.days)
    if not overdue and not total:
        return "The reviews to come will stand here once cards have been learned."
    said = f"{plural(total, 'review')} in the next {len(seen.forecast.days)} days"
    return f"{said}, and {overdue:,} overdue." if overdue else f"{said}, none overdue."


def studied(seen: Statistics) -> str:
    """On how many days of the last year, and on which the most."""
    days = [day for day in seen.activity.year if day.answers]
    if not days:
        return "Every day that you study will have its mark here."
    best = max(days, key=lambda day: day.answers)
    answers = sum(day.answers for day in days)
    return (
        f"{answers:,} {'answer' if answers == 1 else 'answers'} on {plural(len(days), 'day')}, "
        f"most on {short(best.day)} ({best.answers:,})."
    )


def in_a_row(seen: Statistics) -> str:
    """Days in a row."""
    streak = seen.activity.streak
    if not streak.longest:
        return "Days in a row will be counted here."
    if not streak.current:
        return f"The longest was {plural(streak.longest, 'day')} in a row; today a new row may begin."
    if streak.current == streak.longest:
        return f"{plural(streak.current, 'day')} in a row, which is the longest so far."
    return f"{plural(streak.current, 'day')} in a row; the longest was {streak.longest:,}."


def time_spent(seen: Statistics) -> str:
    """How long it took."""
    time = seen.activity.time
    if not time.total:
        return "The time that you spend will be added up here."
    return (
        f"{spoken(time.a_day)} on a day of study; {spoken(time.last_7_days)} in the last 7 days, "
        f"{spoken(time.last_30_days)} in the last 30, {spoken(time.total)} in all."
    )


def firmness(seen: Statistics) -> str:
    """How long what is learned lasts."""
    counts = seen.spread.stability
    met = sum(counts)
    if not met:
        return "How long you will know your cards, and how difficult they are, will stand here."
    month = sum(counts[STABILITIES.index(MONTH) + 1 :])
    return f"{month:,} of {met:,} {'card' if met == 1 else 'cards'} will last for more than a month."


def concepts(seen: Statistics) -> str:
    """How many were met."""
    if not seen.met:
        return "How well you know each concept will stand here."
    return f"You met {len(seen.met)} of {plural(len(seen.concepts), 'concept')}; the weakest first."


def exercises(seen: Statistics) -> str:
    """How many were written."""
    if not seen.exercises:
        return "The code that you write will be listed here: passes, attempts, time."
    return f"You wrote {plural(len(seen.exercises), 'exercise')}; the latest first."


def mistakes(seen: Statistics) -> str:
    """Whether any came up again."""
    if not seen.mistakes:
        return "What goes wrong in your code will be counted here."
    again = sum(mistake.times > 1 for mistake in seen.mistakes)
    if not again:
        return "None came up twice so far; the latest first."
    return f"{again} came up more than once; the most frequent first."


def percent(share: float | None) -> str:
    """91 %; a dot where there is nothing to tell."""
    return "·" if share is None else f"{share:.0%}".replace("%", " %")


def window(row: Retention) -> str:
    """The days of a row of the table of retention, in a sentence."""
    if row.days is None:
        return "so far"
    return "in the last year" if row.days > MONTH else f"in the last {row.days} days"


def short(day: int) -> str:
    """20 Nov"""
    when = date.fromordinal(day)
    return f"{when.day} {when:%b}"


def stability_names() -> list[str]:
    """What each bin of stability is called: up to 1 day, 1 to 3 days, …"""
    spans = ["1 day", "3 days", "1 week", "2 weeks", "1 month", "3 months", "6 months", "1 year", "2 years"]
    assert len(spans) == len(STABILITIES)
    return [f"up to {spans[0]}", *(f"to {span}" for span in spans[1:]), f"over {spans[-1]}"]
