"""Home, the ways from there, and what is the same everywhere."""

from __future__ import annotations

from datetime import timedelta

import pytest
from screen_reading import press, screen_text, settle
from small_world import World
from textual.events import Key

from deckdl.memory import Rating
from deckdl.sessions.desk import Desk
from deckdl.tui.commands import SECTIONS

SIZE = (80, 24)


def study_everything(world: World) -> None:
    """Answer every card of both decks, two weeks ago and again ten days ago."""
    with Desk.open(world.workspace, clock=world.clock) as desk:
        for days in (14, 14, 10):
            for item in desk.library.items:
                desk.memory.answer(item, Rating.EASY, world.clock() - timedelta(days=days), {"seconds": 8})


async def test_a_newcomer_sees_decks_with_what_is_new(world: World) -> None:
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        shown = await settle(pilot)
        assert "Fri 20 Nov" in shown
        row = next(line for line in shown.splitlines() if "Activations" in line)
        assert row.split()[1:3] == ["5", "·"]
        assert "0 %" in row
        assert "5 cards" in shown
        assert "1 code" in shown


async def test_what_was_learned_shows_as_known_and_due(world: World) -> None:
    study_everything(world)
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        shown = await settle(pilot)
        row = next(line for line in shown.splitlines() if "Loss functions" in line)
        assert row.split()[2] == "·"
        assert int(row.split("%")[0].split()[-1]) > 50
        assert "▪" in shown or "■" in shown


async def test_home_suggests_fitting_when_it_is_worth_it(world: World) -> None:
    with Desk.open(world.workspace, clock=world.clock) as desk:
        for number in range(64):
            desk.memory.answer(f"gone/{number}", Rating.EASY, world.clock(), {"seconds": 8})
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        assert "`deckdl optimize`" in await settle(pilot)


async def test_opening_backs_up_what_was_learned_before(world: World) -> None:
    study_everything(world)
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await settle(pilot)
    [copy] = (world.workspace.root / "backups").iterdir()
    assert copy.name == "progress-000001-daily-2026-11-20.db"


async def test_a_backup_that_cannot_be_made_is_told_and_stops_nothing(world: World) -> None:
    study_everything(world)
    (world.workspace.root / "backups").write_text("in the way", encoding="utf-8")
    app = world.app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        assert "No backup could be made" in " ".join((await settle(pilot)).split())
        assert "0 / 0" in await press(pilot, "enter")


async def test_enter_studies_all_and_s_the_highlighted_deck(world: World) -> None:
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        assert "activations › relu" in await press(pilot, "enter")
        assert "Loss functions" in await press(pilot, "escape")
        assert "losses › mse" in await press(pilot, "down", "s")


async def test_where_nothing_is_due_home_says_so_and_what_next(world: World) -> None:
    with Desk.open(world.workspace, clock=world.clock) as desk:
        for item in desk.library.items:
            desk.memory.answer(item, Rating.EASY, world.clock(), {"seconds": 8})
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        shown = await settle(pilot)
        assert "Nothing is due." in shown
        assert "The next card is due" in shown
        shown = await press(pilot, "enter")
        assert "Nothing is due." in shown
        assert "escape" not in await press(pilot, "escape")


async def test_the_exercises_can_be_filtered_and_opened(world: World) -> None:
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        shown = await press(pilot, "c")
        assert "activations/softmax.py" in shown
        assert "activations/softmax.py" not in await press(pilot, "z")
        shown = await press(pilot, "backspace", "s", "o", "f", "t", "enter")
        assert "softmax.py" in shown
        assert "raise NotImplementedError" in shown
        shown = await press(pilot, "escape", "escape")
        assert "Loss functions" in shown


async def test_help_lists_every_command_of_the_registry(world: World) -> None:
    app = world.app()
    async with app.run_test(size=(100, 110)) as pilot:
        shown = await press(pilot, "question_mark")
        for title, commands in SECTIONS:
            assert title in shown
            for command in commands:
                assert command.says in shown
        assert "Loss functions" in await press(pilot, "escape")


async def test_the_palette_offers_only_what_can_be_done_here(world: World) -> None:
    app = world.app()
    async with app.run_test(size=(80, 30)) as pilot:
        shown = await press(pilot, "ctrl+p")
        assert "Study what is due in every deck" in shown
        assert "Take back the last answer" not in shown
        await pilot.press(*"exercise")
        shown = await settle(pilot)
        assert "Choose a coding exercise" in shown
        assert "activations/softmax.py" in await press(pilot, "enter")


async def test_the_theme_comes_from_the_settings_and_changes_by_a_key(world: World) -> None:
    world.workspace.settings_file.write_text("theme: deckdl-light\n", encoding="utf-8")
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        assert not app.current_theme.dark
        await press(pilot, "f10")
        assert app.current_theme.dark


async def test_without_colour_the_words_and_signs_stay(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = world.app(start="study", decks=("losses",))
    async with app.run_test(size=SIZE) as pilot:
        assert app.no_color
        await settle(pilot)
        assert "✗ not right" in await press(pilot, "1", "enter")


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (200, 60)])
async def test_every_size_shows_the_decks_and_the_first_key(world: World, size: tuple[int, int]) -> None:
    app = world.app()
    async with app.run_test(size=size) as pilot:
        shown = await settle(pilot)
        assert "Activations" in shown
        assert "study all" in shown
        await press(pilot, "enter")
        assert "What does ReLU" in screen_text(app)


async def test_q_leaves(world: World) -> None:
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("q")
    assert not app.is_running


async def test_more_decks_than_there_are_lines_keep_a_line_each(world: World) -> None:
    for number in range(30):
        deck = f"deck: d{number}\ntitle: Deck {number}\nconcepts: {{c{number}: {{title: C}}}}\ncards:\n"
        card = f"  - {{id: a, concept: c{number}, front: 'Q{number}?', back: b}}\n"
        (world.workspace.decks / f"d{number}.yaml").write_text(deck + card, encoding="utf-8")
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        rows = [line for line in (await settle(pilot)).splitlines() if line.strip().startswith("Deck ")]
        assert len(rows) > 3
        assert all("0 %" in row for row in rows[1:])


async def test_an_exercise_that_is_named_and_opened_at_once_is_the_one_named(world: World) -> None:
    app = world.app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "c")
        for key in ("z", "z", "enter"):  # all before the list follows, as from a paste or a slow terminal
            app.post_message(Key(key, key if len(key) == 1 else "\r"))
        shown = await settle(pilot)
        assert "zz" in shown
        assert "0:00" not in shown  # nothing is called so, and nothing was opened
