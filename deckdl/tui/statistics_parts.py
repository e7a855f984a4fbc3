"""The parts of the statistics screen: each draws one thing in as many cells as there are."""

import textwrap
from collections.abc import Callable

from textual.content import Content

from deckdl.sessions import statistics_sentences as say
from deckdl.sessions.statistics import Statistics
from deckdl.sessions.statistics_sentences import percent, short, stability_names, window
from deckdl.tui import words
from deckdl.tui.widgets.charts import QUIET, bars, columns, year_map

Part = Callable[[Statistics, int], list[Content]]
MOST = 8  # concepts and exercises that are listed
MOST_MISTAKES = 5
BAR = 6
HEIGHT = 6
INDENT = 7  # cells before a mistake's sentence
LATE = 4  # cells of the column of what is overdue


def year(seen: Statistics, width: int) -> list[Content]:
    days = seen.activity.year
    lines = _heading("The last year", say.studied(seen))
    if any(day.answers for day in days):
        lines += year_map([day.answers for day in days], days[0].day, width)
        lines += [Content(), Content(say.in_a_row(seen)), Content(say.time_spent(seen))]
    return lines


def recall(seen: Statistics, width: int) -> list[Content]:
    lines = _heading("What you recall", say.recalled(seen))
    if not seen.retention[-1].every.reviews:
        return lines
    lines.append(
        Content(
            f"{'last':<8}{'reviews':>8}{'recalled':>9}{'predicted':>10}{'young':>6}{'mature':>7}"
        ).stylize(QUIET)
    )
    for row in seen.retention:
        name = "ever" if row.days is None else window(row).removeprefix("in the last ")
        lines.append(
            Content.assemble(
                f"{name:<8}",
                f"{words.number(row.every.reviews):>8}",
                (f"{percent(row.every.recalled):>9}", "bold"),
                f"{percent(row.every.predicted):>10}",
                (f"{percent(row.young.recalled):>6}{percent(row.mature.recalled):>7}", QUIET),
            )
        )
    lines.append(Content("Young: put away for less than 21 days.").stylize(QUIET))
    return lines


def to_come(seen: Statistics, width: int) -> list[Content]:
    found = seen.forecast
    lines = _heading("Reviews to come", say.to_come(seen))
    most = max(found.overdue, *found.days)
    if not most:
        return lines
    step = 2 if width >= LATE + 2 * len(found.days) - 1 else 1
    late = columns([found.overdue], HEIGHT, LATE, "$text-error", most) if found.overdue else []
    days = columns(found.days, HEIGHT, step, "$accent", most)
    lines += [left + right for left, right in zip(late, days, strict=True)] if late else days
    lines.append(Content(("late" if late else "") + _dates(seen.day, len(found.days), step)).stylize(QUIET))
    return lines


def concepts(seen: Statistics, width: int) -> list[Content]:
    lines = _heading("Concepts", say.concepts(seen))
    if seen.met:
        title = max(10, width - BAR - 26)
        lines.append(Content(f"{'':<{BAR + 7 + title}}{'cards':>9}{'exercises':>10}").stylize(QUIET))
    for row in seen.met[:MOST]:
        filled, empty = words.bar(row.known, BAR)
        exercises = f"{row.passed} of {row.exercises}" if row.exercises else "·"
        lines.append(
            Content.assemble(
                (filled, "$accent"),
                (empty, "$quiet"),
                f"{percent(row.known):>6} ",
                _fitted(row.title, title),
                (f"{f'{row.met} of {row.cards}':>9}{exercises:>10}", QUIET),
            )
        )
    if len(seen.met) > MOST:
        lines.append(Content(f"and {len(seen.met) - MOST} that you know better").stylize(QUIET))
    return lines


def exercises(seen: Statistics, width: int) -> list[Content]:
    lines = _heading("Exercises", say.exercises(seen))
    if seen.exercises:
        name = max(10, width - 26)
        lines.append(Content(f"{'':<{name}}{'passed':>9}{'attempts':>9}{'time':>8}").stylize(QUIET))
    for row in seen.exercises[:MOST]:
        sign, colour = ("✓", "$text-success") if row.last_passed else ("✗", "$text-error")
        lines.append(
            Content.assemble(
                (f"{sign} ", colour),
                _fitted(row.exercise, name - 2),
                f"{f'{row.passed} of {row.written}':>9}",
                (f"{row.attempts:>9}{words.minutes(row.seconds):>8}", QUIET),
            )
        )
    if len(seen.exercises) > MOST:
        lines.append(Content(f"and {len(seen.exercises) - MOST} more").stylize(QUIET))
    return lines


def mistakes(seen: Statistics, width: int) -> list[Content]:
    lines = _heading("Mistakes", say.mistakes(seen))
    for row in seen.mistakes[:MOST_MISTAKES]:
        times = f"{row.times} ×"
        lines.append(Content.assemble((f"{times:>5}  ", "$accent"), row.exercise))
        said = textwrap.wrap(row.says, max(20, width - INDENT))
        lines += [Content(" " * INDENT + line).stylize("$foreground 75%") for line in said]
    return lines


def stability(seen: Statistics, width: int) -> list[Content]:
    lines = _heading("How firm it is", say.firmness(seen))
    if sum(seen.spread.stability):
        lines += bars(stability_names(), seen.spread.stability, width)
    return lines


def difficulty(seen: Statistics, width: int) -> list[Content]:
    if not sum(seen.spread.difficulty):
        return []
    lines = _heading("How difficult it is", "From 1, easy, to 10.")
    return lines + bars([str(number) for number in range(1, 11)], seen.spread.difficulty, width)


def _heading(title: str, sentence: str) -> list[Content]:
    return [Content(title).stylize("bold $accent"), Content(sentence), Content()]


def _fitted(text: str, width: int) -> Content:
    return Content(text).truncate(width - 1, ellipsis=True).pad_right(width - min(width - 1, len(text)))


def _dates(today: int, days: int, step: int) -> str:
    """What stands below the columns: today, and the first day of each week after."""
    line = "today"
    for ahead in range(7, days, 7):
        line = f"{line:<{ahead * step}}{short(today + ahead)}"
    return line
