"""What the first screens import: nothing that they do not show."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SHOW = """
import sys
from deckdl.sessions.desk import Desk
from deckdl.tui.app import DeckdlApp
from deckdl.workspace import Workspace
from pathlib import Path

async def look_and_leave(pilot):
    await pilot.pause()
    pilot.app.exit()

app = DeckdlApp(Desk.open(Workspace(Path(sys.argv[1]))), start=sys.argv[2])
app.run(headless=True, auto_pilot=look_and_leave)
app.bench.close()
assert app.fault is None, app.fault
print(*sys.modules)
"""
HEAVY = {
    "numpy",
    "torch",
    "sympy",
    "pydantic",
    "tree_sitter",
    "textual.widgets._text_area",
    "deckdl.exercises.grader",
    "deckdl.sessions.trust",
    "deckdl.sessions.browsing",
    "deckdl.tui.screens.browse",
    "deckdl.tui.screens.code",
    "deckdl.tui.screens.help",
    "deckdl.tui.screens.statistics",
    "deckdl.sessions.statistics",
}


@pytest.mark.parametrize("start", ["home", "study"])
def test_a_first_screen_imports_only_what_it_needs(tmp_path: Path, start: str) -> None:
    Path(tmp_path / "home").mkdir()
    command = [sys.executable, "-c", SHOW, str(tmp_path / "home"), start]
    subprocess.run(
        command, check=True, capture_output=True
    )  # checks the decks, and keeps them for the next start
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert HEAVY & set(done.stdout.split()) == set()
