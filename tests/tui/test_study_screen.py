"""Studying through the real session and a real database."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import Any

import pytest
from screen_reading import option_key, press, screen_text, settle, study_until, type_text
from small_world import World

from deckdl.errors import DeckdlError
from deckdl.memory import Memory, store
from deckdl.sessions.desk import Desk

SIZE = (80, 24)


async def test_a_card_is_revealed_rated_and_recorded_before_the_next_one_shows(world: World) -> None:
    app = world.app(start="study")
    async with app.run_test(size=SIZE) as pilot:
        shown = await settle(pilot)
        assert "activations › relu" in shown
        assert "What does ReLU return for x?" in shown
        assert "max(0, x)" not in shown
        shown = await press(pilot, "space")
        assert "max(0, x)" in shown
        assert "Negative inputs give 0" in shown
        assert "1 again 1m" in shown
        assert "3 good 10m" in shown
        shown = await press(pilot, "3")
        assert "What does ReLU return" not in shown
        assert "1 /" in shown
        with Desk.open(world.workspace, clock=world.clock) as other:
            assert other.memory.state("activations/relu-is") is not None


async def test_enter_reveals_and_then_accepts_what_is_proposed(world: World) -> None:
    app = world.app(start="study")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "enter")
        state = app.bench.desk.memory.state("activations/relu-is")
        assert state is not None
        assert state.repetitions == 1


async def test_a_wrong_option_is_told_why(world: World) -> None:
    app = world.app(start="study")
    async with app.run_test(size=SIZE) as pilot:
        shown = await press(pilot, "space", "3")
        shown = await press(pilot, option_key(shown, "1"))
        assert "✗ not right" in shown
        assert "That is the slope from the right." in shown
        assert any(
            line.split()[0] == "✓" and line.split()[-1] == "0" for line in shown.splitlines() if line.split()
        )
        assert "x > 0" in shown
        shown = await press(pilot, "enter")  # again is proposed
        assert "slope of σ(x)" in shown


async def test_arrows_and_enter_choose_too(world: World) -> None:
    app = world.app(start="study")
    async with app.run_test(size=SIZE) as pilot:
        shown = await press(pilot, "space", "3", "enter")
        assert "Choose with a digit" in shown
        shown = await press(pilot, "down", "enter")
        assert "right" in shown
        assert "3 good" in shown


async def test_where_several_are_right_keys_mark_and_enter_checks(world: World) -> None:
    app = world.app(start="study", decks=("losses",))
    async with app.run_test(size=SIZE) as pilot:
        shown = await settle(pilot)
        assert shown.count("□") == 3
        right = [
            option_key(shown, "It is never negative."),
            option_key(shown, "It is differentiable everywhere."),
        ]
        shown = await press(pilot, *right)
        assert shown.count("■") == 2
        shown = await press(pilot, "enter")
        assert "✓ right" in shown


@pytest.mark.parametrize(("typed", "sign"), [("0.25", "✓ right"), ("1/4", "✓ right"), ("0.5", "✗ not right")])
async def test_a_number_is_judged(world: World, typed: str, sign: str) -> None:
    app = world.app(start="study")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "space", "3", "1", "enter")
        for key in {"/": "slash"}.get(typed, typed):
            await pilot.press({".": "full_stop", "/": "slash"}.get(key, key))
        shown = await press(pilot, "enter")
        assert sign in shown
        assert "σ(0) = 0.5" in shown


async def test_what_is_no_number_can_be_typed_again(world: World) -> None:
    app = world.app(start="study")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "space", "3", "1", "enter")
        await type_text(pilot, "abc")
        shown = await press(pilot, "enter")
        assert "not right" not in shown
        assert "again 1m" not in shown
        await pilot.press("backspace", "backspace", "backspace")
        await type_text(pilot, "0.25")
        assert "✓ right" in await press(pilot, "enter")


async def test_letters_go_into_the_answer_and_not_to_commands(world: World) -> None:
    app = world.app(start="study", decks=("losses",))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "1", "enter", "enter")
        await type_text(pilot, "linear")
        assert "linear" in screen_text(app)
        shown = await press(pilot, "enter")
        assert "✓ right" in shown


async def test_hints_come_one_at_a_time(world: World) -> None:
    app = world.app(start="study")
    async with app.run_test(size=SIZE) as pilot:
        shown = await press(pilot, "h")
        assert "piecewise linear" in shown
        assert "kink" not in shown
        shown = await press(pilot, "h")
        assert "one kink" in shown
        assert "h hint" not in shown


async def test_undo_takes_the_answer_back_and_asks_again(world: World) -> None:
    app = world.app(start="study")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "space", "3")
        shown = await press(pilot, "u")
        assert "What does ReLU return" in shown
        assert app.bench.desk.memory.state("activations/relu-is") is None
        assert "nothing to take back" in await press(pilot, "u")


async def test_an_answer_that_cannot_be_recorded_is_said_and_can_be_repeated(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = world.app(start="study")
    recorded = Memory.answer
    faults = ["The database is locked: close the other deckdl."]

    def answer(self: Memory, *arguments: Any, **options: Any) -> Any:
        if faults:
            raise DeckdlError(faults.pop())
        return recorded(self, *arguments, **options)

    monkeypatch.setattr(Memory, "answer", answer)
    async with app.run_test(size=SIZE) as pilot:
        shown = await press(pilot, "space", "3")
        assert "The database is locked" in shown
        assert "What does ReLU return" in shown
        shown = await press(pilot, "3")
        assert "What does ReLU return" not in shown


async def test_keys_are_ignored_while_an_answer_is_recorded(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = world.app(start="study")
    recorded, go_on, calls = Memory.answer, threading.Event(), []

    def answer(self: Memory, *arguments: Any, **options: Any) -> Any:
        calls.append(arguments)
        go_on.wait(30)
        return recorded(self, *arguments, **options)

    monkeypatch.setattr(Memory, "answer", answer)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "space")
        await pilot.press("3", "3", "u", "enter")
        go_on.set()
        shown = await settle(pilot)
        assert len(calls) == 1
        assert "1 /" in shown


async def test_the_implementation_opens_after_the_answer_only(world: World) -> None:
    app = world.app(start="study")
    async with app.run_test(size=SIZE) as pilot:
        shown = await press(pilot, "i")
        assert "def softmax" not in shown
        shown = await press(pilot, "space", "i")
        assert "def softmax" in shown
        assert "What does ReLU return" in await press(pilot, "escape")


async def test_the_end_says_what_was_done_and_when_it_goes_on(world: World) -> None:
    app = world.app(start="study", decks=("losses",))
    async with app.run_test(size=SIZE) as pilot:
        shown = await settle(pilot)
        right = [
            option_key(shown, "It is never negative."),
            option_key(shown, "It is differentiable everywhere."),
        ]
        await press(pilot, *right, "enter", "4")
        await type_text(pilot, "linear")
        shown = await press(pilot, "enter", "4")
        assert "Done for now." in shown
        assert "2 cards   2 remembered" in shown
        assert "The next card is due in" in shown
        shown = await press(pilot, "escape")
        assert "Loss functions" in shown  # home


async def test_a_code_card_shows_its_statement_and_not_its_solution(world: World) -> None:
    app = world.app(start="study")
    async with app.run_test(size=SIZE) as pilot:
        shown = await study_until(pilot, "open the editor")
        assert "Positive numbers that sum to 1" in shown
        assert "np.exp" not in shown


async def test_mathematics_is_not_eaten_by_markdown(world: World) -> None:
    deck = world.workspace.decks / "own.yaml"
    front = r"Is $a * b * c$ and $x_1 + y_1$ or <b> or torch.nn?"
    card = f"{{id: a, concept: c, front: '{front}', back: '$\\{{x\\}}$'}}"
    deck.write_text(
        f"deck: own\ntitle: Own\nconcepts: {{c: {{title: C}}}}\ncards:\n  - {card}\n", encoding="utf-8"
    )
    app = world.app(start="study", decks=("own",))
    async with app.run_test(size=SIZE) as pilot:
        shown = await press(pilot, "space")
        assert "a * b * c" in shown
        assert "<b>" in shown
        assert "torch.nn?" in shown
        assert "{x}" in shown


async def test_an_answer_that_cannot_be_written_can_be_given_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.05)
    app = world.app(start="study")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        with closing(sqlite3.connect(world.workspace.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert "held by another program" in " ".join((await press(pilot, "3")).split())
        assert app.bench.desk.memory.states() == {}
        await press(pilot, "3")
        assert len(app.bench.desk.memory.history("activations/relu-is")) == 1
