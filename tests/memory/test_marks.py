"""Cards that the learner suspends, buries or flags."""

from pathlib import Path

import pytest
from memory_tools import Clock, Opener

from deckdl.memory import Limits, Memory, Queue, Rating
from deckdl.memory.marks import Mark

CARDS = ["a/0", "a/1", "a/2"]
ALL = Limits(1000, 1000)


def asked(memory: Memory, clock: Clock) -> set[str]:
    """What a session asks now."""
    queue, cards = Queue(CARDS, memory, clock(), ALL), set()
    while (card := queue.next(clock())) is not None:
        cards.add(card)
        queue.skip(card)
    return cards


@pytest.mark.parametrize("rating", [None, Rating.AGAIN, Rating.EASY])
def test_a_suspended_card_is_not_asked_until_it_is_resumed(
    memory: Memory, clock: Clock, rating: Rating | None
) -> None:
    if rating is not None:
        memory.answer("a/1", rating, clock())
    assert memory.mark("a/1", clock(), suspended=True) == Mark(suspended=True)
    clock.forward(days=100)
    assert asked(memory, clock) == {"a/0", "a/2"}
    memory.mark("a/1", clock(), suspended=False)
    assert asked(memory, clock) == set(CARDS)
    assert memory.marks() == {}


def test_a_buried_card_comes_back_the_next_day(memory: Memory, clock: Clock) -> None:
    memory.answer("a/1", Rating.EASY, clock())
    clock.forward(days=100)
    memory.mark("a/1", clock(), buried=True)
    queue = Queue(["a/1"], memory, clock(), ALL)
    assert queue.next(clock()) is None
    assert queue.next_due_at == memory.calendar.start_of(memory.calendar.day(clock()) + 1)
    clock.forward(days=1)
    assert "a/1" in asked(memory, clock)


def test_a_session_over_midnight_asks_what_was_buried(memory: Memory, clock: Clock) -> None:
    memory.mark("a/0", clock(), buried=True)
    queue = Queue(["a/0"], memory, clock(), ALL)
    assert queue.next(clock()) is None
    assert queue.next(clock.forward(days=1)) == "a/0"


def test_marks_follow_a_card_to_its_new_id(memory: Memory, clock: Clock) -> None:
    memory.answer("a/0", Rating.GOOD, clock())
    memory.mark("a/0", clock(), flagged=True, suspended=True)
    memory.rename("a/0", "a/new", clock())
    memory.mark("a/0", clock(), suspended=False)
    assert memory.marks() == {"a/new": Mark(flagged=True)}


def test_marks_of_two_devices_meet_in_any_order(opened: Opener, tmp_path: Path, clock: Clock) -> None:
    one, two = opened(path=tmp_path / "one.db"), opened(path=tmp_path / "two.db")
    one.mark("a/0", clock(), suspended=True)
    two.mark("a/1", clock.forward(minutes=1), buried=True)
    two.mark("a/0", clock.forward(minutes=1), flagged=True)
    one.mark("a/0", clock.forward(minutes=1), suspended=False)
    before = list(one.events()), list(two.events())
    one.merge(before[1])
    two.merge(before[0])
    assert one.merge(before[1]) == 0
    assert one.marks() == two.marks() == {"a/0": Mark(flagged=True), "a/1": two.marks()["a/1"]}
    one.rebuild()
    assert one.marks() == two.marks()
