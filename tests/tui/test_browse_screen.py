"""The browse screen: finding a card by typing, looking at it, and putting it away."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from screen_reading import press, screen_text, settle, type_text
from small_world import World
from textual.pilot import Pilot
from textual.widgets import Input

from deckdl.memory import Rating
from deckdl.sessions import browsing
from deckdl.sessions.desk import Desk
from deckdl.tui.app import DeckdlApp
from deckdl.tui.navigation import LookAtDecks
from deckdl.tui.screens import browse

WIDE, SMALL = (120, 40), (80, 24)
KINDS = r"""
deck: kinds
title: Kinds of cards
concepts:
  kinds: {title: Kinds}
  later: {title: Later, requires: [kinds]}
cards:
  - {id: drawn, concept: kinds, type: numeric, vars: {n: [21]}, front: 'Twice ${n}?', answer: 2*n, unit: px}
  - {id: rule, concept: kinds, type: formula, front: 'The derivative of $x^2$?', answer: 2*x}
  - id: prints
    concept: kinds
    type: predict
    code: |
      x = 20
      print(x + 1)
    answer: '21'
  - {id: steps, concept: kinds, type: order, front: In which order?, items: [forward, backward, step]}
  - {id: both, concept: later, front: Its name?, back: Momentum, reverse: true, source: 'Polyak, 1964'}
