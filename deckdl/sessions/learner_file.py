"""The learner's own file of an exercise: made from the stub, blank again when its card is due, never lost."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from deckdl.errors import DeckdlError
from deckdl.sessions.files import keep_copy, read_text, replace_text

if TYPE_CHECKING:
    from deckdl.workspace import Workspace


class LearnerFile:
    """One file below impl/ and its former versions below impl/.history/."""

    def __init__(self, workspace: Workspace, exercise: str, blank: str) -> None:
        self.path = workspace.implementations / exercise
        self._history = (workspace.history / exercise).with_suffix("")
        self._blank = blank

    def prepare(self, reviewed: datetime | None, due: bool, at: datetime) -> Path | None:
        """Make the file where it is missing; when the card is due again, start it anew once.

        `reviewed` is the time of the last review that counts. After which review the file was started anew is
        noted, so that work begun since then is gone on with, also tomorrow. Returns the copy that was kept of
        the former version; it is on disk before the file changes.
        """
        copy: Path | None = None
        again = due and reviewed is not None and self._started_for() != reviewed.isoformat()
        if not self.path.exists():
            replace_text(self.path, self._blank)
        elif again and not self._is_blank():
            copy = keep_copy(
                self.path, self._history.with_name(f"{self._history.name}.{at:%Y%m%dT%H%M%SZ}.py")
            )
            replace_text(self.path, self._blank)
        if again and reviewed is not None:
            replace_text(self._note, reviewed.isoformat())
        return copy

    @property
    def _note(self) -> Path:
        return self._history.with_name(f"{self._history.name}.started")

    def _started_for(self) -> str | None:
        try:
            return read_text(self._note)
        except DeckdlError:
            return None

    def _is_blank(self) -> bool:
        try:
            return read_text(self.path) == self._blank
        except DeckdlError:
            return False  # not text: kept like any other version
