"""The log is the truth: states follow from it bit for bit, on any device and in any order of merging."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from datetime import UTC, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_tools import Clock, Opener, differing

from deckdl.errors import DeckdlError
from deckdl.memory import Event, Memory, Rating, Schedule
from deckdl.memory.calendar import Calendar

CARDS = ["a/1", "a/2", "a/3#c1"]
SCHEDULES = [
    Schedule(),
    Schedule(desired_retention=0.8, learning_steps=(), relearning_steps=()),
    Schedule(fuzz=False, maximum_interval=30, learning_steps=(60, 600, 86400)),
    Schedule(parameters=tuple(weight * 1.05 for weight in Schedule().weights)),
]
FITTED = [tuple(weight * factor for weight in Schedule().weights) for factor in (0.8, 1, 1.1)]

actions = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(CARDS), st.sampled_from(Rating)),
    st.tuples(st.just("answer"), st.sampled_from(CARDS), st.sampled_from(Rating)),
    st.tuples(st.just("undo")),
    st.tuples(st.just("forget"), st.sampled_from(CARDS)),
    st.tuples(st.just("keep"), st.sampled_from(CARDS)),
    st.tuples(st.just("schedule"), st.sampled_from(SCHEDULES)),
    st.tuples(st.just("adopt"), st.sampled_from(FITTED)),
    st.tuples(st.just("rename"), st.sampled_from(CARDS), st.sampled_from([*CARDS, "b/1"])),
)
gaps = st.floats(-40, 400) | st.sampled_from([-30.0, 3653.0, -3653.0])  # days: clocks jump too
moves = st.lists(st.tuples(actions, gaps, st.integers(0, 1)), max_size=25)


class Device:
    """One learner's computer: a file, and a schedule that may change."""

    def __init__(self, path: Path, clock: Clock, stack: ExitStack) -> None:
        self._open: Callable[[Schedule], Memory] = lambda schedule: stack.enter_context(
            Memory.open(path, schedule, Calendar(UTC), clock)
        )
        self.path = path
        self.clock = clock
        self.memory = self._open(SCHEDULES[0])

    def do(self, action: tuple[object, ...]) -> None:
        match action:
            case ("answer", str(card), Rating() as rating):
                self.memory.answer(card, rating, self.clock(), {"seconds": 1.5})
            case ("forget", str(card)):
                self.memory.forget(card, self.clock())
            case ("keep", str(card)):
                self.memory.keep(card, "digest", self.clock())
            case ("undo",):
                self.memory.undo(self.clock())
            case ("schedule", Schedule() as schedule):
                self.memory.close()
                self.memory = self._open(schedule)
            case ("adopt", tuple() as weights):
                self.memory.adopt(weights, 64, self.clock())
            case ("rename", str(old), str(new)):
                self.memory.rename(old, new, self.clock())


def devices(folder: str, number: int, stack: ExitStack) -> list[Device]:
    clock = Clock()
    return [Device(Path(folder) / f"{name}.db", clock, stack) for name in range(number)]


@given(moves=moves)
@settings(max_examples=60, deadline=None)
def test_states_rebuilt_from_the_log_are_those_that_were_stored(
    moves: list[tuple[tuple[object, ...], float, int]],
) -> None:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        [device] = devices(folder, 1, stack)
        for action, gap, _ in moves:
            device.do(action)
            device.clock.now += timedelta(days=gap)
            stored = device.memory.states()
            assert differing(device.path) == ()
            device.memory.rebuild()
            assert repr(device.memory.states()) == repr(stored)


@given(moves=moves)
@settings(max_examples=40, deadline=None)
def test_merging_in_any_order_and_any_number_of_times_gives_one_state(
    moves: list[tuple[tuple[object, ...], float, int]],
) -> None:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        one, two, third, fourth = devices(folder, 4, stack)
        for position, (action, gap, number) in enumerate(moves):
            (one, two)[number].do(action)
            one.clock.now += timedelta(days=gap)
            if position % 7 == 6:
                two.memory.merge(one.memory.events())
                assert differing(two.path) == ()
        logs = [list(device.memory.events()) for device in (one, two)]
        for device in (one, two, third, fourth):
            for log in logs if device in (one, third) else reversed(logs):
                device.memory.merge(log)
            assert device.memory.merge(logs[0]) == 0
        states = [device.memory.states() for device in (one, two, third, fourth)]
        assert states[0] == states[1] == states[2] == states[3]
        assert all(differing(device.path) == () for device in (one, two, third, fourth))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE cards SET stability = stability * (1 + 1e-15) WHERE card = 'a/1'",
        "UPDATE cards SET due = due + 1 WHERE card = 'a/1'",
        "DELETE FROM cards WHERE card = 'a/1'",
        "UPDATE cards SET card = 'a/0' WHERE card = 'a/1'",
        "UPDATE cards SET stability = 'long' WHERE card = 'a/1'",
    ],
)
def test_a_state_that_does_not_follow_from_the_log_is_seen_and_mended(
    memory: Memory, clock: Clock, database: Path, change: str
) -> None:
    for card in ("a/1", "a/2"):
        memory.answer(card, Rating.EASY, clock())
    states = memory.states()
    with closing(sqlite3.connect(database)) as other, other:
        other.execute(change)
    assert "a/1" in differing(database)
    assert "a/2" not in differing(database)
    memory.rebuild()
    assert (differing(database), memory.states()) == ((), states)


