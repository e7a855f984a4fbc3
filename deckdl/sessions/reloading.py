"""Decks that are edited while they are studied."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from deckdl.content.decks import deck_paths
from deckdl.content.library import shipped_decks
from deckdl.sessions.desk import adopt_names, load_library

if TYPE_CHECKING:
    from deckdl.content.problems import Problem
    from deckdl.sessions.desk import Desk

Signature = dict[Path, tuple[int, int, int]]


class DeckWatch:
    """Tells when a deck file was written, added or removed."""

    def __init__(self, desk: Desk) -> None:
        self._folders = [shipped_decks(), desk.workspace.decks]
        self._seen = self._signature()

    def changed(self) -> bool:
        """Whether something changed since this was asked last."""
        before, self._seen = self._seen, self._signature()
        return before != self._seen

    def _signature(self) -> Signature:
        found: Signature = {}
        try:
            for path in deck_paths(folder for folder in self._folders if folder.is_dir()):
                state = path.stat()
                found[path] = (state.st_mtime_ns, state.st_size, state.st_ino)
        except OSError:
            pass  # an editor replaces a file just now: the next look sees it
        return found


def reloaded(desk: Desk) -> Desk:
    """The desk with the decks as they are on disk now; the rest of it is the same."""
    library = load_library(desk.workspace)
    adopt_names(library, desk.memory, desk.clock())
    return replace(desk, library=library)


def problem_of(desk: Desk, deck: str, file: Path) -> Problem | None:
    """The first thing that is wrong with the file of a deck, or with the file that it was in."""
    path = desk.library.files.get(deck, file)
    return next((problem for problem in desk.library.problems if problem.path == path), None)
