"""Every test here has a world of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_world import ACTIVATIONS, LOSSES, REFERENCE, StandingClock, World

from deckdl.workspace import Workspace


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A new learner with two decks; nothing of the machine's own settings shows."""
    decks, implementations = tmp_path / "shipped" / "decks", tmp_path / "shipped" / "impl"
    (implementations / "activations").mkdir(parents=True)
    decks.mkdir()
    (decks / "activations.yaml").write_text(ACTIVATIONS, encoding="utf-8")
    (decks / "losses.yaml").write_text(LOSSES, encoding="utf-8")
    (implementations / "activations" / "softmax.py").write_text(REFERENCE, encoding="utf-8")
    monkeypatch.setattr("deckdl.content.library.shipped_decks", lambda: decks)
    monkeypatch.setattr("deckdl.content.library.shipped_implementations", lambda: implementations)
    monkeypatch.setattr("deckdl.sessions.trust.decisions_folder", lambda: tmp_path / "allowed")
    for name in ("EDITOR", "VISUAL", "NO_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    workspace = Workspace(tmp_path / "home")
    workspace.create()
    workspace.settings_file.write_text("time_zone: UTC\n", encoding="utf-8")
    world = World(workspace, StandingClock())
    yield world
    world.close()
