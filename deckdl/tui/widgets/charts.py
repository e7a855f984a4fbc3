"""Small pictures of numbers, a line of content each row; signs differ where colours do."""

from collections.abc import Sequence

from textual.content import Content

from deckdl.sessions.year_map import WEEKDAYS, levels_of, month_names, weeks
from deckdl.tui import words

QUIET = "$foreground 55%"
SIGNS = "·▪▪■■"
COLOURS = ("$quiet", "$accent 45%", "$accent 65%", "$accent 75%", "$accent")
EIGHTHS = " ▁▂▃▄▅▆▇█"
WIDE_YEAR = 5 + 2 * 53
LONGEST = 40  # cells of a bar


def year_map(counts: Sequence[int], first: int, width: int) -> list[Content]:
    """A sign a day from the day `first` on, a column a week, as wide as there is room for."""
    step = 2 if width >= WIDE_YEAR else 1
    levels = levels_of(counts)
    rows = weeks([str(level) for level in levels], first)
    months = "".join(month_names(first, len(rows[0]), step)).rstrip()
    lines = [Content(f"     {months}").stylize(QUIET)]
    for name, row in zip(WEEKDAYS, rows, strict=True):
        cells = [_day(cell, step) for cell in row]
        lines.append(Content.assemble((f"{name}  ", QUIET), *cells).rstrip())
    legend = [_day(str(level), 2) for level in range(len(SIGNS))]
    lines.append(Content.assemble(("     less ", QUIET), *legend, ("more", QUIET)))
    return lines


def columns(counts: Sequence[int], height: int, step: int, colour: str, most: int) -> list[Content]:
    """Counts side by side as columns up to `most`, `step` cells from one to the next."""
    lines = []
    for row in reversed(range(height)):
        signs = ""
        for count in counts:
            eighths = -(-count * height * 8 // most) - 8 * row
            signs += EIGHTHS[min(max(eighths, 0), 8)].ljust(step)
        lines.append(Content.assemble((signs, colour)))
    return lines


def bars(names: Sequence[str], counts: Sequence[int], width: int) -> list[Content]:
    """A line for each name with its count and a bar."""
    label, number = max(map(len, names)), max(len(f"{count:,}") for count in counts)
    room, most = min(LONGEST, max(4, width - label - number - 4)), max(counts)
    lines = []
    for name, count in zip(names, counts, strict=True):
        filled, _ = words.bar(count / most if most else 0, room)
        lines.append(
            Content.assemble(
                (f"{name:>{label}}", QUIET),
                f"  {words.number(count):>{number}}  ",
                (filled or "╸" * bool(count), "$accent"),
            )
        )
    return lines


def _day(level: str, step: int) -> tuple[str, str]:
    if level == " ":
        return " " * step, ""
    return SIGNS[int(level)].ljust(step), COLOURS[int(level)]
