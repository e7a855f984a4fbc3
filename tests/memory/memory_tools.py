"""What the tests of the memory share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from deckdl.memory.checkup import checkup
from deckdl.memory.memory import Memory
from deckdl.memory.store import Store

Opener = Callable[..., Memory]
"""The fixture `opened`: `opened(schedule=None, path=database)`."""


class Clock:
    """Shows `now` until it is set."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> datetime:
        self.now += timedelta(**span)
        return self.now


def differing(path: Path) -> tuple[str, ...]:
    """The cards whose stored state is not, bit for bit, what the log gives."""
    with Store(path) as store, store.snapshot() as connection:
        found = checkup(connection)
    assert (found.fault, found.homeless) == (None, 0)
    return found.differing
