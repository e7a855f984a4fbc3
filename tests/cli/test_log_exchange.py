"""`deckdl export log` and `deckdl import log`: two devices, one history."""

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

Deckdl = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("own_deck", "no_shipped_decks")


@pytest.fixture
def laptop(deckdl: Deckdl, workspace: Path, tmp_path: Path) -> Path:
    """Another workspace, with three answers of its own."""
    other = tmp_path / "laptop"
    shutil.copytree(workspace, other)
    for card, rating in (("mine/basic", "good"), ("mine/choice", "again"), ("mine/gap#c1", "easy")):
        assert deckdl("review", card, rating, "--workspace", str(other)).code == 0
    return other


def states(workspace: Path) -> list[Any]:
    with closing(sqlite3.connect(workspace / "progress.db")) as connection:
        return connection.execute("SELECT * FROM cards ORDER BY card").fetchall()


def test_a_log_comes_back_as_it_was(deckdl: Deckdl, laptop: Path, workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    done = deckdl("export", "log", str(file), "--workspace", str(laptop))
    assert (done.code, done.out) == (0, f"4 events written to {file}.\n")
    first = json.loads(file.read_text().splitlines()[-1])
    assert list(first) == ["id", "at", "device", "kind", "card", "data"]
    assert json.loads(deckdl("import", "log", str(file), "--json").out) == {"events": 4, "new": 4}
    assert states(workspace) == states(laptop)
    done = deckdl("import", "log", str(file))
    assert (done.code, done.out) == (0, "4 events read, 0 of them new.\n")
    assert states(workspace) == states(laptop)


def test_standard_output_goes_into_standard_input(deckdl: Deckdl, laptop: Path, workspace: Path) -> None:
    import io
    import sys

    text = deckdl("export", "log", "-", "--workspace", str(laptop)).out
    sys.stdin = io.TextIOWrapper(io.BytesIO(text.encode()))  # the fixture's own has no bytes
    from deckdl.cli.entry import run

    assert run(["import", "log", "-"]) == 0
    assert states(workspace) == states(laptop)


def test_order_and_repetition_make_no_difference(
    deckdl: Deckdl, laptop: Path, workspace: Path, tmp_path: Path
) -> None:
    deckdl("review", "mine/basic", "hard")
    logs = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    deckdl("export", "log", str(logs[0]))
    deckdl("export", "log", str(logs[1]), "--workspace", str(laptop))
    found = []
    for number in range(3):
        fresh = tmp_path / f"fresh-{number}"
        (fresh / "decks").mkdir(parents=True)
        shutil.copy(workspace / "decks" / "mine.yaml", fresh / "decks")
        order = [log for log in logs for _ in range(2)]
        random.Random(number).shuffle(order)
        for log in order:
            assert deckdl("import", "log", str(log), "--workspace", str(fresh)).code == 0
        found.append(states(fresh))
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 3


@pytest.mark.parametrize("named", ["laptop", "laptop/progress.db"])
def test_another_workspace_is_read_and_left_as_it_was(
    deckdl: Deckdl, laptop: Path, workspace: Path, tmp_path: Path, named: str
) -> None:
    writer = sqlite3.connect(laptop / "progress.db")  # holds the log written ahead open, as a window does
    writer.execute("INSERT INTO meta VALUES ('mark', 'x')")
    writer.commit()
    before = {
        path.name: path.read_bytes() for path in laptop.iterdir() if path.name.startswith("progress.db")
    }
    assert "progress.db-wal" in before
    done = deckdl("import", "log", str(tmp_path / named))
    assert (done.code, done.out) == (0, "4 events read, 4 of them new.\n")
    assert states(workspace) == states(laptop)
    assert deckdl("import", "log", str(tmp_path / named)).out == "4 events read, 0 of them new.\n"
    after = {path.name: path.read_bytes() for path in laptop.iterdir() if path.name.startswith("progress.db")}
    writer.close()
    assert {name: text for name, text in after.items() if name != "progress.db-shm"} == {
        name: text for name, text in before.items() if name != "progress.db-shm"
    }


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda line: line[:-20], "no whole line of JSON"),
        (lambda line: "[1]", "an object with the keys"),
        (lambda line: line.replace('"good"', "NaN").replace('"rating": 3', '"rating": NaN'), "NaN"),
        (lambda line: line.replace('"rating": 3', '"rating": 7'), "damaged or not deckdl's"),
        (lambda line: line.replace('"day": ', '"day": 9999'), "no day of the calendar"),
        (lambda line: line.replace('"id": "0', '"id": "f'), "damaged or not deckdl's"),
        (lambda line: line.replace("+00:00", ""), "offset"),
        (lambda line: "[" * 100_000, "nested"),
        (lambda line: '"\xff"', "no"),
    ],
)
def test_a_damaged_line_is_told_with_its_place_and_nothing_is_taken_over(
    deckdl: Deckdl, laptop: Path, workspace: Path, tmp_path: Path, damage: Any, words: str
) -> None:
    file = tmp_path / "log.jsonl"
    deckdl("export", "log", str(file), "--workspace", str(laptop))
    lines = file.read_text().splitlines()
    number = next(at for at, line in enumerate(lines) if "mine/basic" in line)
    lines[number] = damage(lines[number])
    file.write_text("\n".join(lines))
    deckdl("due")
    done = deckdl("import", "log", str(file))
    assert done.code == 2
    assert done.err.startswith(f"{file}:{number + 1}: ")
    assert words in done.err
    assert len(done.err.splitlines()) == 1
    assert states(workspace) == []


def test_what_cannot_be_taken_in_is_one_sentence(
    deckdl: Deckdl, laptop: Path, workspace: Path, tmp_path: Path
) -> None:
    deckdl("due")
    whole = (laptop / "progress.db").read_bytes()
    cut = tmp_path / "cut.db"
    cut.write_bytes(whole[:5000])
    newer = tmp_path / "newer.db"
    newer.write_bytes(whole)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 99")
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE notes (text)")
    (tmp_path / "empty").mkdir()
    for path, words in (
        (cut, "damaged"),
        (newer, "upgrade deckdl"),
        (other, "another program"),
        (tmp_path / "empty", "There is no progress.db in"),
        (tmp_path / "nowhere.jsonl", "cannot be read"),
    ):
        done = deckdl("import", "log", str(path))
        assert done.code == 2
        assert words in done.err
        assert str(path) in done.err
        assert len(done.err.splitlines()) == 1
    assert states(workspace) == []


def test_an_export_overwrites_nothing(deckdl: Deckdl, tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    file.write_text("mine\n")
    done = deckdl("export", "log", str(file))
    assert done.code == 2
    assert "not overwritten" in done.err
    assert file.read_text() == "mine\n"
