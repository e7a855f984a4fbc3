"""Copies of the database in backups/ beside it: verified when they are made, the last ten kept."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from deckdl.errors import DeckdlError

KEPT = 10
DAY_SECONDS = 86400


@dataclass(frozen=True)
class Backup:
    """What a backup holds. `answers` and `cards` are None where it cannot be read; `made` is in UTC."""

    path: Path
    number: int
    made: datetime
    answers: int | None
    cards: int | None


def backup(path: Path, name: str) -> Path:
    """A verified copy of the database; older ones than the last ten are deleted.

    Reads through a connection of its own: it sees what is committed, also while the caller holds a
    transaction, and other threads and windows go on writing. DeckdlError where no sound copy can be made.
    """
    folder = path.parent / "backups"
    number = 1 + max((number_of(path, old) for old in backups(path)), default=0)
    copy = folder / f"{path.stem}-{number:06d}-{name}{path.suffix}"
    partial = folder / f"{copy.name}.{os.urandom(4).hex()}.partial"
    try:
        folder.mkdir(exist_ok=True)
        try:
            sound = _copy(path, partial)
            if sound:
                os.replace(partial, copy)
        finally:
            partial.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise DeckdlError(
            f"No backup could be made in {folder} ({reason}): free some space, or make the folder writable."
        ) from error
    if not sound:
        raise DeckdlError(f"The backup {copy} could not be verified: check the disk; nothing was changed.")
    _clear(path)
    return copy


def daily(path: Path, day: date) -> Path | None:
    """The backup of a day, where it has none yet and there are answers that the latest one lacks; else None.

    DeckdlError where it is wanted and cannot be made.
    """
    name = f"daily-{day.isoformat()}"
    made = backups(path)
    if any(old.stem.endswith(name) for old in made):
        return None
    last = last_review(path)
    if last is None or (made and last_review(made[-1]) == last):
        return None
    return backup(path, name)


def backups(path: Path) -> list[Path]:
    """From the oldest to the latest: their numbers have a fixed width."""
    return sorted(
        (path.parent / "backups").glob(f"{path.stem}-[0-9][0-9][0-9][0-9][0-9][0-9]-*{path.suffix}")
    )


def number_of(path: Path, copy: Path) -> int:
    """By which a learner names a backup."""
    return int(copy.name[len(path.stem) + 1 :][:6])


def described(path: Path) -> list[Backup]:
    """What each backup holds, the latest first."""
    return [_described(path, copy) for copy in reversed(backups(path))]


def last_review(path: Path) -> str | None:
    """The id of the last review in a database; None where there is none, or where it cannot be read."""
    query = "SELECT id FROM events WHERE kind = 'review' ORDER BY id DESC LIMIT 1"
    try:
        with closing(reading(path)) as connection:
            row = connection.execute(query).fetchone()
    except sqlite3.DatabaseError:
        return None
    return None if row is None else str(row[0])


def has_event(path: Path, event: str) -> bool:
    """Whether the log in a database has an event; True too where that cannot be read."""
    try:
        with closing(reading(path)) as connection:
            return connection.execute("SELECT 1 FROM events WHERE id = ?", (event,)).fetchone() is not None
    except sqlite3.DatabaseError:
        return True


def reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; sqlite3.DatabaseError where the file is missing."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _copy(path: Path, partial: Path) -> bool:
    """Copy the database as it is at one moment; whether the copy is sound and whole."""
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(partial)) as target:
        source.execute("BEGIN")  # what other windows write meanwhile is for the next backup
        extent = _extent(source)
        source.backup(target)
        (verdict,) = target.execute("PRAGMA quick_check").fetchone()
        target.execute("PRAGMA journal_mode = DELETE")  # one file, whole in itself
        return bool(verdict == "ok" and _extent(target) == extent)


def _extent(connection: sqlite3.Connection) -> tuple[int, str | None]:
    """How many events there are, and the last one."""
    number, last = connection.execute("SELECT count(*), max(id) FROM events").fetchone()
    return number, last


def _described(path: Path, copy: Path) -> Backup:
    made = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
    try:
        with closing(reading(copy)) as connection:
            (answers,) = connection.execute("SELECT count(*) FROM events WHERE kind = 'review'").fetchone()
            (cards,) = connection.execute("SELECT count(*) FROM cards").fetchone()
    except sqlite3.DatabaseError:
        answers = cards = None
    return Backup(copy, number_of(path, copy), made, answers, cards)


def _clear(path: Path) -> None:
    """Delete old backups, and what a backup that was killed left behind a day ago."""
    for old in backups(path)[:-KEPT]:
        old.unlink(missing_ok=True)
    for partial in (path.parent / "backups").glob("*.partial*"):
        if partial.stat().st_mtime < time.time() - DAY_SECONDS:
            partial.unlink(missing_ok=True)
