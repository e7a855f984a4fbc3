"""Retention, forecast, activity and spread, from answers given on known days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from memory_tools import Clock, Opener

from deckdl.memory.activity import activity, streak
from deckdl.memory.calendar import Calendar
from deckdl.memory.forecast import forecast, spread
from deckdl.memory.memory import Memory
from deckdl.memory.rating import Rating
from deckdl.memory.retention import calibration, retention
from deckdl.memory.reviews import Review
from deckdl.memory.schedule import Schedule

AGAIN, GOOD, EASY = Rating.AGAIN, Rating.GOOD, Rating.EASY


def answered(memory: Memory, clock: Clock, card: str, *ratings: Rating) -> list[float]:
    """Answer a card each time it is due; what was predicted each time it was put away for days before."""
    predicted = []
    for rating in ratings:
        state = memory.state(card)
        if state is not None:
            clock.now = max(clock.now, memory.due_at(state))
            day = memory.calendar.day(clock.now)
            if state.phase == "review" and day > state.last_day:
                predicted.append(memory.retrievability(state, day))
        memory.answer(card, rating, clock.now, {"seconds": 5})
    return predicted


def test_what_was_recalled_stands_beside_what_was_predicted(memory: Memory, clock: Clock) -> None:
    predicted = answered(memory, clock, "a", EASY, GOOD, GOOD, AGAIN)
    assert len(predicted) == 3
    found = retention(memory.reviews(), memory.calendar.day(clock.now))[-1]
    assert found.days is None
    assert found.every.reviews == 3
    assert found.every.recalled == pytest.approx(2 / 3)
    assert found.every.predicted == pytest.approx(sum(predicted) / 3)
    assert found.young.reviews + found.mature.reviews == 3
    assert (found.mature.reviews, found.mature.recalled) == (2, 0.5)


def test_steps_and_second_answers_of_a_day_test_no_memory(memory: Memory, clock: Clock) -> None:
    answered(memory, clock, "a", AGAIN, GOOD, GOOD)  # learning
    clock.forward(days=3)
    answered(memory, clock, "a", AGAIN, GOOD)  # a review that failed, and its relearning on the same day
    memory.answer("a", GOOD, clock.forward(minutes=1))  # and once more, ahead of its time
    found = retention(memory.reviews(), memory.calendar.day(clock.now))
    assert [row.every.reviews for row in found] == [1, 1, 1, 1]
    assert found[0].every.recalled == 0


def test_a_window_ends_today_and_what_was_taken_back_is_gone(memory: Memory, clock: Clock) -> None:
    answered(memory, clock, "a", EASY, GOOD)
    reviewed_on = memory.calendar.day(clock.now)
    assert [row.every.reviews for row in retention(memory.reviews(), reviewed_on + 6)] == [1, 1, 1, 1]
    assert [row.every.reviews for row in retention(memory.reviews(), reviewed_on + 7)] == [0, 1, 1, 1]
    assert [row.every.reviews for row in retention(memory.reviews(), reviewed_on + 30)] == [0, 0, 1, 1]
    memory.undo(clock.now)
    assert [row.every.reviews for row in retention(memory.reviews(), reviewed_on)] == [0, 0, 0, 0]


def test_a_renamed_card_is_reviewed_under_its_present_id(memory: Memory, clock: Clock) -> None:
    answered(memory, clock, "old", EASY, GOOD)
    memory.rename("old", "new", clock.now)
    reviews = list(memory.reviews())
    assert [review.card for review in reviews] == ["new", "new"]
    assert reviews[1].predicted is not None


def test_a_prediction_is_that_of_the_settings_of_its_time(
    opened: Opener, clock: Clock, database: Path
) -> None:
    with opened() as memory:
        (predicted,) = answered(memory, clock, "a", EASY, GOOD)
    other = Schedule(parameters=tuple(value * 1.5 for value in Schedule().weights))
    assert [review.predicted for review in opened(other).reviews()] == [None, predicted]


def test_a_long_log_is_read_in_parts_without_a_seam(
    memory: Memory, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for card in "abc":
        answered(memory, clock, card, EASY, GOOD, AGAIN, GOOD)
    whole = list(memory.reviews())
    monkeypatch.setattr("deckdl.memory.looking.BATCH", 1)
    assert list(memory.reviews()) == whole
    assert len(whole) == 12


def test_predictions_are_told_apart_by_how_sure_they_were() -> None:
    reviews = [
        Review("a", 1, 3, 5.0, 4, 4, 0.92),
        Review("b", 1, 1, 5.0, 4, 4, 0.94),
        Review("c", 1, 1, 5.0, 30, 30, 0.4),
        Review("d", 1, 3, 5.0, 30, 30, 1.0),
        Review("e", 1, 3, 5.0),
    ]
    found = {(row.low, row.high): row.recall for row in calibration(reviews)}
    assert {bin_: (recall.reviews, recall.recalled) for bin_, recall in found.items()} == {
        (0.0, 0.7): (1, 0.0),
        (0.9, 0.95): (2, 0.5),
        (0.95, 1.0): (1, 1.0),
    }
    assert found[0.9, 0.95].predicted == pytest.approx(0.93)


def test_the_forecast_has_overdue_today_and_the_days_after(memory: Memory, clock: Clock) -> None:
    due = memory.answer("a", EASY, clock.now).due_day
    memory.answer("steps", AGAIN, clock.now)
    states = memory.states().values()
    today = memory.calendar.day(clock.now)
    first = forecast(states, today)
    assert (first.overdue, sum(first.days), first.days[0], first.days[due - today]) == (0, 2, 1, 1)
    assert len(first.days) == 30
    late = forecast(states, due + 1)
    assert (late.overdue, late.days[0]) == (1, 1)
    assert sum(forecast(states, due - 30).days) == 1


def test_a_day_counts_by_the_learners_calendar(database: Path, clock: Clock) -> None:
    with Memory.open(database, Schedule(), Calendar(UTC, 4), clock) as memory:
        for hour in (23, 27, 29):  # late, after midnight, and after the day turned over
            memory.answer("a", GOOD, datetime(2026, 3, 2, tzinfo=UTC) + timedelta(hours=hour), {"seconds": 9})
        found = activity(memory.reviews(), memory.calendar.day(datetime(2026, 3, 3, 12, tzinfo=UTC)))
    assert [day.answers for day in found.year[-3:]] == [0, 2, 1]
    assert (found.answers, found.studied, len(found.year)) == (3, 2, 365)
    assert (found.time.total, found.time.a_day) == (27, 13.5)


@pytest.mark.parametrize(
    ("studied", "current", "longest"),
    [
        ((), 0, 0),
        ((10,), 1, 1),
        ((8, 9), 2, 2),  # today is not over
        ((7, 8), 0, 2),
        ((1, 2, 3, 4, 6, 9, 10), 2, 4),
    ],
)
def test_today_breaks_no_streak(studied: tuple[int, ...], current: int, longest: int) -> None:
    found = streak(studied, 10)
    assert (found.current, found.longest) == (current, longest)


def test_time_is_added_up_over_a_week_a_month_and_all() -> None:
    reviews = [Review("a", day, 3, 60.0) for day in (100, 99, 94, 93, 71, 70, 1)]
    time = activity(reviews, 100).time
    assert (time.last_7_days, time.last_30_days, time.total, time.a_day) == (180, 300, 420, 60)


def test_a_day_that_is_still_to_come_counts_for_nothing() -> None:
    """A clock that was years ahead for an hour."""
    found = activity([Review("a", 10, 3, 60.0), Review("a", 4000, 3, 60.0)], 10)
    assert (found.answers, found.streak.current, found.time.total) == (1, 1, 60)


def test_every_card_stands_once_in_either_spread(memory: Memory, clock: Clock) -> None:
    for card, rating in {"a": AGAIN, "b": GOOD, "c": EASY}.items():
        memory.answer(card, rating, clock.now)
    found = spread(memory.states().values())
    assert (sum(found.stability), sum(found.difficulty)) == (3, 3)
    assert found.stability[0] == 1  # forgotten at once: less than a day
    hardest = max(index for index, cards in enumerate(found.difficulty) if cards)
    assert hardest + 1 == round(max(state.difficulty for state in memory.states().values()))
