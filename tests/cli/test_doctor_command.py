"""deckdl doctor: what is in order, seen to and not claimed; a backup in the place of a damaged database."""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from deckdl.exercises import protection

Deckdl = Callable[..., Any]
Found = dict[str, dict[str, Any]]
LAYERS = ["time", "memory", "processes", "network", "files", "answers", "signals"]


def isolation(out: str) -> list[str]:
    """The lines on what keeps graded code in."""
    return out.partition("Tried just now:\n")[2].splitlines()


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is graded: only the workspace is looked at."""
    monkeypatch.setattr(protection, "measure", lambda: [protection.Layer("time", "judge", "its meaning")])


@pytest.fixture
def learned(deckdl: Deckdl, own_deck: Path, workspace: Path) -> Path:
    """A database with answers on two cards, and a backup that has the first."""
    for card in ("mine/basic", "mine/number"):
        assert deckdl("review", card, "good").code == 0
    return workspace / "progress.db"


def examined(deckdl: Deckdl, code: int = 0) -> Found:
    done = deckdl("doctor", "--json")
    assert (done.code, done.err) == (code, "")
    return {finding["name"]: finding for finding in json.loads(done.out)["workspace"]}


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.usefixtures("unmeasured")
def test_a_sound_workspace_is_told_to_be(deckdl: Deckdl, learned: Path) -> None:
    found = examined(deckdl)
    assert {name: finding["status"] for name, finding in found.items()} == dict.fromkeys(
        ("database", "states", "clock", "backups", "settings", "decks", "disk"), "fine"
    )
    assert found["database"]["says"] == "2 answers on 2 cards, sound."
    assert "✓ states" in deckdl("doctor").out


@pytest.mark.usefixtures("unmeasured")
def test_no_workspace_is_made_by_looking(deckdl: Deckdl, workspace: Path) -> None:
    assert examined(deckdl)["workspace"]["status"] == "note"
    assert not workspace.exists()


@pytest.mark.usefixtures("unmeasured")
def test_dates_that_do_not_follow_from_the_log_are_rebuilt_after_a_backup(
    deckdl: Deckdl, learned: Path
) -> None:
    before = deckdl("due", "--json").out.partition('"due"')[2]
    change(learned, "UPDATE cards SET due_day = due_day + 90, stability = 99 WHERE card = 'mine/basic'")
    found = examined(deckdl)["states"]
    assert (found["status"], found["names"]) == ("mended", ["mine/basic"])
    [copy] = (learned.parent / "backups").glob("*before-rebuild*")
    assert copy.name in found["says"]
    assert examined(deckdl)["states"]["status"] == "fine"
    assert deckdl("due", "--json").out.partition('"due"')[2] == before


@pytest.mark.usefixtures("unmeasured")
def test_what_is_odd_but_harmless_is_noted(deckdl: Deckdl, learned: Path, own_deck: Path) -> None:
    change(
        learned,
        "INSERT INTO events SELECT '00' || substr(id, 3, 29) || 'x', at, device, 'colour', card, '{}' "
        "FROM events",
        "INSERT INTO events SELECT '00' || substr(id, 3, 29) || 'y', '2199-01-01T00:00:00.000000Z', device, "
        "kind, card, data FROM events WHERE kind = 'review' AND card = 'mine/basic'",
    )
    own_deck.write_text(own_deck.read_text().replace("id: number", "id: other"), encoding="utf-8")
    (own_deck.parent / "broken.yaml").write_text("deck: [", encoding="utf-8")
    found = examined(deckdl)
    assert {name for name, finding in found.items() if finding["status"] == "note"} == {
        *("log", "clock", "cards", "decks")
    }
    assert "colour" in found["log"]["says"]
    assert "2199-01-01" in found["clock"]["says"]
    assert found["cards"]["names"] == ["mine/number"]
    assert "deckdl check" in found["decks"]["says"]


@pytest.mark.usefixtures("unmeasured")
def test_what_is_wrong_is_told_and_ends_with_exit_code_1(
    deckdl: Deckdl, learned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(
        learned,
        "INSERT INTO events SELECT '00' || substr(id, 3, 29) || 'x', at, device, kind, card, "
        "json_set(data, '$.schedule', 'gone') FROM events WHERE card = 'mine/basic'",
    )
    (learned.parent / "settings.yaml").write_text("new_per_day: many\n")
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=3_000_000))
    found = examined(deckdl, code=1)
    assert {name for name, finding in found.items() if finding["status"] == "wrong"} == {
        *("states", "settings", "disk")
    }
    assert "1 review was" in found["states"]["says"]
    assert "settings.yaml:1:14" in found["settings"]["says"]
    assert "3 MB" in found["disk"]["says"]


@pytest.mark.usefixtures("unmeasured")
@pytest.mark.parametrize("content", [b"noise" * 2000, b"", None], ids=["noise", "empty", "gone"])
def test_a_database_that_cannot_be_opened_is_told_and_restored(
    deckdl: Deckdl, learned: Path, content: bytes | None
) -> None:
    learned.unlink()
    if content is not None:
        learned.write_bytes(content)
    found = examined(deckdl, code=1)["database"]
    assert found["status"] == "wrong"
    assert "`deckdl doctor --restore`" in found["says"]
    assert str(learned) in found["says"]

    listed = deckdl("doctor", "--restore")
    assert listed.code == 0
    assert re.search(r"^ +1  \d{4}-\d\d-\d\d \d\d:\d\d +1 answer +1 card ", listed.out, re.MULTILINE)
    assert "deckdl doctor --restore 1\n" in listed.out

    done = deckdl("doctor", "--restore", "1")
    assert (done.code, done.err) == (0, "")
    assert "progress.db now holds 1 answer on 1 card." in done.out
    assert examined(deckdl)["database"]["says"] == "1 answer on 1 card, sound."
    if content:
        [saved] = (learned.parent / "backups").glob("*replaced*")
        assert str(saved) in done.out
        assert saved.read_bytes() == content


@pytest.mark.usefixtures("unmeasured")
def test_a_backup_with_answers_that_the_database_lacks_is_noted_and_joined(
    deckdl: Deckdl, learned: Path
) -> None:
    learned.unlink()
    for suffix in ("-wal", "-shm"):
        learned.with_name(learned.name + suffix).unlink(missing_ok=True)
    deckdl("review", "mine/gap#c1", "good")
    found = examined(deckdl)["backups"]
    assert found["status"] == "note"
    assert "deckdl doctor --restore 1" in found["says"]
    done = json.loads(deckdl("doctor", "--restore", "1", "--json").out)
    assert (done["answers"], done["cards"]) == (2, 2)
    found = examined(deckdl)
    assert (found["backups"]["status"], found["states"]["status"]) == ("fine", "fine")


def test_json_lists_the_backups(deckdl: Deckdl, learned: Path) -> None:
    [only] = json.loads(deckdl("doctor", "--restore", "--json").out)["backups"]
    assert (only["number"], only["answers"], only["cards"]) == (1, 1, 1)
    assert Path(only["file"]).is_file()


@pytest.mark.parametrize("arguments", [["--restore"], ["--restore", "7"], ["--restore", "nowhere.db"]])
def test_what_cannot_be_restored_is_one_sentence(
    deckdl: Deckdl, workspace: Path, arguments: list[str]
) -> None:
    done = deckdl("doctor", *arguments)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert "There is no backup" in done.err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the kernel holds less")
def test_every_layer_is_tried_and_told(deckdl: Deckdl) -> None:
    done = deckdl("doctor")
    assert (done.code, done.err) == (0, "")
    lines = isolation(done.out)
    assert [line.split()[:2] for line in lines] == [["✓", layer] for layer in LAYERS]


def test_json_says_what_holds_each(deckdl: Deckdl) -> None:
    done = deckdl("doctor", "--json")
    assert done.code == 0
    found = json.loads(done.out)["isolation"]
    assert [layer["layer"] for layer in found] == LAYERS
    assert found[0]["held_by"] == "judge"
    assert {layer["held_by"] for layer in found[1:]} <= {"kernel", "python", None}


def test_what_does_not_hold_is_not_claimed(deckdl: Deckdl, monkeypatch: pytest.MonkeyPatch) -> None:
    held = [("time", None), ("network", "python"), ("files", "kernel")]
    layers = [protection.Layer(name, by, "its meaning") for name, by in held]  # type: ignore[arg-type]
    monkeypatch.setattr(protection, "measure", lambda: layers)
    lines = isolation(deckdl("doctor").out)
    assert [line.split()[:2] for line in lines[:3]] == [["✗", "time"], ["~", "network"], ["✓", "files"]]
    assert [line.split()[0] for line in lines[3:]] == ["~", "✗"]


def test_a_process_that_is_not_shut_in_is_seen_to_be(tmp_path: Path) -> None:
    """The probe measures: in a process like any other, each attempt succeeds."""
    answer = tmp_path / "answer.py"
    answer.touch()
    (tmp_path / "own").mkdir()
    probe = protection.PROBE.read_text().replace('ANSWER = ""', f"ANSWER = {str(answer)!r}")
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=tmp_path / "own", capture_output=True, text=True, check=True
    )
    held = json.loads(done.stdout)
    assert {name: by for name, by in held.items() if by is not None and name != "memory"} == {}
