"""A coding session: the file, its grades by the real worker, and the rating that follows."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from deckdl.errors import DeckdlError
from deckdl.exercises.fading import faded
from deckdl.exercises.grader import Cancelled, Grader
from deckdl.memory import Rating
from deckdl.sessions.code import CodeSession
from deckdl.sessions.desk import Desk
from deckdl.sessions.exercises import find
from deckdl.sessions.statistics import statistics

Open = Callable[[], CodeSession]

WRONG = "import numpy as np\n\n\ndef relu(x):\n    return np.abs(x)\n"


@pytest.fixture(scope="module")
def grader() -> Iterator[Grader]:
    with Grader() as started:
        yield started


@pytest.fixture
def code(desk: Desk, grader: Grader) -> Open:
    def open_session() -> CodeSession:
        return CodeSession(desk.library, desk.memory, desk.workspace, grader, "code/relu", clock=desk.clock)

    return open_session


def test_opening_makes_the_file_and_tells_the_task(code: Open, desk: Desk) -> None:
    session = code()
    assert session.path == desk.workspace.implementations / "activations" / "relu.py"
    assert session.heading == "activations › relu"
    assert session.name == "activations/relu.py"
    assert "raise NotImplementedError" in session.read()
    assert session.statement.startswith("Write ReLU.")
    assert "def relu(x):" in session.statement
    assert "np.maximum" not in session.statement
    assert session.archived is None
    with pytest.raises(DeckdlError, match="asks for no code"):
        CodeSession(desk.library, desk.memory, desk.workspace, Grader(), "mine/basic")


def test_a_pass_at_once_is_good_and_is_recorded(code: Open, desk: Desk, time: Any) -> None:
    session = code()
    session.save(session.reference)
    seen = []
    report = session.grade(seen.append)
    assert report.passed
    assert tuple(seen) == report.checks
    assert (session.passed, session.attempts, session.failed_attempts) == (True, 1, 0)
    assert session.proposed_rating() is Rating.GOOD
    assert session.intervals()[Rating.GOOD] == "10m"
    time.passes(minutes=7)
    state = session.finish(session.proposed_rating())
    assert desk.memory.state("code/relu") == state
    (event,) = desk.memory.history("code/relu")
    told = {"seconds": 420.0, "attempts": 1, "failed": 0, "hints": 0, "passed": True, "gave_up": False}
    assert event.data.items() >= told.items()


def test_a_wrong_file_is_told_by_name_and_two_failures_are_hard(code: Open, desk: Desk) -> None:
    session = code()
    session.save(WRONG)
    report = session.grade()
    assert report.failure
    assert report.failure.diagnosis == "A negative input gives 0."
    session.save(session.reference)
    session.grade()
    assert session.proposed_rating() is Rating.GOOD
    session.save(WRONG)
    session.grade()
    assert not session.passed
    session.save(session.reference)
    session.grade()
    assert (session.attempts, session.failed_attempts) == (4, 2)
    assert session.proposed_rating() is Rating.HARD
    session.finish(Rating.HARD)
    (event,) = desk.memory.history("code/relu")
    assert event.data["mistakes"] == ["A negative input gives 0."]
    (mistake,) = statistics(desk).mistakes
    assert (mistake.exercise, mistake.says, mistake.times) == (session.name, "A negative input gives 0.", 1)


def test_hints_come_one_at_a_time_and_make_it_hard(code: Open) -> None:
    session = code()
    assert (session.hints_left, session.hints_shown) == (2, ())
    assert session.next_hint() == "Which is larger?"
    assert session.proposed_rating() is Rating.HARD
    assert session.next_hint() == "np.maximum"
    assert session.next_hint() is None
    assert session.hints_shown == ("Which is larger?", "np.maximum")


def test_giving_up_shows_the_reference_and_is_again(code: Open, desk: Desk) -> None:
    session = code()
    assert "np.maximum(x, 0)" in session.give_up()
    assert session.given_up
    assert session.proposed_rating() is Rating.AGAIN
    session.finish(Rating.AGAIN)
    assert desk.memory.history("code/relu")[0].data["gave_up"] is True


def test_a_cancelled_grade_is_no_attempt(code: Open) -> None:
    session = code()
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(Cancelled):
        session.grade(cancelled=cancelled)
    assert session.attempts == 0
    assert session.report is None


def test_it_comes_back_from_a_blank_file_when_it_is_due(code: Open, desk: Desk, time: Any) -> None:
    session = code()
    session.save(WRONG)
    session.finish(Rating.EASY)
    time.passes(hours=1)
    assert code().read() == WRONG
    time.passes(days=60)
    again = code()
    assert "raise NotImplementedError" in again.read()
    assert again.archived is not None
    assert again.archived.read_text() == WRONG
    assert again.archived.is_relative_to(desk.workspace.history)
    again.save("half done")
    time.passes(days=1)
    assert code().read() == "half done"
    again.finish(Rating.GOOD)
    desk.memory.undo(time())
    assert code().read() == "half done"


def test_each_pass_leaves_more_to_write_and_giving_up_less(code: Open, time: Any) -> None:
    def meet(rating: Rating) -> int:
        """How many passes the file of the next meeting supposes."""
        session = code()
        stubs = [faded(session.reference, session.exercise.mistakes, passes) for passes in range(3)]
        assert len(set(stubs)) == 3
        started_from = stubs.index(session.read())
        session.finish(rating)
        time.passes(days=200)
        return started_from

    ratings = [Rating.GOOD, Rating.HARD, Rating.EASY, Rating.AGAIN, Rating.GOOD, Rating.GOOD]
    assert [meet(rating) for rating in ratings] == [0, 1, 2, 2, 0, 1]


@pytest.mark.parametrize(
    "name", ["activations/relu.py", "activations/relu", "relu", "impl/activations/relu.py"]
)
def test_an_exercise_is_found_by_its_names(desk: Desk, name: str) -> None:
    assert find(desk.library, name).full_id == "code/relu"


def test_an_unknown_exercise_names_the_nearest(desk: Desk) -> None:
    with pytest.raises(DeckdlError, match=r"There is no exercise called rleu\. The nearest: relu"):
        find(desk.library, "rleu")
    with pytest.raises(DeckdlError, match="There are: activations/relu"):
        find(desk.library, "quantum")


@pytest.mark.parametrize(
    ("share", "proposed"), [(0.4, Rating.EASY), (1.0, Rating.GOOD), (1.9, Rating.GOOD), (2.1, Rating.HARD)]
)
def test_a_pass_at_once_is_rated_by_the_learner_s_own_time(
    code: Open, desk: Desk, time: Any, share: float, proposed: Rating
) -> None:
    for seconds in (200, 300, 900):
        session = code()
        session.save(session.reference)
        time.passes(seconds=seconds)
        session.grade()
        session.finish(Rating.GOOD)
        time.passes(days=30)
    session = code()
    session.save(session.reference)
    time.passes(seconds=300 * share)
    session.grade()
    assert session.proposed_rating() is proposed