def test_a_changed_schedule_holds_for_later_answers_only(opened: Opener, clock: Clock) -> None:
    memory = opened(Schedule(fuzz=False))
    early = memory.answer("a/1", Rating.EASY, clock())
    memory.close()
    memory = opened(Schedule(fuzz=False, desired_retention=0.8))
    late = memory.answer("a/2", Rating.EASY, clock())
    assert late.due_day > early.due_day
    memory.rebuild()
    assert memory.states() == {"a/1": early, "a/2": late}
    memory.close()
    opened(Schedule(fuzz=False)).close()  # seen before
    kinds = [event.kind for event in opened(Schedule(fuzz=False)).events()]
    assert kinds.count("schedule") == 2


def test_reviews_that_come_in_under_an_old_name_belong_to_the_new_one(
    opened: Opener, clock: Clock, tmp_path: Path
) -> None:
    here, there = opened(), opened(path=tmp_path / "other.db")
    here.answer("a/1", Rating.GOOD, clock())
    here.rename("a/1", "a/2", clock())
    there.answer("a/1", Rating.GOOD, clock.forward(minutes=10))
    assert here.merge(there.events()) == 2  # the review, and the schedule it was given under
    assert here.states().keys() == {"a/2"}
    assert len(here.history("a/2")) == 2
    there.merge(here.events())
    assert there.states() == here.states()


def test_undo_takes_back_what_was_answered_on_this_device(
    opened: Opener, clock: Clock, tmp_path: Path
) -> None:
    here, there = opened(), opened(path=tmp_path / "other.db")
    here.answer("a/1", Rating.GOOD, clock())
    there.answer("a/2", Rating.GOOD, clock.forward(minutes=1))
    here.merge(there.events())
    assert here.undo(clock()) == "a/1"
    assert here.undo(clock()) is None


def test_what_a_later_version_wrote_is_kept_and_changes_nothing(
    memory: Memory, clock: Clock, opened: Opener, tmp_path: Path
) -> None:
    state = memory.answer("a/1", Rating.GOOD, clock())
    [review] = memory.history("a/1")
    later = Event("00" + "1" * 30, clock(), "d" * 8, "flag", "a/1", {"colour": "red"})
    assert memory.merge([later]) == 1
    assert memory.state("a/1") == state
    assert later in list(memory.events())
    assert memory.history("a/1") == [review]


@pytest.mark.parametrize(
    ("identity", "kind", "card", "data"),
    [
        ("zz" * 16, "flag", None, {}),
        ("ff" * 16, "flag", None, {}),  # a stamp after which there is no other
        ("00" * 16, "review", "a/1", {"rating": 5, "day": 1, "schedule": "x"}),
        ("00" * 16, "review", "a/1", {"rating": 3, "day": "today", "schedule": "x"}),
        ("00" * 16, "review", "a/1", {"rating": 3, "day": 739000, "schedule": "unknown"}),
        ("00" * 16, "review", None, {"rating": 3, "day": 739000, "schedule": "x"}),
        ("00" * 16, "undo", "a/1", {}),
        ("00" * 16, "rename", "a/1", {}),
        ("00" * 16, "schedule", None, {"digest": "x", "fuzz": True}),
        ("00" * 16, "parameters", None, {"parameters": None, "reviews": 64}),
        ("00" * 16, "parameters", None, {"parameters": [1.0] * 20, "reviews": 64}),
        ("00" * 16, "parameters", None, {"parameters": [1.0] * 20 + [float("nan")], "reviews": 64}),
        ("00" * 16, "parameters", None, {"parameters": [1.0] * 20 + [0.0], "reviews": 64}),
        ("00" * 16, "fit", None, {}),
    ],
)
def test_nothing_is_merged_where_one_event_is_damaged(
    memory: Memory, clock: Clock, identity: str, kind: str, card: str | None, data: dict[str, object]
) -> None:
    memory.answer("a/1", Rating.GOOD, clock())
    before = (list(memory.events()), memory.states())
    good = Event("00" + "1" * 30, clock(), "d" * 8, "flag", "a/1", {})
    with pytest.raises(DeckdlError):
        memory.merge([good, Event(identity, clock(), "d" * 8, kind, card, data)])
    assert (list(memory.events()), memory.states()) == before


def test_the_log_is_readable_json(memory: Memory, clock: Clock) -> None:
    memory.answer("a/1", Rating.GOOD, clock(), {"typed": "∂L"})
    for event in memory.events():
        json.dumps(dict(event.data))
        assert len(event.id) == 32
