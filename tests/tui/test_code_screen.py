"""Writing softmax on the screen, graded by the real worker."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from screen_reading import press, screen_text, settle, study_until
from small_world import OVERFLOWS, RIGHT, World
from textual.pilot import Pilot

from deckdl.errors import DeckdlError
from deckdl.exercises.grader import Grader
from deckdl.exercises.report import CheckResult, Report
from deckdl.tui.widgets.editor import Editor

SIZE = (80, 24)
PASSED = Report(
    "activations/softmax.py", True, 0.038, "cpu", (CheckResult("output", "softmax", "values", "passed", 48),)
)


def write(pilot: Pilot[Any], text: str) -> None:
    """Put text into the editor as if it was typed."""
    pilot.app.screen.query_one(Editor).replace_all(text)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A grader that passes everything at once: for tests of the screen around it."""
    graded: list[str] = []

    def grade(self: Grader, exercise: Any, source: str, on_check: Any = None, **options: Any) -> Report:
        graded.append(source)
        return PASSED

    monkeypatch.setattr(Grader, "warm_up", lambda self: None)
    monkeypatch.setattr(Grader, "grade_text", grade)
    return graded


async def test_a_wrong_softmax_is_told_what_is_wrong_and_the_right_one_passes(world: World) -> None:
    app = world.app(start="code", exercise="softmax")
    async with app.run_test(size=SIZE) as pilot:
        shown = await settle(pilot)
        assert "activations › softmax" in shown
        assert "● worker warm" in shown
        assert "Positive numbers" in shown
        write(pilot, OVERFLOWS)
        shown = await press(pilot, "ctrl+s")
        assert world.softmax.read_text(encoding="utf-8") == OVERFLOWS
        assert "✗ extremes" in shown
        assert "exp overflows for large scores" in shown
        assert "expected" in shown
        assert "nan" in shown
        assert "▲" in shown
        write(pilot, RIGHT)
        shown = await press(pilot, "ctrl+s")
        assert "✓ passed" in shown
        assert "3 good" in shown
        shown = await press(pilot, "f4")
        assert "reference" in shown
        assert "yours" in shown
        await press(pilot, "escape", "enter")
        state = app.bench.desk.memory.state("activations/softmax-code")
        assert state is not None
        assert state.repetitions == 1
        assert "Loss functions" in screen_text(app)  # deckdl was started here: home follows


async def test_what_another_editor_saves_is_graded(world: World) -> None:
    app = world.app(start="code", exercise="softmax")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        world.softmax.write_text(RIGHT, encoding="utf-8")
        while not app.screen.query_one("#verdict-panel").display:
            await pilot.pause(0.05)
        shown = await settle(pilot)
        assert "✓ passed" in shown
        assert app.screen.query_one(Editor).text == RIGHT


async def test_a_storm_of_saves_ends_in_the_verdict_on_the_last(world: World) -> None:
    app = world.app(start="code", exercise="softmax")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for number in range(50):
            world.softmax.write_text(f"# {number}\n{OVERFLOWS}", encoding="utf-8")
            await pilot.pause()
        world.softmax.write_text(RIGHT, encoding="utf-8")
        while app.screen.query_one(Editor).text != RIGHT:
            await pilot.pause(0.05)
        assert "✓ passed" in await settle(pilot)
        for number in range(20):
            write(pilot, f"# {number}\n{RIGHT}")
            await pilot.press("ctrl+s")
        write(pilot, OVERFLOWS)
        shown = await press(pilot, "ctrl+s")
        assert "exp overflows for large scores" in shown
        assert world.softmax.read_text(encoding="utf-8") == OVERFLOWS


async def test_unsaved_text_is_kept_when_another_editor_saves(world: World, quick: list[str]) -> None:
    app = world.app(start="code", exercise="softmax")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        write(pilot, "# mine, unsaved\n")
        world.softmax.write_text(RIGHT, encoding="utf-8")
        while not quick:
            await pilot.pause(0.05)
        await settle(pilot)
        editor = app.screen.query_one(Editor)
        assert editor.text == RIGHT
        kept = [file.read_text(encoding="utf-8") for file in world.workspace.history.rglob("*.py")]
        assert "# mine, unsaved\n" in kept
        editor.undo()
        assert editor.text == "# mine, unsaved\n"


