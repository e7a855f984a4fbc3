"""Help, versions, exit codes, and what is said when something is wrong."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import deckdl as package
from deckdl.cli.commands import deckdl as group

Deckdl = Callable[..., Any]

COMMANDS = (
    *("study", "quiz", "code", "grade", "due", "review", "mark", "search", "stats", "optimize", "plan"),
    *("new", "preview", "add", "check", "allow", "deny", "doctor"),
    *("import", "export"),
)


PARTS = ("import log", "import notes", "import anki", "export log", "export anki")


def test_exactly_the_commands_that_work_are_there() -> None:
    assert set(group.commands) == set(COMMANDS)


def test_the_version_is_the_package_s(deckdl: Deckdl) -> None:
    done = deckdl("--version")
    assert (done.code, done.out) == (0, f"deckdl {package.__version__}\n")


@pytest.mark.parametrize("command", ["", *COMMANDS, *PARTS])
def test_help_has_an_example_and_fits_a_terminal(deckdl: Deckdl, command: str) -> None:
    done = deckdl(*command.split(), "--help")
    assert done.code == 0
    assert "Examples:\n    deckdl" in done.out
    assert "--workspace" in done.out
    assert max(map(len, done.out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["grade"], "Missing argument 'EXERCISE'"),
        (["due", "--colour"], "--colour"),
        (["learn"], "learn"),
        (["study", "--plain", "loses"], "The nearest: losses"),
        (["code", "softmx"], "softmax"),
        (["grade", "softmax"], "deckdl code softmax"),
        (["grade", "softmax", "--file", "nowhere.py"], "nowhere.py does not exist"),
        (["check", "nowhere"], "nowhere does not exist"),
        (["review", "losses/nothing-like-it", "good"], "There is no card called"),
        (["due", "--workspace", __file__], "is a file"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(deckdl: Deckdl, arguments: list[str], words: str) -> None:
    done = deckdl(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert words in done.err
    assert len(done.err.splitlines()) == 1
    assert done.err.endswith(".\n")


@pytest.mark.parametrize("arguments", [[], ["study"], ["code", "softmax"]])
def test_the_screens_say_that_they_need_a_terminal(deckdl: Deckdl, arguments: list[str]) -> None:
    done = deckdl(*arguments)
    assert done.code == 2
    assert "need a terminal" in done.err


def test_an_unexpected_error_is_one_sentence_and_a_log(
    deckdl: Deckdl, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.mkdir()

    def fall(_path: Path) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("deckdl.sessions.desk.read_settings", fall)
    done = deckdl("due")
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
    assert str(workspace / "deckdl.log") in done.err
    log = (workspace / "deckdl.log").read_text()
    assert "Traceback" in log
    assert "ZeroDivisionError: by zero" in log


def test_ctrl_c_is_quiet(deckdl: Deckdl, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("deckdl.sessions.desk.read_settings", interrupt)
    done = deckdl("due")
    assert (done.code, done.out, done.err) == (130, "", "")


def test_a_mistake_in_the_settings_is_told_with_its_place(deckdl: Deckdl, workspace: Path) -> None:
    workspace.mkdir()
    (workspace / "settings.yaml").write_text("theme: nord\nnew_per_day: many\n")
    done = deckdl("due")
    assert done.code == 2
    assert f"{workspace / 'settings.yaml'}:2:14: this is a whole number" in done.err


@pytest.mark.skipif(os.name != "posix", reason="a shell's pipe")
def test_a_closed_pipe_is_quiet(workspace: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "deckdl", "due"],
            stdout=write_end,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        os.close(write_end)
    assert done.stderr == ""
    assert done.returncode == 141


def test_a_terminal_without_unicode_is_served_too(own_deck: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "deckdl", "study", "--plain", "mine"],
        input="",
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "4 cards are left for today." in done.stdout


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_workspace_may_be_named_before_or_after_the_command(
    deckdl: Deckdl, tmp_path: Path, place: str
) -> None:
    named = ["--workspace", str(tmp_path / "other")]
    done = deckdl(*([*named, "due"] if place == "before" else ["due", *named]))
    assert done.code == 0
    assert (tmp_path / "other" / "progress.db").is_file()
    assert (tmp_path / "other" / "settings.yaml").is_file()
