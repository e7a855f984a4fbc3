"""What is wrong with a file, and where: the one shape in which every finding is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from deckdl.errors import DeckdlError

_LONGEST = 300  # characters of a message


@dataclass(frozen=True, order=True)
class Problem:
    """A finding; line and column count from 1. As text it is `file:line:column: message`, always one line."""

    path: Path
    line: int
    column: int
    message: str

    def __post_init__(self) -> None:
        line = " ".join(self.message.split())  # what is quoted from a deck may hold line breaks
        shown = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
        object.__setattr__(self, "message", shown)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


@dataclass(frozen=True)
class Fault:
    """What is wrong at a part of a card; `key` points at the part's key and not at its value."""

    loc: tuple[int | str, ...]
    message: str
    key: bool = False


def told(loc: tuple[int | str, ...], error: DeckdlError) -> Fault:
    """An error as a fault of a part of a card."""
    return Fault(loc, str(error).removesuffix("."))
