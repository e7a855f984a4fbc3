"""Parameters fitted to the learner's own answers: which are adopted, and that they hold at once."""

from __future__ import annotations

import json
import math
from datetime import timedelta
from pathlib import Path

import pytest
from learners import Learner, study, weights
from memory_tools import Clock, Opener

from deckdl.memory import Limits, Memory, Rating, Schedule
from deckdl.memory.fitting import Recall, fit, predictions, recalls, score

OTHER = tuple(weight * 0.8 for weight in Schedule().weights)
HISTORY = [
    ("a/1", Rating.GOOD, 0),
    ("a/1", Rating.GOOD, 0),
    ("a/2", Rating.EASY, 0),
    ("a/1", Rating.AGAIN, 3),
    ("a/1", Rating.GOOD, 0),
    ("a/1", Rating.GOOD, 5),
]


def answer_all(memory: Memory, clock: Clock) -> None:
    for card, rating, days in HISTORY:
        memory.answer(card, rating, clock.forward(days=days, minutes=1))


def test_what_is_learned_from_is_what_was_recalled_on_a_later_day(memory: Memory, clock: Clock) -> None:
    answer_all(memory, clock)
    memory.answer("a/1", Rating.AGAIN, clock.forward(days=2))
    memory.undo(clock())
    memory.rename("a/2", "a/3", clock())
    memory.forget("a/1", clock())
    memory.answer("a/1", Rating.HARD, clock.forward(days=9))
    memory.answer("a/3", Rating.GOOD, clock.forward(days=1))
    first = ((3, 0), (3, 0))
    assert recalls(list(memory.reviews())) == [
        Recall(first, 3, False, 1),
        Recall((*first, (1, 3), (3, 0)), 5, True, 3),
        Recall(((4, 0),), 20, True, 3),
    ]
    assert memory.count_reviews() == len(list(memory.reviews())) == len(HISTORY) + 2


def test_predictions_are_what_the_memory_says_before_the_answer(memory: Memory, clock: Clock) -> None:
    expected = []
    for card, rating, days in HISTORY:
        at, state = clock.forward(days=days, minutes=1), memory.state(card)
        if state is not None and days:
            expected.append(memory.retrievability(state, memory.calendar.day(at)))
        memory.answer(card, rating, at)
    assert predictions(recalls(list(memory.reviews())), memory.schedule.weights) == expected


def test_a_score_is_the_mean_loss_and_the_distance_within_alike_reviews() -> None:
    alike = [Recall(((3, 0),), 3, recalled, 3 if recalled else 1) for recalled in (True, True, True, False)]
    other = Recall(((3, 0),), 90, True, 3)
    found = score([*alike, other], [0.5, 0.5, 0.5, 0.5, 0.8])
    assert found.log_loss == pytest.approx((4 * math.log(2) - math.log(0.8)) / 5)
    assert found.rmse_bins == pytest.approx(math.sqrt((4 * 0.25**2 + 0.2**2) / 5))


def test_who_forgets_sooner_gets_parameters_that_know_it(memory: Memory, clock: Clock) -> None:
    learner = Learner(weights(0.25), seed=7)
    study(memory, learner, [f"a/{n}" for n in range(300)], clock, 40, Limits(8, 9999))
    found = fit(list(memory.reviews()), memory.schedule)
    assert found is not None
    assert found.parameters is not None
    assert found.after.log_loss < min(found.before.log_loss, found.constant.log_loss)
    assert found.after.rmse_bins < found.before.rmse_bins
    assert found.parameters[2] < 0.6 * Schedule().weights[2]
    assert found.judged == pytest.approx(found.used / 5, abs=1)


def test_what_explains_the_past_and_predicts_the_future_worse_is_not_adopted(
    memory: Memory, clock: Clock
) -> None:
    for number in range(200):
        memory.answer(f"a/{number}", Rating.GOOD, clock())
    for number in range(200):
        clock.forward(minutes=1)
        memory.answer(
            f"a/{number}", Rating.GOOD if number < 160 else Rating.AGAIN, clock() + timedelta(days=6)
        )
    found = fit(list(memory.reviews()), memory.schedule)
    assert found is not None
    assert found.parameters is None
    assert found.after.log_loss > found.before.log_loss


def test_adopted_parameters_hold_for_what_was_learned_before_and_dates_stay(
    memory: Memory, clock: Clock, opened: Opener, tmp_path: Path
) -> None:
    start = clock()
    answer_all(memory, clock)
    before = memory.states()
    memory.adopt(OTHER, 64, clock())
    after = memory.states()
    assert memory.schedule.parameters == OTHER
    assert {card: state.due for card, state in after.items()} == {c: s.due for c, s in before.items()}
    assert after["a/1"].stability != before["a/1"].stability

    moment, clock.now = clock(), start
    always = opened(Schedule(parameters=OTHER), tmp_path / "always.db")
    answer_all(always, clock)
    assert moment == clock()
    for card, state in always.states().items():
        assert (after[card].stability, after[card].difficulty) == (state.stability, state.difficulty)

    at = clock.forward(days=8)
    promised = memory.preview("a/1", at)[Rating.GOOD]
    assert memory.answer("a/1", Rating.GOOD, at).due - at == promised
    assert memory.answer("a/9", Rating.GOOD, at).stability == pytest.approx(OTHER[2])
    stored = memory.states()
    memory.rebuild()
    assert repr(memory.states()) == repr(stored)


def test_adopting_what_holds_already_changes_nothing(memory: Memory, clock: Clock) -> None:
    answer_all(memory, clock)
    before = memory.states()
    memory.adopt(Schedule().weights, 64, clock())
    assert repr(memory.states()) == repr(before)


def test_adopted_parameters_travel_with_the_log_and_outlast_a_restart(
    opened: Opener, clock: Clock, tmp_path: Path
) -> None:
    here, there = opened(), opened(path=tmp_path / "other.db")
    answer_all(here, clock)
    there.merge(here.events())
    here.adopt(OTHER, 64, clock())
    assert there.merge(here.events()) == 2  # the adoption, and the schedule with it
    assert there.states() == here.states()
    assert there.schedule == here.schedule
    here.close()
    assert opened().schedule.parameters == OTHER


def test_another_window_takes_adopted_parameters_up_with_its_next_answer(
    opened: Opener, clock: Clock
) -> None:
    here, there = opened(), opened()
    answer_all(here, clock)
    here.adopt(OTHER, 64, clock())
    state = there.answer("a/9", Rating.GOOD, clock())
    assert state.stability == pytest.approx(OTHER[2])


def test_a_fit_survives_as_json(memory: Memory, clock: Clock) -> None:
    study(memory, Learner(weights(0.3), 1), [f"a/{n}" for n in range(80)], clock, 12, Limits(9, 999))
    found = fit(list(memory.reviews()), memory.schedule)
    assert found is not None
    assert json.loads(json.dumps(found.to_json()))["used"] == found.used
