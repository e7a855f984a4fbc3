"""What is imported when: start-up stays fast because heavy libraries wait until they are needed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import json, sys
from deckdl.cli.entry import run
code = run(sys.argv[1:])
print("\\0" + json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""
HEAVY = {"numpy", "torch", "sympy", "distributed", "dask"}


def imported(workspace: Path, *arguments: str, typed: str = "") -> tuple[str, set[str]]:
    """What a command printed, and the top-level packages that were imported when it ended."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        input=typed,
        env={**os.environ, "DECKDL_HOME": str(workspace)},
        capture_output=True,
        text=True,
        check=True,
    )
    out, _, found = done.stdout.rpartition("\0")
    code, modules = json.loads(found)
    assert code == 0, done.stderr
    return out, set(modules)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["grade", "--help"], ["study", "--help"]])
def test_help_imports_next_to_nothing(tmp_path: Path, arguments: list[str]) -> None:
    _, modules = imported(tmp_path, *arguments)
    assert not modules & (HEAVY | {"textual", "rich", "pydantic", "yaml", "sqlite3", "fsrs_rs_python"})


def test_due_needs_no_arrays_and_no_screen(tmp_path: Path) -> None:
    imported(tmp_path, "due")  # makes the workspace, and reads the decks for the first time
    _, modules = imported(tmp_path, "due")
    assert not modules & (HEAVY | {"textual", "rich", "pydantic"})


def test_a_flashcard_session_needs_no_arrays_and_no_screen(tmp_path: Path) -> None:
    typed = "\n3\n" * 30 + "/quit\n"
    out, modules = imported(tmp_path, "study", "--plain", typed=typed)
    assert "Card 3 of " in out
    assert not modules & (HEAVY | {"textual", "rich"})
