"""Formula, predict, order and bug cards on the screen."""

from __future__ import annotations

import re
from datetime import timedelta

from screen_reading import option_key, press, screen_text, settle, type_text
from small_world import World

from deckdl.memory import Rating

SIZE = (80, 24)
DECK = r"""
deck: kinds
title: Kinds
concepts:
  kinds:
    title: Kinds
cards:
  - id: slope
    concept: kinds
    type: formula
    front: The slope of $z^2$?
    answer: 2*z
    options:
      - wrong: z
        because: The exponent comes down as a factor.
  - id: prints
    concept: kinds
    type: predict
    code: |
      x = [1, 2]
      print(x * 2)
    answer: '[1, 2, 1, 2]'
    why: A list is repeated.
  - id: steps
    concept: kinds
    type: order
    front: Order the steps.
    items: [forward, backward, step]
"""


def write(world: World) -> None:
    world.workspace.decks.mkdir(exist_ok=True)
    (world.workspace.decks / "kinds.yaml").write_text(DECK, encoding="utf-8")


async def test_a_formula_is_judged_with_a_counterexample_and_can_be_typed_again(world: World) -> None:
    write(world)
    app = world.app(start="study", decks=("kinds",))
    async with app.run_test(size=SIZE) as pilot:
        shown = await settle(pilot)
        assert "The slope of z²?" in shown
        assert "a formula in z" in shown
        await type_text(pilot, "2zz.x")
        shown = await press(pilot, "enter")
        assert "is no variable: there are z" in shown or "is not an expression" in shown
        assert "1 again" not in shown
        await pilot.press(*["backspace"] * 5)
        await type_text(pilot, "z")
        shown = await press(pilot, "enter")
        assert "✗ not right" in shown
        assert "The exponent comes down as a factor." in shown
        assert "At z = 1 yours gives 1; right is 2." in re.sub(r"\s+", " ", shown)
        assert "2*z" in shown


async def test_output_is_typed_beside_the_code(world: World) -> None:
    write(world)
    app = world.app(start="study", decks=("kinds",))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "3")
        shown = screen_text(app)
        assert "What does this print?" in shown
        assert "print(x * 2)" in shown
        await type_text(pilot, "1 2 1 2")
        shown = await press(pilot, "enter")
        assert "✓ right" in shown
        assert "A list is repeated." in shown


async def test_items_are_put_in_order_by_keys(world: World) -> None:
    write(world)
    app = world.app(start="study", decks=("kinds",))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "3", "enter", "3")
        shown = screen_text(app)
        assert "Order the steps." in shown
        keys = [option_key(shown, name) for name in ("forward", "step", "backward")]
        shown = await press(pilot, "enter")
        assert "Give every item its place" in shown
        await press(pilot, *keys)
        await press(pilot, keys[1])  # taken away again, and put last
        shown = await press(pilot, keys[1], "enter")
        assert "✓ right" in shown
        await press(pilot, "1", "enter", "1", "enter", "1")  # all come back after a minute


async def test_a_misplaced_item_is_named(world: World) -> None:
    write(world)
    app = world.app(start="study", decks=("kinds",))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "3", "enter", "3")
        shown = screen_text(app)
        keys = [option_key(shown, name) for name in ("forward", "step", "backward")]
        shown = await press(pilot, *keys, "enter")
        assert "✗ not right" in shown
        assert "Place 2 is for “backward”, not for “step”" in shown
        assert "place 2, not 3" in shown


async def test_a_bug_is_found_by_the_number_of_its_line(world: World) -> None:
    with world.app().bench.desk as desk:
        for item in desk.library.items:
            if not item.endswith("#bug"):
                desk.memory.answer(item, Rating.EASY, world.clock() - timedelta(days=3), {"seconds": 8})
    app = world.app(start="study", decks=("activations",))
    async with app.run_test(size=SIZE) as pilot:
        shown = await settle(pilot)
        assert "One line of this code is wrong." in shown
        assert "subtract the row's maximum" not in shown
        line = re.search(r"(\d)\s+e = np\.exp\(x\)", shown)
        assert line, shown
        await type_text(pilot, "9")
        shown = await press(pilot, "enter")
        assert "Type the number of the line, from 1 to 3." in shown
        await pilot.press("backspace")
        await type_text(pilot, line[1])
        shown = await press(pilot, "enter")
        assert "✓ right" in shown
        assert "subtract the row's maximum first" in re.sub(r"\s+", " ", shown)
        await press(pilot, "3")
        state = app.bench.desk.memory.state("activations/softmax-code#bug")
        assert state is not None


async def test_a_formula_between_double_dollars_has_lines_of_its_own(world: World) -> None:
    write(world)
    deck = world.workspace.decks / "kinds.yaml"
    front = "front: |\n      The slope, with $a$:\n\n      $$\\frac{\\partial L}{\\partial z} = \\;?$$\n"
    deck.write_text(DECK.replace("front: The slope of $z^2$?\n", front), encoding="utf-8")
    app = world.app(start="study", decks=("kinds",))
    async with app.run_test(size=SIZE) as pilot:
        lines = (await settle(pilot)).splitlines()
        middle = next(number for number, line in enumerate(lines) if "── = ?" in line)
        at = lines[middle].index("──")
        assert lines[middle - 1][at : at + 2] == "∂L"
        assert lines[middle + 1][at : at + 2] == "∂z"


async def test_a_quiz_ends_in_a_score_and_goes_through_its_mistakes(world: World) -> None:
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "z")
        assert "What does ReLU return" in screen_text(app)
        await press(pilot, "space", "1")
        for _ in range(12):
            shown = screen_text(app)
            if "known" in shown and "Not known" in shown:
                break
            if "□" in shown:
                await press(pilot, "1", "enter", "3")
            else:
                await press(pilot, "1" if "⏎ check" in shown and "your answer" not in shown else "enter", "3")
        assert "Not known" in shown
        assert "What does ReLU return for x?" in shown
        assert app.bench.desk.memory.states() == {}
        shown = await press(pilot, "enter")
        assert "What does ReLU return for x?" in shown
        assert "0 / 1" in shown
        shown = await press(pilot, "space", "3")
        assert "1 of 1 known   100%" in shown
