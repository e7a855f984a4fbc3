"""A memory in a temporary folder, with a clock that tests set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC
from pathlib import Path

import pytest
from memory_tools import Clock, Opener

from deckdl.memory.calendar import Calendar
from deckdl.memory.memory import Memory
from deckdl.memory.schedule import Schedule


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "progress.db"


@pytest.fixture
def opened(database: Path, clock: Clock) -> Iterator[Opener]:
    """Opens the database, or the one at `path`; closed when the test ends."""
    with ExitStack() as stack:

        def open_(schedule: Schedule | None = None, path: Path = database) -> Memory:
            memory = Memory.open(path, schedule or Schedule(), Calendar(UTC), clock)
            return stack.enter_context(memory)

        yield open_


@pytest.fixture
def memory(opened: Opener) -> Memory:
    return opened()
