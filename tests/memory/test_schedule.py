from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckdl.memory.rating import Rating
from deckdl.memory.schedule import CardState, Schedule, ideal_interval, outcomes, retrievability

AGAIN, HARD, GOOD, EASY = Rating
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = 739677
PLAIN = Schedule(fuzz=False)
STEPLESS = Schedule(fuzz=False, learning_steps=(), relearning_steps=())


def after(
    answers: Sequence[tuple[Rating, int]], schedule: Schedule = PLAIN, card: str = "losses/mse"
) -> CardState:
    """The state after answers, each so many days after the one before."""
    state, day = None, DAY
    for rating, gap in answers:
        day += gap
        state = outcomes(card, state, day, NOON + timedelta(day - DAY), schedule)[rating]
    assert state is not None
    return state


def days(state: CardState) -> int:
    assert state.phase == "review"
    return state.due_day - state.last_day


def seconds(state: CardState) -> float:
    assert state.phase != "review"
    return (state.due - state.reviewed).total_seconds()


def test_memory_follows_fsrs() -> None:
    state = after([(AGAIN, 0), (GOOD, 0), (GOOD, 1), (GOOD, 3), (GOOD, 8), (GOOD, 21)])
    assert state.stability == pytest.approx(53.62691, abs=1e-4)
    assert state.difficulty == pytest.approx(6.3574867, abs=1e-4)
    assert (state.repetitions, state.lapses) == (6, 0)


def test_the_interval_follows_the_desired_retention() -> None:
    intervals = [ideal_interval(1.0, tenths / 10, PLAIN) for tenths in range(1, 11)]
    assert intervals == [3116766, 34793, 2508, 387, 90, 27, 9, 3, 1, 1]


def test_a_new_card_goes_through_the_steps() -> None:
    first = outcomes("a/b", None, DAY, NOON, PLAIN)
    assert [seconds(first[rating]) for rating in (AGAIN, HARD, GOOD)] == [60, 330, 600]
    assert first[EASY].phase == "review"
    second = outcomes("a/b", first[GOOD], DAY, NOON, PLAIN)
    assert [seconds(second[rating]) for rating in (AGAIN, HARD)] == [60, 600]
    assert second[AGAIN].step == 0
    assert second[HARD].step == 1
    assert days(second[GOOD]) == 2
    assert days(second[EASY]) > days(second[GOOD])


def test_with_one_step_hard_waits_half_as_long_again_but_at_most_a_day_longer() -> None:
    one = outcomes("a/b", None, DAY, NOON, replace(PLAIN, learning_steps=(600,)))
    assert [seconds(one[rating]) for rating in (AGAIN, HARD)] == [600, 900]
    assert one[GOOD].phase == "review"
    long = outcomes("a/b", None, DAY, NOON, replace(PLAIN, learning_steps=(3 * 86400,)))
    assert seconds(long[HARD]) == 4 * 86400
    between = outcomes("a/b", None, DAY, NOON, replace(PLAIN, learning_steps=(86400, 2 * 86400)))
    assert seconds(between[HARD]) == 2 * 86400  # a day and a half: whole days


def test_a_forgotten_card_is_learned_again_and_counted_as_a_lapse() -> None:
    known = after([(EASY, 0), (GOOD, 8)])
    forgotten = outcomes("losses/mse", known, DAY + 30, NOON, PLAIN)[AGAIN]
    assert (forgotten.phase, seconds(forgotten), forgotten.lapses) == ("relearning", 600, 1)
    again = outcomes("losses/mse", forgotten, DAY + 30, NOON, PLAIN)
    assert (again[AGAIN].phase, again[AGAIN].lapses) == ("relearning", 1)
    assert seconds(again[HARD]) == 900
    assert days(again[GOOD]) < days(known)
    assert days(again[EASY]) > days(again[GOOD])


def test_without_steps_every_answer_gives_days() -> None:
    first = outcomes("a/b", None, DAY, NOON, STEPLESS)
    assert [days(state) for state in first.values()] == [1, 1, 2, 8]
    lapse = outcomes("a/b", first[EASY], DAY + 8, NOON, STEPLESS)[AGAIN]
    assert (days(lapse), lapse.lapses) == (1, 1)


