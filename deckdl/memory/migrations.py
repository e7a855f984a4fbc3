"""The tables of progress.db, made and changed by numbered steps that only run forward.

`PRAGMA user_version` is the number of steps a file has been through. A step that was released is never
edited; a change is a new step at the end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from deckdl.errors import DeckdlError
from deckdl.memory.backups import backup

APPLICATION = 0x6465636B  # "deck": how SQLite files tell whose they are

EVENTS_AND_CARDS = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE events (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    device TEXT NOT NULL,
    kind TEXT NOT NULL,
    card TEXT,
    data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX events_by_card ON events (card);
CREATE INDEX events_by_day ON events (json_extract(data, '$.day')) WHERE kind = 'review';
CREATE INDEX events_undone ON events (json_extract(data, '$.event')) WHERE kind = 'undo';
CREATE INDEX events_other ON events (kind) WHERE kind <> 'review';
CREATE TRIGGER events_stay BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_remain BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

CREATE TABLE cards (
    card TEXT PRIMARY KEY,
    phase TEXT NOT NULL,
    step INTEGER NOT NULL,
    due INTEGER NOT NULL,
    due_day INTEGER NOT NULL,
    stability REAL NOT NULL,
    difficulty REAL NOT NULL,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    reviewed INTEGER NOT NULL,
    repetitions INTEGER NOT NULL,
    lapses INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX cards_by_first_day ON cards (first_day);
"""

MARKS_AND_LOADS = """
CREATE TABLE marks (
    card TEXT PRIMARY KEY,
    suspended INTEGER NOT NULL,
    buried INTEGER,
    flagged INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX cards_by_due_day ON cards (phase, due_day, last_day, stability);
"""

STEPS: tuple[str, ...] = (EVENTS_AND_CARDS, MARKS_AND_LOADS)


def migrate(connection: sqlite3.Connection, path: Path, steps: Sequence[str] = STEPS) -> None:
    """Bring the file to the last step, after a backup where it holds anything; all steps or none.

    DeckdlError where the file is a later version's or another program's; such a file stays as it is.
    """
    if version(connection, path, steps) == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        at = version(connection, path, steps)  # another window may have come first
        if 0 < at < len(steps):
            backup(path, f"before-{len(steps)}")
        for step in steps[at:]:
            for statement in _statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def version(connection: sqlite3.Connection, path: Path, steps: Sequence[str] = STEPS) -> int:
    """How many steps the file has been through; DeckdlError where it is not one that this deckdl can use."""
    if connection.in_transaction:
        number, application, tables = _facts(connection)
    else:
        connection.execute("BEGIN")  # another window may be making the file: all three at one moment
        try:
            number, application, tables = _facts(connection)
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    if application != APPLICATION and (tables or number or application):
        raise DeckdlError(
            f"{path} is another program's database: move it away, "
            "or choose another workspace with --workspace."
        )
    if number > len(steps):
        raise DeckdlError(
            f"{path} was written by a newer deckdl (version {number} of the file; this knows {len(steps)}) "
            "and was left as it is: upgrade deckdl."
        )
    return number


def _facts(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Version, program and number of tables."""
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return int(number), int(application), int(tables)


def _statements(script: str) -> list[str]:
    """`executescript` would commit first, and a step is one transaction."""
    statements, statement = [], ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            statements.append(statement)
            statement = ""
    return statements
