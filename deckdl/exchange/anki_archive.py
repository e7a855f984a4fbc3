"""The files in an Anki package (.apkg, .colpkg): its collection and the names of its media.

A package is a zip archive. Format 3 compresses with Zstandard what formats 1 and 2 hold as it is.
"""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from deckdl.errors import DeckdlError
from deckdl.exchange.protobuf import fields

FORMATS = {"collection.anki21b": 3, "collection.anki21": 2, "collection.anki2": 1}
"""The collection of each format, the latest first: later packages hold a placeholder for older Ankis too."""

LARGEST = 1 << 30  # bytes of a collection; a million reviews take a tenth of that
_LARGEST_LIST = 1 << 26
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Archive:
    """What is told of a package beside its collection: the format, and the names of pictures and sounds."""

    format: int
    media: tuple[str, ...]


def extract(package: Path, database: Path) -> Archive:
    """Write a package's collection to `database`. DeckdlError where it is no package, or far too large."""
    try:
        with _told(package), zipfile.ZipFile(package) as archive:
            names = archive.namelist()
            member = next((name for name in FORMATS if name in names), None)
            if member is None:
                raise DeckdlError(f"{package} holds no collection: it is no Anki package.")
            _check_version(package, archive)
            with database.open("wb") as target:
                for chunk in _content(archive, member, LARGEST, packed=FORMATS[member] == 3):
                    target.write(chunk)
            return Archive(FORMATS[member], _media(archive, FORMATS[member]))
    except _TooLarge as large:
        raise DeckdlError(
            f"{package} holds more than deckdl takes in ({large}): nothing was taken in."
        ) from None


class _TooLarge(Exception):
    """The message says what is too large."""


@contextmanager
def _told(package: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DeckdlError(f"{package} cannot be read: {error.strerror or error}.") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise DeckdlError(f"{package} is no Anki package, or a damaged one ({error}).") from error


def _check_version(package: Path, archive: zipfile.ZipFile) -> None:
    if "meta" not in archive.namelist():
        return
    meta = b"".join(_content(archive, "meta", _LARGEST_LIST, packed=False))
    version = next((value for number, value in fields(meta) if number == 1), 0)
    if isinstance(version, int) and version > max(FORMATS.values()):
        raise DeckdlError(
            f"{package} is of a newer Anki (format {version}): export it for older versions of Anki."
        )


def _media(archive: zipfile.ZipFile, package_format: int) -> tuple[str, ...]:
    if "media" not in archive.namelist():
        return ()
    listed = b"".join(_content(archive, "media", _LARGEST_LIST, packed=package_format == 3))
    if package_format == 3:
        entries = [dict(fields(entry)) for _, entry in fields(listed) if isinstance(entry, bytes)]
        names = [entry.get(1) for entry in entries]
        return tuple(name.decode("utf-8", "replace") for name in names if isinstance(name, bytes))
    found = json.loads(listed or b"{}")
    return tuple(str(name) for name in found.values()) if isinstance(found, dict) else ()


def _content(archive: zipfile.ZipFile, member: str, largest: int, *, packed: bool) -> Iterator[bytes]:
    """What a member holds, unpacked, in parts."""
    if archive.getinfo(member).file_size > largest:
        raise _TooLarge(member)
    total = 0
    with archive.open(member) as file:
        for chunk in _unpacked(file) if packed else iter(lambda: file.read(_CHUNK), b""):
            total += len(chunk)
            if total > largest:
                raise _TooLarge(member)
            yield chunk


def _unpacked(file: IO[bytes]) -> Iterator[bytes]:
    import zstandard

    try:
        yield from zstandard.ZstdDecompressor(max_window_size=1 << 27).read_to_iter(file, write_size=_CHUNK)
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error
