"""Files of older versions are brought forward, after a backup, or stay as they are."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from memory_tools import Clock, Opener

from deckdl.memory import Rating
from deckdl.memory.migrations import STEPS, migrate

FLAGS = "CREATE TABLE flags (card TEXT);\nCREATE INDEX flags_by_card ON flags (card);"


@pytest.fixture
def old(opened: Opener, clock: Clock, database: Path) -> Path:
    memory = opened()
    memory.answer("a/1", Rating.GOOD, clock())
    memory.close()
    return database


def step_forward(path: Path, *steps: str) -> int:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, path, (*STEPS, *steps))
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        return int(version)


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def test_a_step_is_taken_once_and_after_a_backup(old: Path, opened: Opener) -> None:
    before = tables(old)
    assert step_forward(old, FLAGS) == len(STEPS) + 1
    assert tables(old) == before | {"flags", "flags_by_card"}
    assert step_forward(old, FLAGS) == len(STEPS) + 1
    [copy] = (old.parent / "backups").iterdir()
    assert tables(copy) == before
    assert opened(path=copy).states().keys() == {"a/1"}


def test_a_step_that_fails_changes_nothing(old: Path, opened: Opener) -> None:
    with pytest.raises(sqlite3.OperationalError):
        step_forward(old, FLAGS, "CREATE TABLE more (card TEXT);\nINSERT INTO nowhere VALUES (1);")
    assert "flags" not in tables(old)
    assert opened().states().keys() == {"a/1"}


def test_a_fresh_file_goes_through_every_step_without_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "fresh.db"
    assert step_forward(path, FLAGS) == len(STEPS) + 1
    assert {"events", "cards", "flags"} <= tables(path)
    assert not (tmp_path / "backups").exists()


def test_the_oldest_file_comes_forward_with_all_that_was_learned(
    old: Path, opened: Opener, tmp_path: Path, clock: Clock
) -> None:
    first = tmp_path / "first.db"
    with closing(sqlite3.connect(first, isolation_level=None)) as connection:
        migrate(connection, first, STEPS[:1])
        connection.execute("ATTACH ? AS now", (str(old),))
        for table in ("meta", "events", "cards"):
            connection.execute(f"INSERT INTO main.{table} SELECT * FROM now.{table}")
    before = opened(path=old)
    memory = opened(path=first)
    assert memory.states() == before.states() != {}
    assert list(memory.events()) == list(before.events())
    card = next(iter(memory.states()))
    assert memory.mark(card, clock(), suspended=True).suspended
    assert len(list((tmp_path / "backups").iterdir())) == 1