"""
LINE = KINDS[: KINDS.index("- {id: both")].count("\n") + 1


@pytest.fixture(autouse=True)
def _cards_are_shown_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browse, "STILL_SECONDS", 0)


def answers(world: World, item: str, *ratings: Rating, days_ago: int = 0) -> None:
    with Desk.open(world.workspace, clock=world.clock) as desk:
        for rating in ratings:
            world.clock.move(days=-days_ago)
            desk.memory.answer(item, rating, world.clock(), {"seconds": 9})
            world.clock.move(days=days_ago)


def kinds(world: World) -> Path:
    path = world.workspace.decks / "kinds.yaml"
    path.write_text(KINDS, encoding="utf-8")
    return path


def marks(app: DeckdlApp) -> dict[str, tuple[bool, bool]]:
    return {card: (mark.suspended, mark.flagged) for card, mark in app.bench.desk.memory.marks().items()}


async def find(pilot: Pilot[Any], text: str) -> str:
    """What the screen shows with these words, in one line."""
    pilot.app.screen.query_one(Input).value = text
    return in_one_line(await settle(pilot))


def in_one_line(shown: str) -> str:
    """Without the lines that stand beside text, and where it was wrapped."""
    return " ".join(shown.replace("▌", " ").split())


def write(path: Path, text: str) -> None:
    """Replace a file as editors do."""
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


async def look_at_decks(pilot: Pilot[Any]) -> str:
    """What the screen shows after the app has looked at the files."""
    pilot.app.post_message(LookAtDecks())
    await pilot.pause()
    return await settle(pilot)


async def test_words_narrow_the_list_and_the_first_card_is_shown(world: World) -> None:
    app = world.app()
    async with app.run_test(size=WIDE) as pilot:
        shown = await press(pilot, "b")
        assert "6 cards" in shown
        assert shown.index("What does ReLU") < shown.index("What is the slope") < shown.index("What is true")
        shown = await find(pilot, "squared error")
        assert "2 of 6 cards" in shown
        assert "What does ReLU" not in shown
        assert "It is differentiable everywhere." in shown
        assert "Their errors are squared." in shown
        assert "Mean squared error" in shown
        assert "losses/mse-several" in shown
        shown = await press(pilot, "down")
        assert "losses/mse-cloze" in shown


async def test_a_card_tells_its_answer_its_reason_and_its_dates(world: World) -> None:
    answers(world, "activations/relu-is", Rating.EASY, days_ago=20)
    answers(world, "activations/relu-is", Rating.AGAIN, Rating.GOOD, days_ago=1)
    app = world.app()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "b")
        shown = await find(pilot, "relu piecewise")
        assert "1 of 6 cards" in shown
        assert "max(0, x)" in shown
        assert "their gradient is 0 too" in shown
        assert "asked 3 times · forgotten 1 time · stability" in shown
        assert "due " in shown
        assert "activations/relu-is" in shown
        assert "new, not met yet" in await find(pilot, "frameworks")


async def test_every_kind_of_card_shows_its_answer(world: World) -> None:
    kinds(world)
    app = world.app()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "b")
        shown = await find(pilot, "twice")
        assert "Twice n?" in shown  # in the list
        assert "Twice 21?" in shown
        assert "42 px" in shown
        assert "the numbers change each time" in shown
        assert "2*x" in await find(pilot, "deck:kinds derivative")
        shown = await find(pilot, "deck:kinds print")
        assert "x = 20" in shown
        assert "21" in shown
        shown = await find(pilot, "order?")
        assert "1. forward" in shown
        assert "3. step" in shown
        shown = await find(pilot, "polyak")
        assert shown.count("Its name?") >= 2
        assert shown.count("Momentum") >= 2
        assert "Polyak, 1964" in shown
        assert "rests on" in shown
        shown = await find(pilot, "concept:softmax")
        assert "Positive numbers that sum to 1 along axis" in shown
        assert "the code that you write in activations/softmax.py" in shown


async def test_filters_say_what_may_follow_and_what_is_not_there(world: World) -> None:
    app = world.app()
    async with app.run_test(size=WIDE) as pilot:
        shown = await press(pilot, "b")
        for word in ("is:due", "is:suspended", "is:leech", "deck:", "concept:"):
            assert word in shown
        assert "suspended, flagged, due, new, leech" in await find(pilot, "is:")
        assert "There is no such card" in await find(pilot, "is:due")
        assert "6 of 6 cards" in await find(pilot, "is:new")
        assert "There is no deck called zebra." in await find(pilot, "deck:zebra")
        assert "2 of 6 cards" in await find(pilot, "deck:loss")


async def test_keys_put_a_card_away_and_take_it_back(world: World) -> None:
    app = world.app()
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "b")
        shown = await press(pilot, "down")
        assert "x suspend" in shown
        shown = await press(pilot, "x", "f")
        assert marks(app) == {"activations/relu-gradient": (True, True)}
        assert "x resume" in shown
        row = next(line for line in shown.splitlines() if "frameworks" in line)
        assert "flagged suspended" in row
        await press(pilot, "slash")
        shown = await find(pilot, "is:suspended")
        assert "1 of 6 cards" in shown
        shown = await press(pilot, "f2")
        assert "There is no such card" in shown
        assert marks(app) == {"activations/relu-gradient": (False, True)}


async def test_all_parts_of_a_card_are_put_away_together(world: World) -> None:
    kinds(world)
    app = world.app()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "b")
        await find(pilot, "momentum")
        shown = await press(pilot, "f2")
        assert marks(app) == {"kinds/both": (True, False), "kinds/both#reverse": (True, False)}
        assert shown.count("suspended · new") == 2


async def test_in_a_small_terminal_enter_shows_the_card_in_place_of_the_list(world: World) -> None:
    app = world.app()
    async with app.run_test(size=SMALL) as pilot:
        shown = await press(pilot, "b")
        assert "max(0, x)" not in shown
        assert "ReLU  new, not met yet" in shown
        shown = await press(pilot, "enter")
        assert "max(0, x)" in shown
        assert "What is the slope" not in shown
        assert "suspended · new, not met yet" in await press(pilot, "x")
        shown = await press(pilot, "escape")
        assert "max(0, x)" not in shown
        assert "What is the slope" in shown
        assert "study all" in await press(pilot, "escape")


async def test_a_hundred_columns_have_room_for_both(world: World) -> None:
    app = world.app()
    async with app.run_test(size=(100, 30)) as pilot:
        shown = await press(pilot, "b")
        assert "max(0, x)" in shown
        assert "What is the slope" in shown


async def test_typing_goes_on_after_looking_through_the_list(world: World) -> None:
    app = world.app()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "b", "down", "up", "up")
        await type_text(pilot, "kink")
        assert app.screen.query_one(Input).value == "kink"
        assert "1 of 6 cards" in await settle(pilot)


async def test_the_deck_of_a_card_is_studied(world: World) -> None:
    app = world.app()
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "b")
        await find(pilot, "outliers")
        assert "losses › mse" in await press(pilot, "f5")
        assert "1 of 6 cards" in await press(pilot, "escape")


async def test_a_card_that_is_edited_is_shown_as_it_is_now(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = kinds(world)
    app = world.app()
    fixed = KINDS.replace("Momentum", "The heavy ball")

    def edit(app: object, setting: str, file: Path, line: int | None = None) -> str:
        assert (file, line) == (path, LINE)
        write(file, fixed.replace("reverse:", "revers:"))
        return ""

    monkeypatch.setattr("deckdl.tui.external.edit", edit)
    async with app.run_test(size=WIDE) as pilot:
        await look_at_decks(pilot)
        await press(pilot, "b")
        await find(pilot, "polyak")
        shown = await press(pilot, "f4")
        assert f"kinds.yaml:{LINE}:" in shown
        assert "revers" in shown
        write(path, fixed)
        shown = await look_at_decks(pilot)
        assert "The heavy ball" in shown
        assert "kinds.yaml:" not in shown


async def test_of_many_cards_the_first_are_listed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browse, "LISTED", 2)
    app = world.app()
    async with app.run_test(size=SMALL) as pilot:
        shown = await press(pilot, "b")
        assert "The first 2 of 6 cards" in shown
        assert "What is the slope" not in shown
        assert "What is the slope" in await find(pilot, "slope")


async def test_no_key_waits_and_only_the_newest_words_count(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, looked_for = threading.Event(), []

    def slowly(desk: Desk, text: str) -> list[str]:
        looked_for.append(text)
        go_on.wait()
        return browsing.find(desk, text)

    monkeypatch.setattr(browse, "find", slowly)
    app = world.app()
    async with app.run_test(size=WIDE) as pilot:
        try:
            await pilot.press("b")
            await type_text(pilot, "outliers")
            await pilot.pause()
            assert "outliers" in screen_text(app)
        finally:
            go_on.set()
        assert "1 of 6 cards" in await settle(pilot)
    assert looked_for[0] == ""
    assert looked_for[1:] == ["outliers"]


async def test_no_size_is_too_small(world: World) -> None:
    app = world.app()
    async with app.run_test(size=(30, 10)) as pilot:
        await press(pilot, "b")
        await press(pilot, "down", "enter")
        assert "What do" in screen_text(app)


async def test_more_cards_than_there_are_lines_keep_a_line_each(world: World) -> None:
    deck = "deck: quite-a-long-one\ntitle: D\nconcepts: {c: {title: C}}\ncards:\n"
    deck += "".join(f"  - {{id: q{n}, concept: c, front: 'Number {n}?', back: b}}\n" for n in range(60))
    (world.workspace.decks / "d.yaml").write_text(deck, encoding="utf-8")
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "b")
        await pilot.press(*"number")
        lines = [line for line in (await settle(pilot)).splitlines() if "Number" in line]
        assert len(lines) > 8
        assert all("quite-a-long-one" in line for line in lines)
