"""What a learner may set, in settings.yaml: every key has a default, a mistake is told with its place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from deckdl.errors import DeckdlError
from deckdl.localtime import LocalZone

Order = Literal["due", "weakest", "strongest"]
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
LONGEST_STEP = 30 * 86400

COMMENTED = """\
# Settings of deckdl. Take away the "# " before a key to change it; what stands here is the default.

# How many of the cards that are due you want to know, 0.7 to 0.99. More means more reviews.
# desired_retention: 0.9

# The longest time between two reviews of a card, in days.
# maximum_interval: 36500

# When a new card comes back until it is learned, and a forgotten one until it is known again: s, m, h or d.
# learning_steps: [1m, 10m]
# relearning_steps: [10m]

# How many cards a day, at most.
# new_per_day: 10
# reviews_per_day: 200

# Which reviews come first: due (by their day), weakest (most likely forgotten) or strongest.
# review_order: due

# When a new day begins, and where: "local" is the computer's time zone, else a name such as Europe/Oslo.
# rollover_hour: 4
# time_zone: local

# The colours: deckdl-dark, deckdl-light, or a theme of Textual such as nord.
# theme: deckdl-dark

# The editor for code, such as "code -w"; when empty, $VISUAL or $EDITOR.
# editor: ""
"""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The learner's settings; steps are in seconds, intervals in days."""

    desired_retention: float = 0.9
    maximum_interval: int = 36500
    learning_steps: tuple[int, ...] = (60, 600)
    relearning_steps: tuple[int, ...] = (600,)
    new_per_day: int = 10
    reviews_per_day: int = 200
    review_order: Order = "due"
    rollover_hour: int = 4
    time_zone: str = "local"
    theme: str = "deckdl-dark"
    editor: str = ""

    @property
    def zone(self) -> tzinfo:
        return _zone(self.time_zone)


def _zone(name: str) -> tzinfo:
    return LocalZone() if name == "local" else ZoneInfo(name)


class _Wrong(ValueError):
    """A value that cannot be used, with the index of the item that is wrong."""

    def __init__(self, message: str, *loc: int) -> None:
        super().__init__(message)
        self.loc = loc


def _number(low: float, high: float) -> Callable[[object], object]:
    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise _Wrong(f"this is a number from {low} to {high}")
        return float(value)

    return read


def _whole(low: int, high: int) -> Callable[[object], object]:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise _Wrong(f"this is a whole number from {low} to {high}")
        return value

    return read


def _steps(value: object) -> tuple[int, ...]:
    if not isinstance(value, list):
        raise _Wrong("this is a list of durations, as in [1m, 10m]")
    return tuple(_seconds(step, index) for index, step in enumerate(value))


def _seconds(step: object, index: int) -> int:
    """`10m` as seconds."""
    match = re.fullmatch(r"(\d{1,6})([smhd])", step) if isinstance(step, str) else None
    seconds = int(match[1]) * UNITS[match[2]] if match else 0
    if not 1 <= seconds <= LONGEST_STEP:
        raise _Wrong(
            f"{step!r} is no duration from 1s to 30d: write a number and s, m, h or d, as in 10m", index
        )
    return seconds


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _Wrong("this is text: put it in quotes")
    return value


def _one_of(*words: str) -> Callable[[object], object]:
    def read(value: object) -> str:
        if value not in words:
            raise _Wrong(f"this is one of {', '.join(words)}")
        return str(value)

    return read


def _time_zone(value: object) -> str:
    name = _text(value)
    try:
        _zone(name)
    except (KeyError, ValueError, OSError):
        raise _Wrong(f"{name!r} is no time zone: write local, or a name like Europe/Oslo") from None
    return name


# Not pydantic's: every start reads the settings, and pydantic alone takes 50 ms to import.
READERS: dict[str, Callable[[object], object]] = {
    "desired_retention": _number(0.7, 0.99),
    "maximum_interval": _whole(1, 36500),
    "learning_steps": _steps,
    "relearning_steps": _steps,
    "new_per_day": _whole(0, 9999),
    "reviews_per_day": _whole(0, 9999),
    "review_order": _one_of("due", "weakest", "strongest"),
    "rollover_hour": _whole(0, 23),
    "time_zone": _time_zone,
    "theme": _text,
    "editor": _text,
}


def read_settings(path: Path) -> Settings:
    """The settings in a file; DeckdlError lists all that is wrong with it as file:line:column: message."""
    if _only_comments(path):
        return Settings()
    from deckdl.content import reader

    document = reader.read(path)
    problems = list(document.problems)
    values: dict[str, Any] = {}
    if not problems and not isinstance(document.data, dict):
        problems = [document.problem((), "settings are lines such as `theme: nord`")]
    for name, value in document.data.items() if not problems else ():
        if name not in READERS:
            close = difflib.get_close_matches(name, READERS, n=1)
            meant = f", did you mean {close[0]}" if close else f"; there are {', '.join(READERS)}"
            problems.append(document.problem((name,), f"there is no setting {name}{meant}", key=True))
            continue
        try:
            values[name] = READERS[name](value)
        except _Wrong as wrong:
            problems.append(document.problem((name, *wrong.loc), str(wrong)))
    if problems:
        raise DeckdlError("; ".join(str(problem) for problem in problems) + ".")
    return Settings(**values)


def _only_comments(path: Path) -> bool:
    """Whether nothing is set; so too where the file is missing."""
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return True
    except OSError:
        return False  # the reader says what is wrong
    return all(not line.strip() or line.lstrip().startswith(b"#") for line in lines)
