"""The file progress.db: opened safely, shared by threads and windows, its troubles told in sentences."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from deckdl.errors import DeckdlError
from deckdl.memory.migrations import migrate, version

BUSY_SECONDS = 5.0
"""How long to wait for another window that is writing."""

RESTORE = "`deckdl doctor --restore` puts a backup in its place and keeps what can still be read of it."
DAMAGED = "{path} is damaged: " + RESTORE


class Store:
    """One connection to the database, for any number of threads."""

    def __init__(self, path: Path) -> None:
        """Open or make the file; DeckdlError says what is wrong with it."""
        self.path = path
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        with told(path):
            self._connection = _open(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; nothing is waiting to be written."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """The connection, for queries."""
        with self._lock, told(self.path):
            yield self._live()

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """The connection, for queries that all see one moment, whatever other windows write meanwhile."""
        with self.read() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction, on disk when the block is left; nothing of it happened when the block raises.

        No other window writes meanwhile, so what is read inside is what holds.
        """
        with self._lock, told(self.path):
            connection = self._live()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # SQLite itself rolls back on some errors
                    connection.execute("ROLLBACK")
                raise

    def _live(self) -> sqlite3.Connection:
        if self._connection is None:
            raise RuntimeError("the memory was closed")
        return self._connection


def _open(path: Path) -> sqlite3.Connection:
    if not path.parent.is_dir():
        raise DeckdlError(
            f"The folder {path.parent} is missing: make it, or choose another with --workspace."
        )
    if path.is_dir():
        raise DeckdlError(f"{path} is a folder, not deckdl's database: move it away and start deckdl again.")
    _make(path)
    if path.exists():
        _wait_for_content(path)
        _check_whole_pages(path)
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        version(connection, path)  # before anything is written
        _log_ahead(connection)
        connection.execute("PRAGMA synchronous = FULL")
        migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _make(path: Path) -> None:
    """Make the file whole under another name first: killed meanwhile, it is not there, and never empty.

    Where that cannot be, on a disk without hard links say, SQLite makes it in its own way.
    """
    if path.exists():
        return
    new = path.with_name(f"{path.name}.{os.urandom(4).hex()}.new")
    with suppress(OSError, sqlite3.OperationalError):
        with closing(sqlite3.connect(new, isolation_level=None)) as connection:
            migrate(connection, new)
        os.link(new, path)  # unlike a renaming never over what another window made meanwhile
    with suppress(OSError):
        new.unlink(missing_ok=True)


def _log_ahead(connection: sqlite3.Connection) -> None:
    """WAL mode, for good. Of windows that ask for it at one moment SQLite refuses one without waiting."""
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
        time.sleep(0.01)


def _wait_for_content(path: Path) -> None:
    """An empty file is being made by another window at this moment, or has lost what was in it."""
    end = time.monotonic() + 1.0
    while not (size := path.stat().st_size) and time.monotonic() < end:
        time.sleep(0.02)
    if not size:
        raise DeckdlError(
            f"{path} is empty, what it held was lost: `deckdl doctor --restore` puts a backup in its place; "
            "without one delete it to begin anew."
        )


def _check_whole_pages(path: Path) -> None:
    """SQLite takes a last page that was cut short for a whole one, unless its log makes up for it."""
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        return
    with path.open("rb") as file:
        header = file.read(18)
    size = int.from_bytes(header[16:18])
    if header.startswith(b"SQLite format 3\0") and size >= 512 and path.stat().st_size % size:
        raise DeckdlError(DAMAGED.format(path=path))


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about the file into a DeckdlError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        sentence = _sentence(path, error)
        if sentence is None:
            raise
        raise DeckdlError(sentence) from error
    except OSError as error:
        raise DeckdlError(
            f"{path} cannot be used ({error.strerror}): check the file and its folder."
        ) from error


def _sentence(path: Path, error: sqlite3.DatabaseError) -> str | None:
    code = getattr(error, "sqlite_errorcode", None)
    match None if code is None else code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return (
                f"{path} is held by another program: close other windows of deckdl, "
                "or whatever copies the file, and try again."
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_AUTH:
            return (
                f"{path} cannot be written: make the file and its folder writable, "
                "or choose another workspace with --workspace."
            )
        case sqlite3.SQLITE_NOTADB:
            return f"{path} is no database: {RESTORE}"
        case sqlite3.SQLITE_CORRUPT:
            return DAMAGED.format(path=path)
        case sqlite3.SQLITE_FULL:
            return f"The disk is full, so {path} was not changed: free some space and try again."
        case sqlite3.SQLITE_IOERR:
            return (
                f"{path} cannot be read or written: check the disk and the space left on it, then try again."
            )
        case _:
            return None