def test_taking_steps_away_leaves_a_card_on_the_last_one() -> None:
    on_second = after([(GOOD, 0)])
    shorter = outcomes("losses/mse", on_second, DAY, NOON, replace(PLAIN, learning_steps=(120,)))
    assert seconds(shorter[HARD]) == 180
    assert days(shorter[GOOD]) == 2
    assert days(outcomes("losses/mse", on_second, DAY, NOON, STEPLESS)[AGAIN]) == 1


def test_a_clock_that_went_back_counts_as_no_day_passed() -> None:
    known = after([(EASY, 0), (GOOD, 8)])
    back = outcomes("losses/mse", known, DAY - 30, NOON, PLAIN)
    same = outcomes("losses/mse", known, known.last_day, NOON, PLAIN)
    for rating in Rating:
        assert back[rating].stability == same[rating].stability
    assert back[GOOD].last_day == DAY - 30
    assert back[GOOD].due_day > DAY - 30


def test_a_step_is_a_step_across_a_change_of_clocks() -> None:
    from zoneinfo import ZoneInfo

    before = datetime(2026, 3, 29, 1, 59, 30, tzinfo=ZoneInfo("Europe/Oslo"))
    state = outcomes("a/b", None, DAY, before, PLAIN)[GOOD]
    assert state.due == datetime(2026, 3, 29, 1, 9, 30, tzinfo=UTC)


def test_fuzz_depends_on_card_and_repetition_alone() -> None:
    fuzzy = Schedule()
    history = [(GOOD, 0), (GOOD, 0), (GOOD, 2), (GOOD, 10)]
    assert after(history, fuzzy) == after(history, fuzzy)
    intervals = {days(after(history, fuzzy, f"losses/{number}")) for number in range(50)}
    assert len(intervals) > 3
    exact = days(after(history))
    assert min(intervals) < exact < max(intervals)


def test_recall_falls_to_the_desired_retention_when_a_card_is_due() -> None:
    state = after([(GOOD, 0), (GOOD, 0), (GOOD, 2), (GOOD, 10), (GOOD, 40)])
    assert retrievability(state, state.last_day, PLAIN) == 1
    assert retrievability(state, state.due_day, PLAIN) == pytest.approx(0.9, abs=2e-3)
    assert retrievability(state, state.last_day - 5, PLAIN) == 1
    interval = ideal_interval(state.stability, 0.7, PLAIN)
    assert retrievability(state, state.last_day + interval, PLAIN) == pytest.approx(0.7, abs=1e-3)


histories = st.lists(st.tuples(st.sampled_from(Rating), st.integers(-40, 4000)), min_size=1, max_size=12)
schedules = st.builds(
    Schedule,
    desired_retention=st.floats(0.7, 0.99),
    maximum_interval=st.integers(1, 36500),
    learning_steps=st.sampled_from([(), (60,), (60, 600), (60, 600, 86400)]),
    relearning_steps=st.sampled_from([(), (600,)]),
    fuzz=st.booleans(),
)


@given(history=histories, schedule=schedules)
@settings(max_examples=200, deadline=None)
def test_hard_good_and_easy_never_come_in_the_wrong_order(
    history: list[tuple[Rating, int]], schedule: Schedule
) -> None:
    state = after(history, schedule)
    following = outcomes("losses/mse", state, state.last_day + 3, state.reviewed, schedule)
    assert following[HARD].due <= following[GOOD].due <= following[EASY].due
    for each in following.values():
        assert each.due > each.reviewed
        assert each.stability > 0
        assert 1 <= each.difficulty <= 10
        if each.phase == "review":
            assert 1 <= days(each) <= schedule.maximum_interval


@given(elapsed=st.integers(3, 60), card=st.text(max_size=8))
@settings(max_examples=100, deadline=None)
def test_a_longer_interval_is_not_made_shorter_than_the_last_by_fuzz(elapsed: int, card: str) -> None:
    learned = replace(after([(GOOD, 0), (GOOD, 0)], card=card), stability=float(elapsed))
    today = learned.last_day + elapsed
    longer = days(outcomes(card, learned, today, NOON, PLAIN)[HARD])
    barely_shorter = replace(learned, due_day=learned.last_day + longer - 1)
    assert days(outcomes(card, barely_shorter, today, NOON, Schedule())[HARD]) >= longer


@given(schedule=schedules)
def test_a_schedule_comes_back_from_the_log_as_it_was(schedule: Schedule) -> None:
    assert Schedule.from_data(schedule.to_data()) == replace(schedule, parameters=schedule.weights)
