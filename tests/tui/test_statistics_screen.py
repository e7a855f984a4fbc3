"""The statistics screen: what a learner looks for there, at every size and while it is still reading."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from screen_reading import press, screen_text, settle
from small_world import MISTAKE, World, study_a_year

from deckdl.memory import Memory
from deckdl.memory.reviews import Review

TALL = (120, 90)


async def test_a_newcomer_reads_what_will_stand_there(world: World) -> None:
    app = world.app()
    async with app.run_test(size=TALL) as pilot:
        shown = await press(pilot, "t")
        assert "statistics › all decks" in shown
        assert "0 of 7 cards met" in shown
        for part in (
            "The last year",
            "What you recall",
            "Reviews to come",
            "Concepts",
            "Exercises",
            "Mistakes",
        ):
            assert part in shown
        assert shown.count(" will ") >= 6
        assert "next deck" not in shown  # none was met
        assert "study all" in await press(pilot, "escape")


async def test_a_year_of_study_is_told_and_drawn(world: World) -> None:
    study_a_year(world)
    app = world.app()
    async with app.run_test(size=TALL) as pilot:
        shown = await press(pilot, "t")
        assert "You recalled" in shown
        row = next(line for line in shown.splitlines() if line.split()[:1] == ["ever"])
        assert row.count("%") == 4
        monday = next(line for line in shown.splitlines() if line.strip().startswith("Mon"))
        assert len(monday) > 2 * 50
        assert "■" in monday
        assert "in the next 30 days" in shown
        assert "█" in shown
        assert "today" in shown
        assert "27 Nov" in shown
        assert "Softmax" in shown
        assert "activations/softmax.py" in shown
        assert MISTAKE in shown
        assert "over 2 years" in shown


async def test_the_arrows_go_through_the_decks_and_back_to_all(world: World) -> None:
    study_a_year(world)
    app = world.app()
    async with app.run_test(size=TALL) as pilot:
        await press(pilot, "t")
        shown = await press(pilot, "right")
        assert "statistics › Activations" in shown
        assert "of 5 cards met" in shown
        assert "Mean squared error" not in shown
        shown = await press(pilot, "right")
        assert "statistics › Loss functions" in shown
        assert "The code that you write will be listed here" in shown
        assert "statistics › all decks" in await press(pilot, "right")
        assert "statistics › Loss functions" in await press(pilot, "left")


async def test_the_page_scrolls_and_is_in_the_palette(world: World) -> None:
    study_a_year(world)
    app = world.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p")
        await pilot.press(*"recall")
        await settle(pilot)
        shown = await press(pilot, "enter")
        assert "The last year" in shown
        assert "How difficult it is" not in shown
        assert "How difficult it is" in await press(pilot, "end")


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (200, 60)])
async def test_no_size_is_too_small(world: World, size: tuple[int, int]) -> None:
    study_a_year(world)
    app = world.app()
    async with app.run_test(size=size) as pilot:
        assert "The last year" in await press(pilot, "t")
        await press(pilot, "end")
        assert "10" in screen_text(app)


async def test_keys_are_heard_while_it_reads(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def slowly(self: Memory) -> Iterator[Review]:
        go_on.wait()
        yield from ()

    monkeypatch.setattr(Memory, "reviews", slowly)
    app = world.app()
    async with app.run_test(size=TALL) as pilot:
        try:
            await pilot.press("t")
            await pilot.pause()
            assert "Reading all your answers" in screen_text(app)
            await pilot.press("escape")
            await pilot.pause()
            assert "study all" in screen_text(app)
        finally:
            go_on.set()
        await settle(pilot)
