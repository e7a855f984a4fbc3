"""The learner's file between our editor and theirs: the last save wins, and nothing typed is lost."""

from dataclasses import dataclass
from pathlib import Path

from deckdl.errors import DeckdlError
from deckdl.sessions.clock import Clock
from deckdl.sessions.code import CodeSession
from deckdl.sessions.files import replace_text
from deckdl.workspace import Workspace


@dataclass(frozen=True)
class Found:
    """What another editor saved, and where the unsaved text of ours was put."""

    text: str
    kept: Path | None


class WorkFile:
    """Knows what is on disk, so that a change made elsewhere is seen."""

    def __init__(self, session: CodeSession, workspace: Workspace, clock: Clock) -> None:
        self._session = session
        self._workspace = workspace
        self._clock = clock
        self.on_disk = session.read()
        self._mark = self._stat()
        self._seen = self._mark

    def save(self, text: str) -> None:
        """Write our text. What another editor saved since we looked is kept as a copy first."""
        if self._stat() != self._mark:
            try:
                theirs = self._session.read()
            except DeckdlError:
                theirs = self.on_disk  # gone, or no text: nothing to keep
            if theirs not in (self.on_disk, text):
                self._keep(theirs)
        self._session.save(text)
        self.on_disk = text
        self._mark = self._stat()

    def changed_elsewhere(self, ours: str, *, settled: bool = True) -> Found | None:
        """The file's text if another editor saved a new one; `ours`, where unsaved, is kept as a copy.

        Where it may not be `settled`, a save counts when the next look finds no newer one.
        """
        mark, before = self._stat(), self._seen
        self._seen = mark
        if mark is None or mark == self._mark or not (settled or mark == before):
            return None
        try:
            theirs = self._session.read()
        except DeckdlError:
            return None  # while it is being replaced, or no text: looked at again
        self._mark = mark
        if theirs == self.on_disk:
            return None
        unsaved = ours not in (self.on_disk, theirs)
        self.on_disk = theirs
        return Found(theirs, self._keep(ours) if unsaved else None)

    def _keep(self, text: str) -> Path:
        name = Path(self._session.name)
        stamp = f"{self._clock():%Y%m%dT%H%M%S%f}"
        copy = self._workspace.history / name.parent / f"{name.stem}.{stamp}.unsaved.py"
        replace_text(copy, text)
        return copy

    def _stat(self) -> tuple[int, int, int] | None:
        try:
            found = self._session.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino
