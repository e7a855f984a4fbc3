"""Where a learner's things are: one folder that can be copied as a whole."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from deckdl.errors import DeckdlError
from deckdl.settings import COMMENTED

HOME_VARIABLE = "DECKDL_HOME"


@dataclass(frozen=True)
class Workspace:
    """The folder with the learner's progress, code, decks and settings."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "progress.db"

    @property
    def implementations(self) -> Path:
        """The learner's own files, one for each exercise: impl/activations/softmax.py."""
        return self.root / "impl"

    @property
    def history(self) -> Path:
        """Former versions of those files."""
        return self.implementations / ".history"

    @property
    def decks(self) -> Path:
        return self.root / "decks"

    @property
    def settings_file(self) -> Path:
        return self.root / "settings.yaml"

    @property
    def deck_cache(self) -> Path:
        """Decks as they were last read; it may be deleted at any time."""
        return self.root / ".decks.cache"

    @property
    def log_file(self) -> Path:
        """Where an unexpected error leaves its traceback."""
        return self.root / "deckdl.log"

    @property
    def exists(self) -> bool:
        return self.database.is_file() and self.settings_file.is_file()

    def create(self) -> None:
        """Make what is missing, and touch nothing that is there.

        progress.db is made by the memory when it is first opened.
        """
        if self.root.exists() and not self.root.is_dir():
            raise DeckdlError(f"{self.root} is a file, not a folder: choose another place with --workspace.")
        try:
            for folder in (self.implementations, self.decks):
                folder.mkdir(parents=True, exist_ok=True)
            if not self.settings_file.exists():
                self.settings_file.write_text(COMMENTED, encoding="utf-8")
        except OSError as error:
            raise DeckdlError(
                f"The workspace {self.root} cannot be made ({error.strerror}): name another by --workspace."
            ) from error


def find(
    explicit: Path | None = None,
    *,
    environment: Mapping[str, str] = os.environ,
    current: Path | None = None,
) -> Workspace:
    """The workspace to use; it need not exist yet.

    `explicit` wins, then $DECKDL_HOME, then the current folder if it is a workspace, then the platform's
    user data folder.
    """
    if explicit is not None:
        return Workspace(explicit.expanduser().absolute())
    if named := environment.get(HOME_VARIABLE):
        return Workspace(Path(named).expanduser().absolute())
    here = Workspace(current or _current_folder())
    if here.exists:
        return here
    import platformdirs

    return Workspace(Path(platformdirs.user_data_dir("deckdl", appauthor=False)).absolute())


def _current_folder() -> Path:
    """The current folder, or the root where it was deleted meanwhile."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path(os.sep)
