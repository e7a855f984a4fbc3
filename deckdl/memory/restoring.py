"""Putting a backup in the place of progress.db, with whatever can still be read of that file merged in."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from deckdl.errors import DeckdlError
from deckdl.memory import fold, log
from deckdl.memory.log import Event
from deckdl.memory.migrations import version
from deckdl.memory.store import Store, told

LOG_FILES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database while it is open, or after a crash."""


@dataclass(frozen=True)
class Restored:
    """What was done: `saved` is where the former file is, `merged` how many of its events were taken over."""

    backup: Path
    saved: Path | None
    merged: int
    answers: int
    cards: int


def restore(path: Path, backup: Path, at: datetime) -> Restored:
    """Put `backup` in the place of the database, and the events that only the former file has into it.

    The former file, whatever it is, is first saved in backups/ under a name that is never cleared away.
    DeckdlError where the backup is no sound database, or another window holds the file; nothing is changed
    then.
    """
    with told(path), TemporaryDirectory(dir=path.parent, prefix=".restoring-") as folder:
        new = Path(folder) / path.name
        shutil.copyfile(backup, new)
        _verify(new, backup)
        _release(path)
        merged, answers, cards = _merge(new, path)
        saved = _save(path, at)
        for suffix in LOG_FILES:  # they would be taken for the new file's
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        os.replace(new, path)
    return Restored(backup, saved, merged, answers, cards)


def _verify(copy: Path, backup: Path) -> None:
    """See that the copy of the backup is a sound database."""
    try:
        with closing(sqlite3.connect(copy)) as connection:
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError:
        verdict = "no database"
    if verdict != "ok":
        raise DeckdlError(
            f"The backup {backup} is damaged: choose another; `deckdl doctor --restore` lists them."
        )


def _release(path: Path) -> None:
    """See that no other window uses the file, and have SQLite write its log into it.

    A file that is no database any more, or a damaged one, cannot be asked.
    """
    if not path.exists():
        return
    with closing(sqlite3.connect(path, timeout=0.5, isolation_level=None)) as connection:
        try:
            version(connection, path)  # another program's file, or a later version's, is left alone
            connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise


def _merge(new: Path, former: Path) -> tuple[int, int, int]:
    """Take what can be read of the former log over into the copy of the backup; merged, answers, cards."""
    with Store(new) as store, store.write() as connection:
        merged = log.add(connection, _usable(connection, former))
        cards = fold.rebuild(connection)
        (answers,) = connection.execute("SELECT count(*) FROM events WHERE kind = 'review'").fetchone()
    with closing(sqlite3.connect(new)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")  # one file, to be moved as a whole
    return len(merged), answers, cards


def _usable(connection: sqlite3.Connection, former: Path) -> list[Event]:
    """The sound events of the former log; a review only with the settings that it was given under."""
    events = list(salvage(former))
    known = log.schedules(connection).keys() | {
        event.data["digest"] for event in events if event.kind == "schedule"
    }
    return [event for event in events if event.kind != "review" or event.data["schedule"] in known]


def salvage(path: Path) -> Iterator[Event]:
    """What can be read of the log in a file, from both ends, so that damage in between costs least."""
    ids: set[str] = set()
    if not path.exists() or not path.stat().st_size:
        return
    for order in ("", "DESC"):
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(path)) as connection:
            connection.text_factory = bytes
            for row in connection.execute(f"SELECT {log.COLUMNS} FROM events ORDER BY id {order}"):
                event = log.salvaged(row)
                if event is not None and event.id not in ids:
                    ids.add(event.id)
                    yield event


def _save(path: Path, at: datetime) -> Path | None:
    """Copy the file and what SQLite keeps beside it to backups/; None where there is no file."""
    if not path.exists():
        return None
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    saved = folder / f"{path.stem}-replaced-{at:%Y%m%dT%H%M%S}-{os.urandom(2).hex()}{path.suffix}"
    for suffix in ("", *LOG_FILES):
        beside = path.with_name(path.name + suffix)
        if beside.exists():
            shutil.copy2(beside, saved.with_name(saved.name + suffix))
    return saved
