"""Where the workspace is, what is made in it, and how settings are read."""

import os
import subprocess
import sys
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deckdl.errors import DeckdlError
from deckdl.localtime import LocalZone
from deckdl.settings import COMMENTED, Settings, read_settings
from deckdl.workspace import Workspace, find


def test_an_explicit_folder_wins_then_the_variable_then_the_current_folder(tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    named = {"DECKDL_HOME": str(tmp_path / "named")}
    assert find(tmp_path / "asked", environment=named, current=here).root == tmp_path / "asked"
    assert find(environment=named, current=here).root == tmp_path / "named"
    assert find(environment={}, current=here).root != here
    (here / "progress.db").touch()
    assert find(environment={}, current=here).root != here
    (here / "settings.yaml").touch()
    assert find(environment={}, current=here).root == here


def test_the_user_data_folder_is_the_last_resort(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "linux":
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
        assert find(environment={}, current=tmp_path).root == tmp_path / "data" / "deckdl"


def test_creating_makes_what_is_missing_and_touches_nothing(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "deep" / "study")
    workspace.create()
    assert workspace.implementations.is_dir()
    assert workspace.decks.is_dir()
    assert workspace.settings_file.read_text() == COMMENTED
    workspace.settings_file.write_text("theme: nord\n")
    (workspace.implementations / "mine.py").write_text("x = 1\n")
    workspace.create()
    assert workspace.settings_file.read_text() == "theme: nord\n"
    assert (workspace.implementations / "mine.py").read_text() == "x = 1\n"


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(DeckdlError, match="is a file, not a folder"):
        Workspace(tmp_path / "taken").create()
    with pytest.raises(DeckdlError, match="cannot be made"):
        Workspace(tmp_path / "taken" / "below").create()


def test_the_commented_settings_are_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(COMMENTED)
    assert read_settings(file) == Settings()
    keys = [
        line
        for line in COMMENTED.splitlines()
        if line.startswith("# ") and ": " in line and line[2].islower()
    ]
    file.write_text("\n".join(line.removeprefix("# ") for line in keys))
    assert read_settings(file) == Settings()
    assert {line[2:].split(":")[0] for line in keys} == {field.name for field in fields(Settings)}


def test_settings_are_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(
        "learning_steps: [30s, 1h, 2d]\nrelearning_steps: []\ntime_zone: Europe/Oslo\neditor: code -w\n"
    )
    settings = read_settings(file)
    assert settings.learning_steps == (30, 3600, 172800)
    assert settings.relearning_steps == ()
    assert str(settings.zone) == "Europe/Oslo"
    assert settings.editor == "code -w"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("desired_retention: 2\n", ":1:20:", "0.99"),
        ("theme: nord\nlearning_steps: [1m, soon]\n", ":2:22:", "'soon' is no duration"),
        ("time_zone: Europe/Nowhere\n", ":1:12:", "is no time zone"),
        ("time_zone: ../../etc/passwd\n", ":1:12:", "is no time zone"),
        ("new_per_dy: 3\n", ":1:1:", "new_per_day"),
        ("- a\n- b\n", ":1:1:", ""),
        ("theme: [\n", ":2:1:", ""),
        ("rollover_hour: 24\n", ":1:16:", ""),
        ("new_per_day: no\n", ":1:14:", ""),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, place: str, words: str) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(text)
    with pytest.raises(DeckdlError) as caught:
        read_settings(file)
    assert f"settings.yaml{place}" in str(caught.value)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_several_mistakes_are_all_told(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text("rollover_hour: 30\nnew_per_day: -1\n")
    with pytest.raises(DeckdlError) as caught:
        read_settings(file)
    assert ":1:16:" in str(caught.value)
    assert ":2:14:" in str(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="the TZ variable")
def test_the_local_zone_knows_daylight_saving() -> None:
    program = """
from datetime import UTC, datetime
from deckdl.localtime import LocalZone
for text in ("2026-01-15T12:00", "2026-07-15T12:00", "2026-10-25T00:30", "2026-10-25T01:30"):
    at = datetime.fromisoformat(text).replace(tzinfo=UTC).astimezone(LocalZone())
    print(at.isoformat(), at.fold, at.astimezone(UTC).strftime("%H:%M"))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "TZ": "Europe/Oslo"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [
        "2026-01-15T13:00:00+01:00 0 12:00",
        "2026-07-15T14:00:00+02:00 0 12:00",
        "2026-10-25T02:30:00+02:00 0 00:30",
        "2026-10-25T02:30:00+01:00 1 01:30",
    ]


def test_the_local_zone_keeps_the_instant() -> None:
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert at.astimezone(LocalZone()) - at == timedelta(0)
