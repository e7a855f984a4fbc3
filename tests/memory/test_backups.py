"""A backup a day, verified, the last ten kept; none where nothing is new."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from memory_tools import Clock, Opener

from deckdl.errors import DeckdlError
from deckdl.memory import Memory, Rating
from deckdl.memory.backups import KEPT, backup, backups, described


def test_the_first_opening_of_a_day_backs_up_what_is_new(
    memory: Memory, clock: Clock, opened: Opener
) -> None:
    assert memory.back_up(clock()) is None  # nothing to lose yet
    memory.answer("a/1", Rating.GOOD, clock())
    first = memory.back_up(clock())
    assert first is not None
    memory.answer("a/2", Rating.GOOD, clock.forward(minutes=1))
    assert memory.back_up(clock()) is None  # today's is there
    assert opened(path=first).states().keys() == {"a/1"}

    second = memory.back_up(clock.forward(days=1))
    assert second is not None
    assert opened(path=second).states().keys() == {"a/1", "a/2"}
    assert memory.back_up(clock.forward(days=1)) is None  # nothing was answered since


def test_a_clock_that_was_years_ahead_does_not_stop_backups(memory: Memory, clock: Clock) -> None:
    memory.answer("a/1", Rating.GOOD, clock.forward(days=3653))
    assert memory.back_up(clock()) is not None
    memory.answer("a/2", Rating.GOOD, clock.forward(days=-3653))
    assert memory.back_up(clock()) is not None


def test_the_last_ten_are_kept(memory: Memory, database: Path) -> None:
    other = database.parent / "backups" / "progress-by-hand.db"
    other.parent.mkdir()
    other.touch()
    copies = [backup(database, "daily") for _ in range(KEPT + 3)]
    assert backups(database) == copies[-KEPT:]
    assert sorted(other.parent.iterdir()) == [*copies[-KEPT:], other]


def test_a_backup_is_of_one_moment_while_answers_go_on(memory: Memory, database: Path, clock: Clock) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def answer_on() -> None:
        for number in range(150):
            memory.answer(f"a/{number}", Rating.GOOD, clock())

    with ThreadPoolExecutor(1) as pool:
        answering = pool.submit(answer_on)
        for _ in range(8):
            backup(database, "daily")
        answering.result()
    assert {copy.answers == copy.cards for copy in described(database)} == {True}


def test_damage_is_not_copied_over_a_sound_backup(memory: Memory, database: Path, clock: Clock) -> None:
    for number in range(150):
        memory.answer(f"a/{number}", Rating.GOOD, clock(), {"typed": "x" * 200})
    sound = backup(database, "daily")
    memory.close()
    with database.open("r+b") as file:
        file.seek(5 * 4096)
        file.write(b"\xff" * 8 * 4096)
    for _ in range(KEPT + 1):
        with pytest.raises(DeckdlError, match=r"backup"):
            backup(database, "daily")
    assert [path.name for path in (database.parent / "backups").iterdir()] == [sound.name]


def test_a_file_in_the_way_of_the_folder_is_told(memory: Memory, database: Path, clock: Clock) -> None:
    memory.answer("a/1", Rating.GOOD, clock())
    (database.parent / "backups").write_text("mine")
    with pytest.raises(DeckdlError, match="No backup could be made"):
        memory.back_up(clock())


def test_what_is_no_database_is_listed_as_unreadable(memory: Memory, database: Path, clock: Clock) -> None:
    memory.answer("a/1", Rating.GOOD, clock())
    good = backup(database, "daily")
    bad = backup(database, "daily")
    bad.write_bytes(b"noise" * 1000)
    assert [(each.path, each.answers, each.cards) for each in described(database)] == [
        (bad, None, None),
        (good, 1, 1),
    ]
    with closing(sqlite3.connect(good)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
