"""Cards put away from the study screen, what is said of failures, and how it goes on at the end of a day."""

from __future__ import annotations

from screen_reading import press, settle, study_until
from small_world import World

from deckdl.memory import Rating
from deckdl.sessions.desk import Desk

SIZE = (100, 34)


async def test_a_card_is_buried_suspended_or_flagged_with_a_key(world: World) -> None:
    app = world.app(start="study", decks=("losses",))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        memory = app.bench.desk.memory
        first = app.screen._session.current.item  # type: ignore[attr-defined]
        assert "Flagged" in await press(pilot, "f")
        assert memory.marks()[first].flagged
        assert "The flag is taken away" in await press(pilot, "f")
        await press(pilot, "x")
        assert memory.marks()[first].suspended
        second = app.screen._session.current  # type: ignore[attr-defined]
        assert second is not None
        assert second.item.partition("#")[0] != first.partition("#")[0]
        assert memory.history(first) == []


async def test_at_the_end_one_goes_on_with_more_ahead_or_a_quiz(world: World) -> None:
    with Desk.open(world.workspace, clock=world.clock) as desk:
        for item in list(desk.library.items):
            if not item.endswith("code"):
                desk.memory.answer(item, Rating.EASY, world.clock())
        due = min(desk.memory.due_at(state) for state in desk.memory.states().values())
        world.clock.time = due
        world.clock.move(days=-2)
    app = world.app(start="study")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "x")  # the code card
        shown = await settle(pilot)
        assert "Nothing is due." in shown
        assert "counted as the early reviews" in shown
        shown = await press(pilot, "a")
        assert "Nothing is due." not in shown
        assert "0 / " in shown
        await press(pilot, "escape")


async def test_a_third_failure_is_told_and_what_it_rests_on_comes_next(world: World) -> None:
    deck = "deck: own\ntitle: Own\nconcepts:\n  low: {title: Low}\n  high: {title: High, requires: [low]}\n"
    deck += "cards:\n"
    deck += "  - {id: below, concept: low, front: Below?, back: b}\n"
    deck += "".join(f"  - {{id: above{n}, concept: high, front: 'Above {n}?', back: a}}\n" for n in range(3))
    (world.workspace.decks / "own.yaml").write_text(deck, encoding="utf-8")
    with Desk.open(world.workspace, clock=world.clock) as desk:
        desk.memory.answer("own/below", Rating.EASY, world.clock())
    world.clock.move(days=1)
    app = world.app(start="study", decks=("own",))
    async with app.run_test(size=SIZE) as pilot:
        shown = await settle(pilot)
        for _ in range(3):
            assert "Above" in shown
            shown = await press(pilot, "space", "1")
        assert "High failed 3 times today. It rests on Low" in " ".join(shown.split())
        assert "Below?" in shown


async def test_home_and_the_end_tell_of_a_backlog(world: World) -> None:
    cards = "".join(f"  - {{id: c{n}, concept: k, front: 'Number {n}?', back: b}}\n" for n in range(90))
    text = f"deck: pile\ntitle: Pile\nconcepts: {{k: {{title: K}}}}\ncards:\n{cards}"
    (world.workspace.decks / "pile.yaml").write_text(text, encoding="utf-8")
    with Desk.open(world.workspace, clock=world.clock) as desk:
        for number in range(90):
            world.clock.move(seconds=1)
            desk.memory.answer(f"pile/c{number}", Rating.GOOD, world.clock())
            desk.memory.answer(f"pile/c{number}", Rating.GOOD, world.clock())
    world.clock.move(days=200)
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        shown = " ".join((await settle(pilot)).split())
        assert "90 reviews have piled up" in shown
        assert "new cards wait until then" in shown
        await press(pilot, "enter")
        assert "Done for now." not in await study_until(pilot, "Number")


async def test_home_does_not_count_what_is_put_away(world: World) -> None:
    with Desk.open(world.workspace, clock=world.clock) as desk:
        for item in list(desk.library.items):
            desk.memory.answer(item, Rating.EASY, world.clock())
            desk.memory.mark(item, world.clock(), suspended=True)
    world.clock.move(days=60)
    app = world.app()
    async with app.run_test(size=SIZE) as pilot:
        shown = await settle(pilot)
        assert "nothing due" in shown
        assert "The next card is due" not in shown
