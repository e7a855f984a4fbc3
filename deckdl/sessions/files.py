"""Writing the learner's files so that no moment exists in which they could be lost."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from deckdl.errors import DeckdlError


def replace_text(path: Path, text: str) -> None:
    """Put `text` at `path`, on disk before it replaces what was there; permissions and links are kept."""
    with replacing(path) as write:
        write(text)


@contextmanager
def replacing(path: Path) -> Iterator[Callable[[str], None]]:
    """Write a text in parts; when the block has ended well, it replaces what is at `path`.

    Raises DeckdlError where it cannot be written.
    """
    target = path.resolve()  # a link stays a link
    with _telling(path):
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)

    def write(text: str) -> None:
        with _telling(path):
            file.write(text)

    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield write
            with _telling(path):
                file.flush()
                os.fsync(file.fileno())
        with _telling(path):
            if target.exists():
                shutil.copymode(target, temporary)
            else:
                os.chmod(temporary, 0o644)
            os.replace(temporary, target)
            _sync_folder(target.parent)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DeckdlError(f"{path} cannot be written: {error.strerror}.") from error


def read_text(path: Path) -> str:
    """The text of a learner's file; DeckdlError where it is missing or no text."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise DeckdlError(f"{path} does not exist.") from error
    except UnicodeDecodeError as error:
        raise DeckdlError(f"{path} is not UTF-8 text (byte {error.start}): save it as UTF-8.") from error
    except OSError as error:
        raise DeckdlError(f"{path} cannot be read: {error.strerror}.") from error


def _sync_folder(folder: Path) -> None:
    """Make a new name survive a power cut too, where the platform can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def keep_copy(path: Path, copy: Path) -> Path:
    """Keep what is at `path` under a second, new name, and be sure that it is on disk.

    Where the platform can, it is the same file under two names: a save that comes in between is kept too.
    """
    source = path.resolve()
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        number = 1
        while copy.exists():
            number += 1
            copy = copy.with_name(f"{copy.stem}-{number}{copy.suffix}")
        try:
            os.link(source, copy)
        except OSError:
            shutil.copy2(source, copy)
        with copy.open("rb+") as file:
            os.fsync(file.fileno())
        _sync_folder(copy.parent)
    except OSError as error:
        raise DeckdlError(
            f"{path} could not be kept as {copy} ({error.strerror}), so it was left as it is."
        ) from error
    return copy