async def test_leaving_saves_what_was_typed(world: World, quick: list[str]) -> None:
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "c", "enter")
        await pilot.press("x", "tab", "y")
        await press(pilot, "escape")
        assert "\n    x   y\n" in world.softmax.read_text(encoding="utf-8")


async def test_quitting_saves_what_was_typed(world: World, quick: list[str]) -> None:
    app = world.app(start="code", exercise="softmax")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        write(pilot, "# half a thought\n")
        await pilot.press("ctrl+q")
    assert world.softmax.read_text(encoding="utf-8") == "# half a thought\n"


async def test_what_cannot_be_saved_keeps_the_screen_open(
    world: World, quick: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = world.app(start="code", exercise="softmax")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        def refuse(self: Any, text: str) -> None:
            raise DeckdlError("The disk is full: make room and save again.")

        with monkeypatch.context() as patch:
            patch.setattr("deckdl.sessions.code.CodeSession.save", refuse)
            write(pilot, "# text\n")
            shown = await press(pilot, "escape")
            assert "The disk is full" in shown
            assert app.screen.query_one(Editor).text == "# text\n"


async def test_hints_come_one_at_a_time_and_lower_the_proposal(world: World, quick: list[str]) -> None:
    app = world.app(start="code", exercise="softmax")
    async with app.run_test(size=SIZE) as pilot:
        shown = await press(pilot, "f1")
        assert "What is exp(1000)?" in shown
        assert "Subtract the maximum" not in shown
        await press(pilot, "ctrl+s", "enter")
        events = app.bench.desk.memory.history("activations/softmax-code")
        assert len(events) == 1
        assert "HARD" in str(events) or "2" in str(events)


async def test_giving_up_is_asked_once_and_shows_the_reference(world: World, quick: list[str]) -> None:
    app = world.app(start="code", exercise="softmax")
    async with app.run_test(size=SIZE) as pilot:
        shown = await press(pilot, "f3")
        assert "Give up?" in shown
        assert "again" not in shown.splitlines()[-3]
        shown = await press(pilot, "f3")
        assert "np.exp(x - x.max(" in shown
        shown = await press(pilot, "escape")
        assert "1 again" in shown


async def test_digits_type_in_the_editor_and_rate_outside_it(world: World, quick: list[str]) -> None:
    app = world.app(start="code", exercise="softmax")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+s")
        editor = app.screen.query_one(Editor)
        editor.focus()
        await press(pilot, "4")
        assert editor.text.endswith("\n    4\n    return e / e.sum(axis=axis, keepdims=True)\n"), (
            "the open line"
        )
        await press(pilot, "escape", "4")
        assert app.bench.desk.memory.state("activations/softmax-code") is not None


async def test_a_newer_save_cancels_the_grade_that_runs(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[threading.Event] = []

    def grade(
        self: Grader, exercise: Any, source: str, on_check: Any = None, *, cancelled: threading.Event
    ) -> Report:
        events.append(cancelled)
        if len(events) == 1:
            cancelled.wait(30)
            on_check(CheckResult("output", "stale", "values", "failed"))
        return PASSED

    monkeypatch.setattr(Grader, "warm_up", lambda self: None)
    monkeypatch.setattr(Grader, "grade_text", grade)
    app = world.app(start="code", exercise="softmax")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+s")
        while not events:
            await pilot.pause(0.01)
        shown = await press(pilot, "ctrl+s")
        assert events[0].is_set()
        assert not events[1].is_set()
        assert "✓ passed" in shown
        assert "stale" not in shown


async def test_a_terminal_that_cannot_be_lent_is_said(
    world: World, quick: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "vim -f")
    app = world.app(start="code", exercise="softmax")
    async with app.run_test(size=(120, 40)) as pilot:
        shown = await press(pilot, "ctrl+e")
        assert "cannot be handed" in shown


async def test_from_study_to_code_and_on_to_the_next_card(world: World, quick: list[str]) -> None:
    with_code = world.app(start="study")
    async with with_code.run_test(size=SIZE) as pilot:
        await study_until(pilot, "open the editor")
        before = screen_text(with_code).splitlines()[0]
        await press(pilot, "enter", "ctrl+s", "3")
        assert screen_text(with_code).splitlines()[0] != before
        assert with_code.bench.desk.memory.state("activations/softmax-code") is not None
