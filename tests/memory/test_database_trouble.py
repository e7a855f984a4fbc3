"""Whatever is the matter with progress.db: one sentence, nothing lost, nothing overwritten."""

import os
import random
import resource
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC
from pathlib import Path
from tempfile import mkdtemp

import pytest
from memory_tools import Clock, Opener

from deckdl.errors import DeckdlError
from deckdl.memory import Memory, Rating, Schedule, store
from deckdl.memory.calendar import Calendar

NOBODY = 65534


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.05)


@pytest.fixture
def filled(opened: Opener, clock: Clock, database: Path) -> Path:
    """A database with some hundred answers in it, closed."""
    memory = opened()
    for number in range(150):
        memory.answer(f"a/{number}", Rating.GOOD, clock(), {"typed": "x" * 200})
    memory.close()
    return database


def trouble(error: pytest.ExceptionInfo[DeckdlError], path: Path) -> str:
    """The sentence, which names the file, ends, and says what to do."""
    sentence = str(error.value)
    assert str(path) in sentence
    assert sentence.endswith(".")
    assert ":" in sentence.replace(str(path), "")
    return sentence


@pytest.mark.usefixtures("impatient")
def test_a_locked_database_is_told_and_later_usable(opened: Opener, clock: Clock, database: Path) -> None:
    memory = opened()
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DeckdlError) as error:
            memory.answer("a/1", Rating.GOOD, clock())
        assert "held by another program" in trouble(error, database)
        with pytest.raises(DeckdlError, match="held by another program"):
            opened()
        assert memory.states() == {}  # reading goes on
        other.execute("ROLLBACK")
    assert memory.answer("a/1", Rating.GOOD, clock()).repetitions == 1


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that other users can enter."""
    folder = Path(mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("exists", [True, False])
def test_a_folder_that_cannot_be_written_is_told(
    opened: Opener, clock: Clock, public_folder: Path, exists: bool
) -> None:
    path = public_folder / "progress.db"
    if exists:
        memory = opened(path=path)
        memory.answer("a/1", Rating.GOOD, clock())
        memory.close()
        path.chmod(0o444)
    public_folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:  # whom permissions do not stop
        os.seteuid(NOBODY)
    try:
        with pytest.raises(DeckdlError) as error:
            opened(path=path)
    finally:
        if root:
            os.seteuid(0)
    assert "writable" in trouble(error, path)


@pytest.mark.parametrize(
    "content",
    [b"hello\n", b"\0" * 5000, random.Random(3).randbytes(20000), b"SQLite format 3\0" + b"x" * 90],
    ids=["text", "noughts", "noise", "header"],
)
def test_garbage_is_refused_untouched(opened: Opener, database: Path, content: bytes) -> None:
    database.write_bytes(content)
    with pytest.raises(DeckdlError) as error:
        opened()
    trouble(error, database)
    assert database.read_bytes() == content


@pytest.mark.parametrize("kept", [0, 10, 100, 4000, 4096, 0.5, 0.99])
def test_a_truncated_database_is_refused_untouched(filled: Path, opened: Opener, kept: float) -> None:
    content = filled.read_bytes()
    content = content[: int(kept * len(content)) if 0 < kept < 1 else int(kept)]
    filled.write_bytes(content)
    with pytest.raises(DeckdlError) as error:
        opened()
    trouble(error, filled)
    assert filled.read_bytes() == content


def test_damage_within_is_told_when_it_is_met(filled: Path, opened: Opener) -> None:
    size = filled.stat().st_size
    with filled.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xff" * (size - 3 * 4096))
    with pytest.raises(DeckdlError) as error:
        opened().rebuild()
    assert "damaged" in trouble(error, filled)


def test_another_programs_database_is_refused_untouched(opened: Opener, database: Path) -> None:
    with closing(sqlite3.connect(database)) as other:
        other.execute("CREATE TABLE notes (text)")
    content = database.read_bytes()
    with pytest.raises(DeckdlError) as error:
        opened()
    assert "another program" in trouble(error, database)
    assert database.read_bytes() == content


def test_a_newer_file_is_refused_untouched(filled: Path, opened: Opener) -> None:
    with closing(sqlite3.connect(filled)) as later:
        later.execute("PRAGMA user_version = 99")
    content = filled.read_bytes()
    with pytest.raises(DeckdlError) as error:
        opened()
    assert "upgrade deckdl" in trouble(error, filled)
    assert filled.read_bytes() == content
    assert [path.name for path in filled.parent.iterdir()] == [filled.name]


def test_a_folder_that_is_missing_or_in_the_way_is_told(opened: Opener, tmp_path: Path) -> None:
    with pytest.raises(DeckdlError, match="missing"):
        opened(path=tmp_path / "nowhere" / "progress.db")
    (tmp_path / "taken").mkdir()
    with pytest.raises(DeckdlError, match="folder"):
        opened(path=tmp_path / "taken")


def test_a_disk_without_room_takes_no_answer_and_loses_none(
    opened: Opener, clock: Clock, database: Path
) -> None:
    memory = opened()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    accepted = []

    def fill() -> None:
        for number in range(1000):
            accepted.append(memory.answer(f"a/{number}", Rating.GOOD, clock(), {"typed": "x" * 3000}))

    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
    try:
        with pytest.raises(DeckdlError) as error:
            fill()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "space" in trouble(error, database)
    assert accepted
    assert memory.states() == {state.card: state for state in accepted}
    memory.answer("b/1", Rating.GOOD, clock())
    memory.close()
    assert len(opened().states()) == len(accepted) + 1


def test_sqlites_word_for_a_full_disk_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "full.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (text)")
        connection.execute("PRAGMA max_page_count = 2")
        with pytest.raises(DeckdlError) as error, store.told(path):
            connection.execute("INSERT INTO notes VALUES (zeroblob(10000))")
    assert "The disk is full" in trouble(error, path)


def test_faults_of_the_program_are_not_told_as_the_files(tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(":memory:")) as connection,
        pytest.raises(sqlite3.OperationalError),
        store.told(tmp_path),
    ):
        connection.execute("SELECT nonsense")


def test_the_log_cannot_be_changed(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        for change in ("DELETE FROM events", "UPDATE events SET card = 'a/1'"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                connection.execute(change)


def test_a_closed_memory_says_so(memory: Memory) -> None:
    memory.close()
    memory.close()
    with pytest.raises(RuntimeError, match="closed"):
        memory.states()


def test_windows_that_start_at_once_make_one_database(database: Path, clock: Clock) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def start(number: int) -> str:
        with Memory.open(database, Schedule(), Calendar(UTC), clock) as memory:
            memory.answer(f"a/{number}", Rating.GOOD, clock())
            return memory.device

    with ThreadPoolExecutor(6) as pool:
        names = set(pool.map(start, range(12)))
    assert len(names) == 1
    with Memory.open(database, Schedule(), Calendar(UTC), clock) as memory:
        assert len(memory.states()) == 12
