"""What is asked, in which order, and what is kept back."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from memory_tools import Clock, Opener

from deckdl.memory import Counts, Limits, Memory, Queue, Rating
from deckdl.memory.calendar import Calendar

AGAIN, HARD, GOOD, EASY = Rating
NEW = [f"a/{number}" for number in range(6)]
ALL = Limits(1000, 1000)


def answer(queue: Queue, memory: Memory, rating: Rating, clock: Clock) -> str:
    """Answer the card that is asked."""
    card = queue.next(clock())
    assert card is not None
    queue.answered(card, memory.answer(card, rating, clock()), clock())
    return card


def learn(memory: Memory, cards: list[str], clock: Clock) -> None:
    """Make reviews of the cards, due some days later."""
    for card in cards:
        memory.answer(card, EASY, clock())


def drained(queue: Queue, memory: Memory, clock: Clock, rating: Rating = EASY) -> list[str]:
    cards = []
    while queue.next(clock()) is not None:
        cards.append(answer(queue, memory, rating, clock))
    return cards


def test_new_cards_come_in_the_order_of_learning_up_to_the_limit(memory: Memory, clock: Clock) -> None:
    queue = Queue(NEW, memory, clock(), Limits(new_per_day=4))
    assert queue.counts == Counts(new=4, learning=0, review=0)
    assert drained(queue, memory, clock) == NEW[:4]
    assert queue.counts.total == 0
    assert queue.next_due_at == memory.calendar.start_of(memory.calendar.day(clock()) + 1)


def test_limits_count_what_was_answered_before_the_session(memory: Memory, clock: Clock) -> None:
    learn(memory, ["b/1", "b/2", "b/3"], clock)
    clock.forward(days=30)
    memory.answer("b/1", GOOD, clock())
    memory.answer("a/0", AGAIN, clock())
    queue = Queue([*NEW, "b/1", "b/2", "b/3"], memory, clock(), Limits(new_per_day=3, reviews_per_day=2))
    assert queue.counts == Counts(new=2, learning=1, review=1)
    tomorrow = Queue([*NEW, "b/2", "b/3"], memory, clock.forward(days=1), Limits(3, 2))
    assert tomorrow.counts == Counts(new=3, learning=1, review=2)


def test_a_learning_card_comes_back_when_its_step_is_over(memory: Memory, clock: Clock) -> None:
    queue = Queue(NEW[:3], memory, clock(), ALL)
    assert answer(queue, memory, AGAIN, clock) == "a/0"
    assert queue.counts == Counts(new=2, learning=1, review=0)
    assert answer(queue, memory, GOOD, clock) == "a/1"
    clock.forward(minutes=1)
    assert answer(queue, memory, GOOD, clock) == "a/0"
    assert queue.next(clock()) == "a/2"
    assert queue.next(clock.forward(minutes=9)) == "a/1"


def test_a_step_that_is_nearly_over_is_not_waited_for(memory: Memory, clock: Clock) -> None:
    queue = Queue(NEW[:1], memory, clock(), ALL)
    assert answer(queue, memory, GOOD, clock) == "a/0"
    assert queue.next(clock()) == "a/0"  # ten minutes early, since nothing else is left
    assert answer(queue, memory, GOOD, clock) == "a/0"
    assert queue.next(clock()) is None


def test_a_long_step_is_waited_for(opened: Opener, clock: Clock) -> None:
    from deckdl.memory import Schedule

    memory = opened(Schedule(learning_steps=(60, 3600, 2 * 86400)))
    queue = Queue(NEW[:1], memory, clock(), ALL)
    answer(queue, memory, GOOD, clock)
    assert queue.next(clock()) is None
    assert queue.next_due_at == clock() + timedelta(hours=1)
    assert queue.counts == Counts(new=0, learning=1, review=0)
    assert queue.next(clock.forward(hours=1)) == "a/0"
    answer(queue, memory, GOOD, clock)
    assert (queue.next(clock()), queue.counts.total) == (None, 0)
    due = memory.calendar.start_of(memory.calendar.day(clock()) + 2)
    assert queue.next_due_at == due
    assert Queue(NEW[:1], memory, clock(), ALL).next_due_at == due
    assert Queue(NEW[:1], memory, due, ALL).next(due) == "a/0"


def test_reviews_come_by_due_day_and_new_cards_between_them(memory: Memory, clock: Clock) -> None:
    old = [f"b/{number}" for number in range(12)]
    learn(memory, old, clock)
    clock.forward(days=40)
    queue = Queue([*old, *NEW], memory, clock(), ALL)
    due = {card: state.due_day for card, state in memory.states().items()}
    asked = drained(queue, memory, clock, GOOD)
    first = asked[:18]
    reviews = [card for card in first if card in old]
    assert [due[card] for card in reviews] == sorted(due[card] for card in old)
    assert [card for card in first if card in NEW] == NEW
    places = [first.index(card) for card in NEW]
    assert [later - earlier for earlier, later in pairwise(places)] == [3] * 5


def test_a_queue_is_the_same_each_time(memory: Memory, clock: Clock) -> None:
    old = [f"b/{number}" for number in range(12)]
    learn(memory, old, clock)
    clock.forward(days=40)
    orders: list[list[str]] = []
    for _ in range(2):
        queue = Queue([*old, *NEW], memory, clock(), Limits(3, 5))
        orders.append([])
        while (card := queue.next(clock())) is not None:
            orders[-1].append(card)
            queue.skip(card)
    assert orders[0] == orders[1]
    assert len(orders[0]) == 8


def test_of_siblings_one_is_asked_a_day(memory: Memory, clock: Clock) -> None:
    order = ["a/1#c1", "a/1#c2", "a/2", "a/2#reverse", "a/3"]
    queue = Queue(order, memory, clock(), ALL)
    assert drained(queue, memory, clock) == ["a/1#c1", "a/2", "a/3"]
    assert Queue(order, memory, clock(), ALL).counts.total == 0
    tomorrow = Queue(order, memory, clock.forward(days=1), ALL)
    assert drained(tomorrow, memory, clock) == ["a/1#c2", "a/2#reverse"]
    much_later = Queue(order, memory, clock.forward(days=60), ALL)
    assert much_later.counts == Counts(new=0, learning=0, review=3)
    assert much_later.next_due_at == memory.calendar.start_of(memory.calendar.day(clock()) + 1)


def test_siblings_in_learning_are_both_asked(memory: Memory, clock: Clock) -> None:
    for card in ("a/1#c1", "a/1#c2"):
        memory.answer(card, AGAIN, clock())
    queue = Queue(["a/1#c1", "a/1#c2", "a/1#c3"], memory, clock.forward(minutes=2), ALL)
    assert queue.counts == Counts(new=0, learning=2, review=0)


def test_undo_asks_the_card_again_at_once(memory: Memory, clock: Clock) -> None:
    queue = Queue(NEW[:3], memory, clock(), ALL)
    for _ in range(2):
        answer(queue, memory, EASY, clock)
    for card, left in (("a/1", 2), ("a/0", 3)):
        assert memory.undo(clock()) == card
        queue.undone(card, memory.state(card))
        assert queue.next(clock()) == card
        assert queue.counts == Counts(new=left, learning=0, review=0)
    assert drained(queue, memory, clock) == ["a/0", "a/1", "a/2"]


def test_an_undone_card_may_fail_and_come_back_by_its_step(memory: Memory, clock: Clock) -> None:
    queue = Queue(NEW[:2], memory, clock(), ALL)
    answer(queue, memory, EASY, clock)
    memory.undo(clock())
    queue.undone("a/0", None)
    assert answer(queue, memory, AGAIN, clock) == "a/0"
    assert queue.next(clock()) == "a/1"


def test_a_skipped_card_stays_away_for_the_session(memory: Memory, clock: Clock) -> None:
    queue = Queue(NEW[:3], memory, clock(), ALL)
    queue.skip("a/0")
    assert queue.counts.new == 2
    assert drained(queue, memory, clock) == ["a/1", "a/2"]
    clock.forward(days=1)
    assert queue.next(clock()) is None
    assert Queue(NEW[:3], memory, clock(), ALL).next(clock()) == "a/0"


def test_cards_outside_the_order_are_not_asked(memory: Memory, clock: Clock) -> None:
    learn(memory, ["z/1"], clock)
    memory.answer("z/2", AGAIN, clock())
    clock.forward(days=30)
    assert Queue(["a/0"], memory, clock(), ALL).counts == Counts(new=1, learning=0, review=0)
    empty = Queue([], memory, clock(), ALL)
    assert (empty.next(clock()), empty.next_due_at, empty.counts.total) == (None, None, 0)


def test_a_new_day_fills_the_queue_anew(memory: Memory, clock: Clock) -> None:
    queue = Queue(NEW, memory, clock(), Limits(new_per_day=2))
    assert drained(queue, memory, clock) == NEW[:2]
    clock.now = memory.calendar.start_of(memory.calendar.day(clock()) + 1) - timedelta(seconds=1)
    assert queue.next(clock()) is None
    assert queue.next(clock.forward(seconds=1)) == "a/2"


def test_what_another_window_answered_is_not_asked_again(opened: Opener, clock: Clock) -> None:
    here, there = opened(), opened()
    queue = Queue(NEW[:3], here, clock(), ALL)
    there.answer("a/0", EASY, clock())
    there.answer("a/1", AGAIN, clock())
    assert queue.next(clock()) == "a/2"
    assert queue.counts == Counts(new=1, learning=1, review=0)
    there.undo(clock())
    assert drained(queue, here, clock) == ["a/2", "a/1"]


def test_nothing_is_due_while_limits_are_nought(memory: Memory, clock: Clock) -> None:
    queue = Queue(NEW, memory, clock(), Limits(0, 0))
    assert (queue.next(clock()), queue.next_due_at) == (None, None)


@pytest.mark.parametrize("hour", [0, 4, 23])
def test_the_next_review_is_due_when_its_day_begins(memory: Memory, clock: Clock, hour: int) -> None:
    memory.calendar = Calendar(memory.calendar.time_zone, hour)
    queue = Queue(NEW[:1], memory, clock(), ALL)
    answer(queue, memory, EASY, clock)
    state = memory.state("a/0")
    assert state is not None
    due = queue.next_due_at
    assert isinstance(due, datetime)
    assert due == memory.calendar.start_of(state.due_day)
    assert Queue(NEW[:1], memory, due - timedelta(seconds=1), ALL).next(due - timedelta(seconds=1)) is None
    assert Queue(NEW[:1], memory, due, ALL).next(due) == "a/0"


def test_reviews_come_by_how_well_they_are_still_known(memory: Memory, clock: Clock) -> None:
    for _ in range(4):
        learn(memory, ["a/0"], clock)  # the best known
        clock.forward(days=30)
    learn(memory, ["a/1"], clock)
    memory.answer("a/2", HARD, clock())
    memory.answer("a/2", GOOD, clock.forward(minutes=10))
    memory.answer("a/2", GOOD, clock.forward(minutes=10))
    clock.forward(days=4000)
    due, day = ["a/0", "a/1", "a/2"], memory.calendar.day(clock())
    known = {card: memory.retrievability(state, day) for card, state in memory.states().items()}
    by_known = sorted(due, key=known.__getitem__)
    assert len(set(known.values())) == 3
    weakest = Queue(due, memory, clock(), Limits(order="weakest"))
    strongest = Queue(due, memory, clock(), Limits(order="strongest"))
    assert drained(strongest, memory, clock) == by_known[::-1]
    for _ in due:
        memory.undo(clock())
    assert drained(weakest, memory, clock) == by_known


def test_an_early_review_is_asked_ahead_and_counts_as_what_it_is(memory: Memory, clock: Clock) -> None:
    learn(memory, ["a/0", "a/1"], clock)
    first = memory.states()["a/0"]
    clock.now = memory.calendar.start_of(first.due_day) - timedelta(days=2)
    assert Queue(["a/0", "a/1"], memory, clock(), ALL).next(clock()) is None
    queue = Queue(["a/0", "a/1"], memory, clock(), Limits(days_ahead=3))
    assert sorted(drained(queue, memory, clock, GOOD)) == ["a/0", "a/1"]
    early = memory.states()["a/0"]
    memory.undo(clock())
    memory.undo(clock())
    clock.forward(days=2)
    memory.answer("a/0", GOOD, clock())
    assert early.stability < memory.states()["a/0"].stability


def test_a_card_that_is_brought_comes_next_and_once(memory: Memory, clock: Clock) -> None:
    learn(memory, ["a/5"], clock)
    clock.forward(minutes=1)
    queue = Queue(NEW, memory, clock(), Limits(new_per_day=3))
    for card in ("a/5", "a/4"):  # one that is not due, one that has no room today
        queue.bring(card)
        assert answer(queue, memory, EASY, clock) == card
    rest = drained(queue, memory, clock)
    assert "a/5" not in rest
    assert "a/4" not in rest
