"""Answers, undo, renaming and statistics through Memory, on real files."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from memory_tools import Clock, Opener

from deckdl.memory import Memory, Rating, Schedule, Today
from deckdl.memory.calendar import Calendar

AGAIN, HARD, GOOD, EASY = Rating


def test_an_answer_is_there_after_reopening(opened: Opener, clock: Clock) -> None:
    first = opened()
    state = first.answer("losses/mse", GOOD, clock(), {"seconds": 12.5, "typed": "½ – π"})
    first.close()
    again = opened()
    assert again.state("losses/mse") == state
    assert again.states() == {"losses/mse": state}
    [review] = again.history("losses/mse")
    assert (review.kind, review.card, review.at, review.rating) == ("review", "losses/mse", clock(), GOOD)
    assert (review.data["seconds"], review.data["typed"]) == (12.5, "½ – π")
    assert review.day == again.calendar.day(clock())
    assert review.device == first.device == again.device


def test_a_card_that_was_never_answered_is_unknown(memory: Memory) -> None:
    assert memory.state("losses/mse") is None
    assert memory.states() == {}
    assert memory.history("losses/mse") == []


def test_a_preview_tells_what_answering_gives(memory: Memory, clock: Clock) -> None:
    for step in range(12):
        for rating in Rating:
            told = memory.preview("losses/mse", clock())[rating]
            assert memory.answer("losses/mse", rating, clock()).due - clock() == told
            assert memory.undo(clock()) == "losses/mse"
        memory.answer("losses/mse", GOOD if step % 5 else AGAIN, clock())
        clock.forward(days=3 * step, minutes=5)


def test_undo_goes_back_step_by_step_also_after_reopening(opened: Opener, clock: Clock) -> None:
    memory = opened()
    before = [
        memory.answer("losses/mse", GOOD, clock()),
        memory.answer("losses/mae", GOOD, clock.forward(minutes=1)),
    ]
    memory.answer("losses/mse", AGAIN, clock.forward(minutes=9))
    assert memory.undo(clock()) == "losses/mse"
    assert memory.state("losses/mse") == before[0]
    memory.close()
    memory = opened()
    assert memory.undo(clock()) == "losses/mae"
    assert memory.state("losses/mae") is None
    assert memory.undo(clock()) == "losses/mse"
    assert memory.undo(clock()) is None
    assert memory.states() == {}
    assert memory.history("losses/mse") == []
    assert [event.kind for event in memory.events()].count("review") == 3  # nothing was deleted


def test_an_answer_after_undo_counts_like_a_first_one(memory: Memory, clock: Clock) -> None:
    once = memory.answer("losses/mse", GOOD, clock())
    memory.undo(clock())
    assert memory.answer("losses/mse", GOOD, clock()) == once


def test_a_renamed_card_keeps_its_history(opened: Opener, clock: Clock) -> None:
    memory = opened()
    state = memory.answer("losses/mse", GOOD, clock())
    assert memory.rename("losses/mse", "losses/squared", clock.forward(minutes=10))
    renamed = memory.state("losses/squared")
    assert renamed is not None
    assert (renamed.stability, renamed.due, renamed.repetitions) == (state.stability, state.due, 1)
    assert memory.states().keys() == {"losses/squared"}
    memory.close()
    memory = opened()
    assert memory.state("losses/mse") == renamed  # the old id still finds it
    memory.answer("losses/mse", GOOD, clock())
    assert [event.card for event in memory.history("losses/squared")] == ["losses/mse", "losses/squared"]
    assert memory.today(clock()).new == 1


def test_renaming_goes_on_and_back(memory: Memory, clock: Clock) -> None:
    memory.answer("a/1", GOOD, clock())
    memory.rename("a/1", "a/2", clock())
    memory.rename("a/2", "a/3", clock())
    assert memory.states().keys() == {"a/3"}
    memory.rename("a/3", "a/1", clock())
    assert memory.states().keys() == {"a/1"}
    assert len(memory.history("a/2")) == 1


def test_renaming_moves_no_card_to_another_day(memory: Memory, clock: Clock) -> None:
    for number in range(20):
        memory.answer(f"a/{number}", EASY, clock())
    clock.forward(days=10)
    before = [memory.answer(f"a/{number}", GOOD, clock()).due_day for number in range(20)]
    for number in range(20):
        memory.rename(f"a/{number}", f"b/{number}", clock())
    after = memory.states()
    assert [after[f"b/{number}"].due_day for number in range(20)] == before


def test_an_old_id_that_another_card_is_renamed_to_stands_for_that_one(memory: Memory, clock: Clock) -> None:
    for card in ("a/1", "x/1", "x/1"):
        memory.answer(card, EASY, clock.forward(days=1))
    memory.rename("a/1", "a/2", clock())
    memory.rename("x/1", "a/1", clock())
    states = memory.states()
    assert {card: state.repetitions for card, state in states.items()} == {"a/1": 3}
    memory.rebuild()
    assert memory.states() == states


def test_renaming_what_has_no_history_changes_nothing(memory: Memory, clock: Clock) -> None:
    assert not memory.rename("a/1", "a/2", clock())
    memory.answer("a/1", GOOD, clock())
    assert not memory.rename("a/1", "a/1", clock())
    assert memory.rename("a/1", "a/2", clock())
    events = list(memory.events())
    assert not memory.rename("a/1", "a/2", clock())
    assert list(memory.events()) == events


def test_renaming_to_a_card_with_a_history_joins_the_two(memory: Memory, clock: Clock) -> None:
    memory.answer("a/1", GOOD, clock())
    memory.answer("a/2", GOOD, clock.forward(minutes=1))
    memory.answer("a/1", GOOD, clock.forward(minutes=9))
    memory.rename("a/1", "a/2", clock())
    state = memory.state("a/2")
    assert state is not None
    assert state.repetitions == 3
    assert [event.card for event in memory.history("a/2")] == ["a/1", "a/2", "a/1"]


def test_the_day_is_counted(memory: Memory, clock: Clock) -> None:
    memory.answer("a/1", EASY, clock(), {"seconds": 10})
    memory.answer("a/2", AGAIN, clock(), {"seconds": 2.5})
    clock.forward(days=1)
    memory.answer("a/1", GOOD, clock(), {"seconds": 4})
    memory.answer("a/3", AGAIN, clock())
    memory.answer("a/3", GOOD, clock())
    assert memory.today(clock()) == Today(answered=3, new=1, reviewed=1, seconds=4.0)
    assert memory.days(4) == [0, 0, 2, 3]
    memory.undo(clock())
    memory.undo(clock())
    assert memory.today(clock()) == Today(answered=1, new=0, reviewed=1, seconds=4.0)
    assert memory.days(4) == [0, 0, 2, 1]
    assert memory.answered_on(memory.calendar.day(clock())) == {"a/1"}
    assert memory.today(clock.forward(days=1)) == Today(answered=0, new=0, reviewed=0, seconds=0.0)


def test_a_step_into_the_next_day_is_due_when_that_day_begins(memory: Memory, clock: Clock) -> None:
    clock.now = datetime(2026, 3, 3, 3, 55, tzinfo=UTC)
    state = memory.answer("a/1", GOOD, clock())
    assert state.due == datetime(2026, 3, 3, 4, 5, tzinfo=UTC)
    assert memory.due_at(state) == datetime(2026, 3, 3, 4, 0, tzinfo=UTC)
    state = memory.answer("a/2", EASY, clock())
    assert memory.due_at(state) == memory.calendar.start_of(state.due_day)
    assert not memory.is_due(state, clock())
    assert memory.is_due(state, memory.due_at(state))


def test_evidence_cannot_stand_for_the_logs_own_words(memory: Memory, clock: Clock) -> None:
    with pytest.raises(ValueError, match="day"):
        memory.answer("a/1", GOOD, clock(), {"day": 3})
    with pytest.raises(ValueError, match="zone"):
        memory.answer("a/1", GOOD, datetime(2026, 1, 1))
    with pytest.raises(ValueError, match="JSON"):
        memory.answer("a/1", GOOD, clock(), {"seconds": float("nan")})
    assert memory.states() == {}


def test_the_clock_may_go_anywhere(opened: Opener, clock: Clock) -> None:
    memory = opened()
    start = clock()
    for jump in (
        timedelta(0),
        timedelta(days=3652),
        timedelta(days=-30),
        timedelta(days=1),
        timedelta(hours=-3),
    ):
        clock.now = start + jump
        for card in ("a/1", "a/2"):
            state = memory.answer(card, GOOD, clock())
            assert state.reviewed == clock()
            assert state.due > clock()
    ids = [event.id for event in memory.events()]
    assert ids == sorted(set(ids))
    assert [event.at - start for event in memory.history("a/1")][1:3] == [
        timedelta(days=3652),
        timedelta(days=-30),
    ]
    states = memory.states()
    memory.rebuild()
    assert memory.states() == states
    memory.undo(clock())
    assert len(memory.history("a/2")) == 4


def test_a_day_that_was_lived_elsewhere_stays_that_day(database: Path, clock: Clock) -> None:
    from zoneinfo import ZoneInfo

    clock.now = datetime(2026, 3, 2, 20, tzinfo=UTC)  # already the 3rd in Tokyo
    with Memory.open(database, Schedule(), Calendar(ZoneInfo("Asia/Tokyo")), clock) as there:
        there.answer("a/1", GOOD, clock())
        states = there.states()
    with Memory.open(database, Schedule(), Calendar(ZoneInfo("America/Lima")), clock) as here:
        here.rebuild()
        assert here.states() == states
        here.answer("a/1", GOOD, clock.forward(minutes=10))  # a day earlier there: no day has passed
        assert here.history("a/1")[1].day == here.history("a/1")[0].day - 1


def test_threads_share_a_memory(memory: Memory, clock: Clock) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: memory.answer(f"a/{number % 5}", GOOD, clock()), range(40)))
    assert sum(state.repetitions for state in memory.states().values()) == 40
    states = memory.states()
    memory.rebuild()
    assert memory.states() == states


def test_two_windows_see_each_others_answers(opened: Opener, clock: Clock) -> None:
    one, two = opened(), opened(Schedule(desired_retention=0.8))
    for _ in range(3):
        one.answer("a/1", GOOD, clock())
        two.answer("a/1", GOOD, clock())
    assert one.state("a/1") == two.state("a/1")
    one.rename("a/1", "a/2", clock())
    two.answer("a/1", GOOD, clock())
    states = one.states()
    assert states["a/2"].repetitions == 7
    one.rebuild()
    assert two.states() == states
    assert two.undo(clock()) == "a/2"
