"""A backup is put in the place of a database that is damaged, and no answer that can be read is lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from memory_tools import Clock, Opener, differing

from deckdl.errors import DeckdlError
from deckdl.memory import Memory, Rating
from deckdl.memory.backups import backup, backups
from deckdl.memory.restoring import restore


@pytest.fixture
def copy(opened: Opener, clock: Clock, database: Path) -> Path:
    """A backup with 100 answers, of a database that has 20 more, one of them taken back."""
    memory = opened()
    for number in range(100):
        memory.answer(f"a/{number}", Rating.GOOD, clock(), {"typed": "x" * 200})
    made = backup(database, "daily")
    for number in range(100, 120):
        memory.answer(f"a/{number}", Rating.GOOD, clock(), {"typed": "x" * 200})
    memory.undo(clock())
    memory.close()
    return made


def answered(opened: Opener) -> set[str]:
    memory = opened()
    found = memory.known()
    memory.close()
    return found


def cards(number: int) -> set[str]:
    return {f"a/{each}" for each in range(number)}


@pytest.mark.parametrize(
    "content",
    [b"noise" * 5000, b"", b"SQLite format 3\0" + b"x" * 90, None],
    ids=["noise", "empty", "cut", "gone"],
)
def test_where_nothing_can_be_read_the_backup_is_what_there_is(
    copy: Path, opened: Opener, clock: Clock, database: Path, content: bytes | None
) -> None:
    if content is None:
        database.unlink()
    else:
        database.write_bytes(content)
    done = restore(database, copy, clock())
    assert (done.merged, done.answers, done.cards) == (0, 100, 100)
    assert answered(opened) == cards(100)
    if content is None:
        assert done.saved is None
    else:
        assert done.saved is not None
        assert done.saved.read_bytes() == content
        assert done.saved not in backups(database)  # which are cleared away in time


def test_answers_that_only_the_present_file_has_are_kept(
    copy: Path, opened: Opener, clock: Clock, database: Path
) -> None:
    done = restore(database, copy, clock())
    assert (done.merged, done.answers) == (21, 120)
    assert answered(opened) == cards(119)
    assert differing(database) == ()
    assert done.saved is not None
    assert len(opened(path=done.saved).history("a/118")) == 1


def test_what_stands_before_and_after_damage_is_kept(
    copy: Path, opened: Opener, clock: Clock, database: Path
) -> None:
    page = 4096
    content = bytearray(database.read_bytes())
    at = 14 * page
    content[at : at + page] = b"\xff" * page
    database.write_bytes(content)
    with closing(sqlite3.connect(database)) as connection, pytest.raises(sqlite3.DatabaseError):
        list(connection.execute("SELECT * FROM events"))
    done = restore(database, copy, clock())
    assert done.merged > 0
    assert "a/118" in answered(opened)
    assert cards(100) <= answered(opened)
    assert differing(database) == ()


def test_a_cut_off_file_gives_back_what_it_still_has(
    copy: Path, opened: Opener, clock: Clock, database: Path
) -> None:
    content = database.read_bytes()
    database.write_bytes(content[: len(content) // 2])
    restore(database, copy, clock())
    assert cards(100) <= answered(opened)
    assert differing(database) == ()


def test_an_open_window_is_not_robbed_of_its_file(
    copy: Path, memory: Memory, clock: Clock, database: Path
) -> None:
    with pytest.raises(DeckdlError, match="close other windows"):
        restore(database, copy, clock())
    memory.answer("b/1", Rating.GOOD, clock())
    assert memory.known() == {*cards(119), "b/1"}


def test_a_damaged_backup_is_refused_and_nothing_is_changed(copy: Path, clock: Clock, database: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:9000])
    content = database.read_bytes()
    with pytest.raises(DeckdlError, match="damaged"):
        restore(database, copy, clock())
    assert database.read_bytes() == content
    assert sorted(path.name for path in database.parent.iterdir()) == ["backups", database.name]
    assert list(copy.parent.iterdir()) == [copy]


def test_a_later_versions_file_is_left_alone(copy: Path, clock: Clock, database: Path) -> None:
    with closing(sqlite3.connect(database)) as later:
        later.execute("PRAGMA user_version = 99")
    content = database.read_bytes()
    with pytest.raises(DeckdlError, match="upgrade deckdl"):
        restore(database, copy, clock())
    assert database.read_bytes() == content
