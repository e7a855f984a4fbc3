"""A code card of a deck from elsewhere: what is asked before its code runs, and how the session goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from screen_reading import press, screen_text, settle, type_text
from small_world import World

from deckdl.tui.screens.allow import AllowScreen
from deckdl.tui.screens.code import CodeScreen
from deckdl.tui.screens.study import StudyScreen
from deckdl.tui.widgets.editor import Editor

SIZE = (80, 24)
DECK = """\
deck: strange
title: Strange things
concepts:
  strange:
    title: Strange
cards:
  - id: twice
    concept: strange
    type: code
    impl: own/twice.py
    checks:
      - output: twice
        like: x + x
        draw: {x: normal(N)}
"""
REFERENCE = '''\
open({trace!r}, "a").close()


def twice(x):
    """Two times x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
'''


@pytest.fixture
def trace(world: World, tmp_path: Path) -> Path:
    """A deck from elsewhere in the workspace; the path is there once its reference ran."""
    trace = tmp_path / "it ran"
    reference = world.workspace.decks / "impl" / "own" / "twice.py"
    reference.parent.mkdir(parents=True)
    reference.write_text(REFERENCE.format(trace=str(trace)), encoding="utf-8")
    (world.workspace.decks / "strange.yaml").write_text(DECK, encoding="utf-8")
    return trace


async def test_after_a_yes_the_session_goes_on_where_it_was(world: World, trace: Path) -> None:
    app = world.app(start="study", decks=["strange"])
    async with app.run_test(size=SIZE) as pilot:
        assert "Two times x." in await settle(pilot)
        shown = await press(pilot, "enter")
        assert isinstance(app.screen, AllowScreen)
        assert "Strange things brings code" in shown
        assert "new: you were not asked about it before" in shown
        assert "own/twice.py" in shown
        assert "a allow   d deny   v look at the code   esc later" in shown
        shown = await press(pilot, "v")
        assert "return 2 * x" in shown
        shown = await press(pilot, "pagedown", "pagedown")
        assert "#   like: x + x" in shown
        await press(pilot, "escape")
        assert isinstance(app.screen, AllowScreen)
        assert not trace.exists()
        assert not (world.workspace.implementations / "own").exists()
        await press(pilot, "a")
        assert isinstance(app.screen, CodeScreen)
        app.screen.query_one(Editor).replace_all("def twice(x):\n    return x * 2\n")
        shown = await press(pilot, "ctrl+s")
        assert "✓ passed" in shown
        await press(pilot, "3")
        assert isinstance(app.screen, StudyScreen)
        assert "Done for now." in screen_text(app)


async def test_later_leaves_everything_as_it_is(world: World, trace: Path) -> None:
    app = world.app(start="study", decks=["strange"])
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "escape")
        assert isinstance(app.screen, StudyScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, AllowScreen)  # asked again
    assert not trace.exists()


async def test_a_no_is_kept_and_told(world: World, trace: Path) -> None:
    app = world.app(start="study", decks=["strange"])
    async with app.run_test(size=SIZE) as pilot:
        shown = await press(pilot, "enter", "d")
        assert "You denied the code of strange; `deckdl allow" in shown
        await press(pilot, "enter")
        assert isinstance(app.screen, StudyScreen)
    assert not trace.exists()


async def test_a_changed_deck_is_asked_about_again_also_from_the_list(world: World, trace: Path) -> None:
    reference = world.workspace.decks / "impl" / "own" / "twice.py"
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "c")
        await type_text(pilot, "twice")
        await press(pilot, "enter", "a")
        assert isinstance(app.screen, CodeScreen)
        await press(pilot, "escape")
        reference.write_text(
            reference.read_text(encoding="utf-8").replace("2 * x", "x * 2"), encoding="utf-8"
        )
        shown = await press(pilot, "enter")
        assert isinstance(app.screen, AllowScreen)
        assert "changed since you allowed it" in shown
    assert not trace.exists()


async def test_a_decision_that_cannot_be_kept_is_told_and_runs_nothing(
    world: World, trace: Path, tmp_path: Path
) -> None:
    (tmp_path / "allowed").write_text("in the way", encoding="utf-8")
    app = world.app(start="study", decks=["strange"])
    async with app.run_test(size=SIZE) as pilot:
        shown = await press(pilot, "enter", "a")
        assert isinstance(app.screen, AllowScreen)
        assert "what you decided before cannot be read" in shown
        assert "cannot be written" in shown
    assert not trace.exists()
