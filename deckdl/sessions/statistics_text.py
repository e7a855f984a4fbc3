"""Statistics as plain text of 80 columns, which needs no colour."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from deckdl.sessions import statistics_sentences as say
from deckdl.sessions.labels import plural
from deckdl.sessions.statistics_sentences import percent, short, stability_names, window
from deckdl.sessions.year_map import WEEK, WEEKDAYS, levels_of, month_names, weeks

if TYPE_CHECKING:
    from deckdl.sessions.statistics import Statistics

COLUMNS = 80
MOST = 10  # concepts, exercises and mistakes that are listed
BAR = 30
LEVELS = "·░▒▓█"
TITLE = 40


def lines(seen: Statistics) -> Iterator[str]:
    """Everything, under headings."""
    yield from _progress(seen)
    yield from _section("What you recall", say.recalled(seen), _retention(seen))
    yield from _section("Reviews to come", say.to_come(seen), _forecast(seen))
    yield from _section("The last year", say.studied(seen), _heatmap(seen))
    yield from _section("Days in a row", say.in_a_row(seen))
    yield from _section("Time", say.time_spent(seen))
    yield from _section("How firm it is", say.firmness(seen), _spread(seen))
    yield from _section("Concepts", say.concepts(seen), _concepts(seen))
    yield from _section("Exercises", say.exercises(seen), _exercises(seen))
    yield from _section("Mistakes", say.mistakes(seen), _mistakes(seen))


def _section(title: str, sentence: str, table: Iterable[str] = ()) -> Iterator[str]:
    yield from ("", title, *_wrapped(sentence), *table)


def _progress(seen: Statistics) -> Iterator[str]:
    found = seen.progress
    width = max([len(deck.deck) for deck in found.decks], default=0)
    for deck in found.decks:
        yield f"{deck.deck:<{width}}  {deck.met:>4} of {deck.cards:>4} met  {percent(deck.known):>5} known"
    yield f"{found.met:,} of {found.cards:,} cards met, {percent(found.known)} known now."
    today = found.today
    yield (
        f"Today: {plural(today.answered, 'answer')}, {plural(today.new, 'new card')}, "
        f"{plural(round(today.seconds / 60), 'minute')}."
    )


def _retention(seen: Statistics) -> Iterator[str]:
    if not seen.retention[-1].every.reviews:
        return
    yield f"  {'':<12}  reviews  recalled  predicted    young   mature"
    for row in seen.retention:
        name = "ever" if row.days is None else window(row).removeprefix("in the ")
        every, young, mature = row.every, row.young, row.mature
        yield (
            f"  {name:<12}  {every.reviews:>7,}  {percent(every.recalled):>8}  {percent(every.predicted):>9}"
            f"  {percent(young.recalled):>7}  {percent(mature.recalled):>7}"
        )
    yield "  Young cards had been put away for less than 21 days, mature ones for longer."
    yield "  By what was predicted:"
    for found in seen.calibration:
        between = f"{found.low * 100:.0f} to {found.high * 100:.0f} %" if found.low else "below 70 %"
        yield f"  {between:<12}  {found.recall.reviews:>7,}  {percent(found.recall.recalled):>8}"


def _forecast(seen: Statistics) -> Iterator[str]:
    found = seen.forecast
    if not found.overdue and not any(found.days):
        return
    if found.overdue:
        yield f"  {'overdue':<12}{found.overdue:>6,}"
    names = [f"{date.fromordinal(seen.day + ahead):%a}" for ahead in range(WEEK)]
    yield f"  {'':<12}" + "".join(f"{name:>6}" for name in names) + f"{'in all':>9}"
    for start in range(0, len(found.days), WEEK):
        week = found.days[start : start + WEEK]
        counts = "".join(f"{count or '·':>6}" for count in week)
        yield f"  from {short(seen.day + start):<7}{counts:<{6 * WEEK}}{sum(week):>9,}"


def _heatmap(seen: Statistics) -> Iterator[str]:
    days = seen.activity.year
    if not any(day.answers for day in days):
        return
    levels = levels_of([day.answers for day in days])
    rows = weeks([LEVELS[level] for level in levels], days[0].day)
    yield "      " + "".join(month_names(days[0].day, len(rows[0]), 1)).rstrip()
    for name, row in zip(WEEKDAYS, rows, strict=True):
        yield f"  {name} {''.join(row)}".rstrip()


def _spread(seen: Statistics) -> Iterator[str]:
    if sum(seen.spread.stability):
        yield "  Stability: how long it takes until a card is known with 90 % only"
        yield from _bars(stability_names(), seen.spread.stability)
        yield "  Difficulty, from 1 to 10"
        yield from _bars([str(number) for number in range(1, 11)], seen.spread.difficulty)


def _concepts(seen: Statistics) -> Iterator[str]:
    met = seen.met
    if met:
        yield f"  {'':<{TITLE}}  known  cards met  exercises passed"
    for row in met[:MOST]:
        cards = f"{row.met} of {row.cards}"
        exercises = f"{row.passed} of {row.exercises}" if row.exercises else "·"
        yield f"  {cut(row.title, TITLE):<{TITLE}}  {percent(row.known):>5}  {cards:>9}  {exercises:>16}"
    if len(met) > MOST:
        yield f"  and {plural(len(met) - MOST, 'concept')} that you know better"


def _exercises(seen: Statistics) -> Iterator[str]:
    if seen.exercises:
        yield f"  {'':<{TITLE}}  passed  attempts     time  last"
    for row in seen.exercises[:MOST]:
        passed = f"{row.passed} of {row.written}"
        minutes = f"{row.seconds / 60:.0f} min"
        yield (
            f"  {cut(row.exercise, TITLE):<{TITLE}}  {passed:>6}  {row.attempts:>8}  {minutes:>7}"
            f"  {short(row.last_day)}"
        )
    if len(seen.exercises) > MOST:
        yield f"  and {len(seen.exercises) - MOST} more"


def _mistakes(seen: Statistics) -> Iterator[str]:
    for mistake in seen.mistakes[:MOST]:
        times = f"{mistake.times} ×"
        yield from _wrapped(f"{times:>5} {mistake.exercise}: {mistake.says}", " " * 8)


def cut(text: str, width: int) -> str:
    """At most so long, with dots where something is left out."""
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _bars(names: Sequence[str], counts: Sequence[int]) -> Iterator[str]:
    width, most = max(map(len, names)), max(counts)
    for name, count in zip(names, counts, strict=True):
        bar = "█" * (-(-count * BAR // most))
        yield f"  {name:>{width}}  {count:>6,}  {bar}".rstrip()


def _wrapped(text: str, further: str = "  ") -> list[str]:
    return textwrap.wrap(text, COLUMNS, initial_indent="  ", subsequent_indent=further)
