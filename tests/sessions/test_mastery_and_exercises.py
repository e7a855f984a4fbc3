"""Statistics over the decks: mastery of concepts, the history of exercises, and a part of the decks."""

from __future__ import annotations

from typing import Any

import pytest

from deckdl.memory import Rating
from deckdl.sessions.desk import Desk
from deckdl.sessions.statistics import statistics
from deckdl.sessions.statistics_text import lines

SIGN, SHAPE = "A negative input gives 0.", "output relu"


def wrote(desk: Desk, rating: Rating = Rating.GOOD, **happened: Any) -> None:
    """What a coding session records."""
    evidence = {"seconds": 60.0, "attempts": 1, "hints": 0, "passed": True, "gave_up": False, **happened}
    desk.memory.answer("code/relu", rating, desk.clock(), evidence)


def test_the_history_of_an_exercise_is_added_up(desk: Desk, time: Any) -> None:
    wrote(desk, seconds=300.0, attempts=3, mistakes=[SIGN, SHAPE])
    time.passes(days=3)
    wrote(desk, Rating.AGAIN, attempts=2, passed=False, gave_up=True, mistakes=[SIGN])
    (row,) = statistics(desk).exercises
    assert (row.exercise, row.concept, row.card) == ("activations/relu.py", "second", "code/relu")
    assert (row.written, row.passed, row.attempts, row.given_up) == (2, 1, 5, 1)
    assert (row.seconds, row.last_seconds, row.last_passed) == (360.0, 60.0, False)
    assert row.last_day == desk.memory.calendar.day(time.at)


def test_the_mistake_that_recurs_comes_first(desk: Desk, time: Any) -> None:
    wrote(desk, attempts=2, mistakes=[SHAPE])
    time.passes(days=3)
    wrote(desk, attempts=3, mistakes=[SIGN, SHAPE])
    found = statistics(desk)
    assert [(mistake.says, mistake.times) for mistake in found.mistakes] == [(SHAPE, 2), (SIGN, 1)]
    text = "\n".join(lines(found))
    assert "1 came up more than once; the most frequent first." in text
    assert text.index(f"2 × activations/relu.py: {SHAPE}") < text.index(f"1 × activations/relu.py: {SIGN}")


def test_a_rating_without_a_grade_tells_what_it_can(desk: Desk) -> None:
    desk.memory.answer("code/relu", Rating.GOOD, desk.clock(), {"by": "review"})
    (row,) = statistics(desk).exercises
    assert (row.written, row.passed, row.attempts, row.seconds) == (1, 1, 0, 0.0)


def test_a_concept_is_as_well_known_as_all_of_its_cards(desk: Desk) -> None:
    wrote(desk, passed=False, gave_up=True)
    desk.memory.answer("mine/basic", Rating.EASY, desk.clock())
    first, second = sorted(statistics(desk).concepts, key=lambda row: row.concept)
    assert (first.cards, first.met, first.exercises) == (6, 1, 0)
    assert first.known == pytest.approx(1 / 6)
    assert (second.cards, second.met, second.exercises, second.passed) == (2, 1, 1, 0)
    wrote(desk)
    assert max(statistics(desk).concepts, key=lambda row: row.concept).passed == 1


def test_a_part_of_the_decks_knows_only_its_own(desk: Desk) -> None:
    wrote(desk, mistakes=[SIGN])
    desk.memory.answer("mine/basic", Rating.EASY, desk.clock(), {"seconds": 8})
    mine = statistics(desk, ("mine",))
    assert (mine.exercises, mine.mistakes) == ((), ())
    assert (mine.activity.answers, mine.activity.time.total, mine.progress.met) == (1, 8, 1)
    assert sum(mine.forecast.days) == sum(mine.spread.stability) == 1
    code = statistics(desk, concept="second")
    assert [deck.deck for deck in code.progress.decks] == ["code"]
    assert (code.activity.answers, len(code.exercises)) == (1, 1)
    assert statistics(desk, ("mine",), "second").progress.decks == ()


def test_what_no_deck_has_any_more_was_studied_all_the_same(desk: Desk) -> None:
    desk.memory.answer("gone/card", Rating.GOOD, desk.clock(), {"seconds": 8})
    found = statistics(desk)
    assert (found.activity.answers, found.activity.streak.current) == (1, 1)
    assert (found.progress.met, sum(found.forecast.days)) == (0, 0)
