"""How the screens look, at three sizes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from screen_reading import option_key, press, settle, type_text
from small_world import OVERFLOWS, World, study_a_year
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from deckdl.exercises.grader import Grader
from deckdl.exercises.report import CheckResult, Report
from deckdl.memory import Rating
from deckdl.sessions.desk import Desk

SIZES = pytest.mark.parametrize(
    "size", [(60, 20), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}"
)
FAILED = Report(
    "activations/softmax.py",
    False,
    0.038,
    "cpu",
    (
        CheckResult("loads", "softmax", "loads", "passed"),
        CheckResult("output", "softmax", "values", "passed", 48),
        CheckResult(
            "stable",
            "softmax",
            "extremes",
            "failed",
            1,
            "nan where the right value is finite",
            {"x": "[1000.,    0.]"},
            "[1., 0.]",
            "[nan,  0.]",
            [0],
            None,
            "exp overflows for large scores; subtract the row's maximum first.",
        ),
        CheckResult("gradient", "softmax", "gradients", "not run"),
    ),
)


@pytest.fixture(autouse=True)
def _no_blinking(monkeypatch: pytest.MonkeyPatch) -> None:
    for widget in (Input, TextArea):
        monkeypatch.setattr(widget, "cursor_blink", False)


@SIZES
def test_home(world: World, size: tuple[int, int], snap_compare: Callable[..., bool]) -> None:
    with Desk.open(world.workspace, clock=world.clock) as desk:
        for days in (30, 29, 27, 22, 21, 14, 13, 9, 3):
            at = world.clock() - timedelta(days=days)
            for item in list(desk.library.items)[: 1 + days % 4]:
                desk.memory.answer(item, Rating.GOOD, at, {"seconds": 8})
    assert snap_compare(world.app(), terminal_size=size, run_before=settle)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_statistics(world: World, size: tuple[int, int], snap_compare: Callable[..., bool]) -> None:
    study_a_year(world)

    async def open_them(pilot: Pilot[Any]) -> None:
        await press(pilot, "t")

    assert snap_compare(world.app(), terminal_size=size, run_before=open_them)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_browse(world: World, size: tuple[int, int], snap_compare: Callable[..., bool]) -> None:
    study_a_year(world)
    world.clock.move(days=40)

    async def put_away_and_look(pilot: Pilot[Any]) -> None:
        await press(pilot, "b", "down", "f", "down", "x", "down", "down")

    assert snap_compare(world.app(), terminal_size=size, run_before=put_away_and_look)


@SIZES
def test_a_basic_card_revealed(
    world: World, size: tuple[int, int], snap_compare: Callable[..., bool]
) -> None:
    async def reveal(pilot: Pilot[Any]) -> None:
        await press(pilot, "h", "space")

    assert snap_compare(world.app(start="study"), terminal_size=size, run_before=reveal)


@SIZES
def test_a_choice_answered_wrongly(
    world: World, size: tuple[int, int], snap_compare: Callable[..., bool]
) -> None:
    async def choose(pilot: Pilot[Any]) -> None:
        shown = await press(pilot, "space", "3")
        await press(pilot, option_key(shown, "1"))

    assert snap_compare(world.app(start="study"), terminal_size=size, run_before=choose)


@SIZES
def test_a_number_judged(world: World, size: tuple[int, int], snap_compare: Callable[..., bool]) -> None:
    async def answer(pilot: Pilot[Any]) -> None:
        await press(pilot, "space", "3", "1", "enter")
        await type_text(pilot, "0.5")
        await press(pilot, "enter")

    assert snap_compare(world.app(start="study"), terminal_size=size, run_before=answer)


@SIZES
def test_code_that_fails(
    world: World, size: tuple[int, int], snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    def grade(self: Grader, exercise: Any, source: str, on_check: Any = None, **options: Any) -> Report:
        return FAILED

    monkeypatch.setattr(Grader, "warm_up", lambda self: None)
    monkeypatch.setattr(Grader, "grade_text", grade)

    async def fail(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        pilot.app.screen.query_one(TextArea).text = OVERFLOWS
        await press(pilot, "ctrl+s")

    app = world.app(start="code", exercise="softmax")
    assert snap_compare(app, terminal_size=size, run_before=fail)
