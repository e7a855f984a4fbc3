"""Everything a session works with, opened once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

from deckdl.content import library as content
from deckdl.memory.calendar import Calendar
from deckdl.memory.memory import Memory
from deckdl.memory.schedule import Schedule
from deckdl.sessions.clock import Clock, now
from deckdl.settings import Settings, read_settings

if TYPE_CHECKING:
    from deckdl.content.library import Library
    from deckdl.workspace import Workspace


@dataclass(frozen=True)
class Desk:
    """A learner's workspace with its settings, the decks and the memory; close it, or use it in a `with`."""

    workspace: Workspace
    settings: Settings
    library: Library
    memory: Memory
    clock: Clock

    @classmethod
    def open(cls, workspace: Workspace, *, clock: Clock = now) -> Self:
        """Make the workspace where it is missing, and open what is in it. DeckdlError says what is wrong."""
        workspace.create()
        settings = read_settings(workspace.settings_file)
        library = load_library(workspace)
        memory = Memory.open(workspace.database, schedule_of(settings), calendar_of(settings), clock)
        adopt_names(library, memory, clock())
        return cls(workspace, settings, library, memory, clock)

    def close(self) -> None:
        self.memory.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def adopt_names(library: Library, memory: Memory, at: datetime) -> None:
    """Let the history of cards that got new ids follow them."""
    for old, new in library.renamed.items():
        memory.rename(old, new, at)


def load_library(workspace: Workspace) -> Library:
    """The decks that ship, and the learner's own beside them."""
    own = [workspace.decks] if workspace.decks.is_dir() else []
    cache = workspace.deck_cache if workspace.root.is_dir() else None
    return content.load([content.shipped_decks(), *own], cache=cache)


def schedule_of(settings: Settings) -> Schedule:
    return Schedule(
        desired_retention=settings.desired_retention,
        maximum_interval=settings.maximum_interval,
        learning_steps=settings.learning_steps,
        relearning_steps=settings.relearning_steps,
    )


def calendar_of(settings: Settings) -> Calendar:
    return Calendar(settings.zone, settings.rollover_hour)
