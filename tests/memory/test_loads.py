"""Reviews are spread evenly over the days that fuzz allows."""

from collections import Counter
from pathlib import Path

from memory_tools import Clock, Opener

from deckdl.memory import Memory, Rating, Schedule
from deckdl.memory.loads import Lightest


def loads(memory: Memory) -> Counter[int]:
    return Counter(state.due_day for state in memory.states().values())


def test_cards_learned_together_are_spread_evenly(memory: Memory, clock: Clock) -> None:
    for number in range(40):
        memory.answer(f"a/{number}", Rating.EASY, clock())
    days = loads(memory)
    assert len(days) > 3
    assert max(days.values()) - min(days.values()) <= 1


def test_without_fuzz_every_card_has_its_own_interval(opened: Opener, clock: Clock) -> None:
    memory = opened(Schedule(fuzz=False))
    for number in range(10):
        memory.answer(f"a/{number}", Rating.EASY, clock())
    assert len(loads(memory)) == 1
    assert all("days" not in event.data for event in memory.events())


def test_a_preview_tells_the_day_that_is_chosen(memory: Memory, clock: Clock) -> None:
    for number in range(30):
        card = f"a/{number % 7}"
        for rating in (Rating.GOOD, Rating.HARD, Rating.EASY):
            promised = memory.preview(card, clock())[rating]
            state = memory.answer(card, rating, clock())
            assert state.due - state.reviewed == promised
            clock.forward(days=3)


def test_the_choice_is_repeated_where_the_log_is_replayed(
    opened: Opener, tmp_path: Path, clock: Clock
) -> None:
    one, two = opened(path=tmp_path / "one.db"), opened(path=tmp_path / "two.db")
    for number in range(30):
        one.answer(f"a/{number}", Rating.EASY, clock())
    two.merge(reversed(list(one.events())))
    assert two.states() == one.states()
    one.rebuild()
    assert two.states() == one.states()


def test_days_that_only_lie_later_are_not_lighter() -> None:
    falling = {day: 200 - 7 * day for day in range(1, 25)}
    chosen = [Lightest(falling, 0, f"a/{number}")(8, 14) for number in range(700)]
    assert set(chosen) == set(range(8, 15))
    assert 10.6 < sum(chosen) / len(chosen) < 11.4
    falling[12] -= 9
    assert {Lightest(falling, 0, f"a/{number}")(8, 14) for number in range(50)} == {12}
