"""A deck that is edited while the screens run."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from screen_reading import press, settle
from small_world import World
from textual.pilot import Pilot

from deckdl.tui.navigation import LookAtDecks

SIZE = (80, 24)
DECK = """\
deck: mine
title: Mine
concepts:
  first: {title: First}
cards:
  - {id: one, concept: first, front: The old question?, back: The old answer.}
"""


@pytest.fixture
def deck(world: World) -> Path:
    path = world.workspace.decks / "mine.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(DECK, encoding="utf-8")
    return path


async def look(pilot: Pilot[Any]) -> str:
    """What the screen shows after the app has looked at the files."""
    pilot.app.post_message(LookAtDecks())
    await pilot.pause()
    shown = await settle(pilot)
    await asyncio.sleep(0)
    return shown


def write(path: Path, text: str) -> None:
    """Replace a file as editors do: another file, of another size, takes its name."""
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


async def test_a_card_is_asked_in_its_new_form_at_once(world: World, deck: Path) -> None:
    app = world.app(start="study", decks=("mine",))
    async with app.run_test(size=SIZE) as pilot:
        assert "The old question?" in await look(pilot)
        write(deck, DECK.replace("The old question?", "The new question that is longer?"))
        shown = await look(pilot)
        assert "The new question that is longer?" in shown
        shown = await press(pilot, "space")
        assert "The old answer." in shown
        await press(pilot, "3")
        assert app.bench.desk.memory.state("mine/one") is not None


async def test_an_error_is_told_where_the_card_is_and_nothing_is_lost(world: World, deck: Path) -> None:
    app = world.app(start="study", decks=("mine",))
    async with app.run_test(size=SIZE) as pilot:
        await look(pilot)
        write(deck, DECK.replace("back:", "bakc:"))
        shown = await look(pilot)
        assert "The old question?" in shown
        assert "mine.yaml:6:" in shown.replace("\n", "").replace(" ", "")
        write(deck, DECK.replace("The old answer.", "A better answer."))
        shown = await look(pilot)
        assert "mine.yaml:6:" not in shown.replace("\n", "").replace(" ", "")
        assert "A better answer." in await press(pilot, "space")


async def test_a_card_that_is_answered_stays_until_it_is_rated(world: World, deck: Path) -> None:
    app = world.app(start="study", decks=("mine",))
    async with app.run_test(size=SIZE) as pilot:
        await look(pilot)
        await press(pilot, "space")
        write(deck, DECK + "  - {id: two, concept: first, front: Another?, back: Yes.}\n")
        shown = await look(pilot)
        assert "The old answer." in shown
        assert "Another?" in await press(pilot, "3")


async def test_a_new_deck_stands_on_home_as_soon_as_it_is_there(world: World, deck: Path) -> None:
    text = deck.read_text("utf-8")
    deck.unlink()
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        assert "Mine" not in await look(pilot)
        write(deck, text)
        assert "Mine" in await look(pilot)


@pytest.mark.parametrize(("key", "known"), [("d", True), ("x", False)])
async def test_home_asks_once_what_holds_for_a_card_with_another_answer(
    world: World, deck: Path, key: str, known: bool
) -> None:
    app = world.app(start="study", decks=("mine",))
    async with app.run_test(size=SIZE) as pilot:
        await look(pilot)
        await press(pilot, "space", "4", "escape")
        write(deck, DECK.replace("The old answer.", "Quite another answer."))
        shown = await look(pilot)
        assert "1 learned card has another answer now: d keeps the dates, x asks anew." in shown
        shown = await press(pilot, key)
        assert "another answer now" not in shown
        assert (app.bench.desk.memory.state("mine/one") is not None) is known
    again = world.app()
    async with again.run_test(size=SIZE) as pilot:
        assert "another answer now" not in await settle(pilot)
