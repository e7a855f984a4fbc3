"""The days to come, played through."""

from __future__ import annotations

from collections.abc import Mapping

from memory_tools import Clock

from deckdl.memory import CardState, Limits, Memory, Rating, Schedule
from deckdl.memory.habits import USUAL, Habits, habits
from deckdl.memory.reviews import Review
from deckdl.memory.simulation import Forecast, simulate

CARDS = [f"a/{number}" for number in range(30)]
DAY = 739000


def forecast(
    cards: list[str], limits: Limits, days: int, states: Mapping[str, CardState] | None = None
) -> Forecast:
    return simulate(cards, states or {}, Schedule(), limits, lambda _: USUAL, DAY, days)


def test_limits_hold_and_all_is_met_when_they_let_it() -> None:
    found = forecast(CARDS, Limits(7, 100), 10)
    assert (found.unmet, found.all_met) == (0, 5)
    assert 0.7 * 30 < found.known < 30
    assert forecast(CARDS, Limits(7, 100), 4).unmet == 2
    none = forecast(CARDS, Limits(0, 100), 10)
    assert (sum(none.answers), none.unmet, none.known, none.all_met) == (0, 30, 0, None)
    assert forecast(CARDS, Limits(7, 0), 20).asked < forecast(CARDS, Limits(7, 100), 20).asked


def test_siblings_are_met_on_different_days() -> None:
    assert forecast(["a/1#c1", "a/1#c2", "a/1#c3"], Limits(9, 9), 5).all_met == 3


def test_what_is_overdue_is_asked_first(memory: Memory, clock: Clock) -> None:
    for card in CARDS:
        memory.answer(card, Rating.EASY, clock())
    day = memory.calendar.day(clock.forward(days=90))
    found = simulate(CARDS, memory.states(), Schedule(), Limits(0, 20), lambda _: USUAL, day, 2)
    assert found.asked >= 30
    assert min(found.answers) >= 10


def test_habits_are_the_learner_s_own_from_fifty_answers_on() -> None:
    answers = [Review(f"a/{n}", DAY, 4, 3.0) for n in range(50)]
    own = habits([*answers, Review("a/1", DAY + 8, 3, 99.0, 8)])
    assert own.odds["new"] == (0, 0, 0, 1)
    assert own.seconds["new"] == 3
    assert own.seconds["recalled"] == USUAL.seconds["recalled"]
    assert habits(answers[1:]) == Habits(USUAL.odds, USUAL.seconds)
