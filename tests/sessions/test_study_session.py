"""A study session: what is asked, judged, recorded and taken back."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from deckdl.errors import DeckdlError
from deckdl.memory import Rating
from deckdl.sessions.desk import Desk
from deckdl.sessions.study import Progress, StudySession

Open = Callable[..., StudySession]


@pytest.fixture
def study(desk: Desk) -> Open:
    def open_session(*decks: str) -> StudySession:
        return StudySession(desk, decks)

    return open_session


def until(session: StudySession, kind: str) -> Any:
    """Answer until a card of that kind is asked."""
    while session.current and session.current.kind != kind:
        session.answer(Rating.EASY)
    assert session.current
    return session.current


def test_cards_come_in_learning_order_and_progress_counts(study: Open) -> None:
    session = study()
    kinds = []
    while session.current:
        kinds.append(session.current.kind)
        assert session.progress == Progress(len(kinds) - 1, 5)
        session.answer(Rating.EASY)
    # One of two siblings a day: the reverse and the second gap wait.
    assert sorted(kinds) == ["basic", "choice", "cloze", "code", "numeric"]
    assert kinds[-1] == "code"
    assert session.progress == Progress(5, 5)
    assert session.next_due_at == datetime(2026, 3, 3, 4, tzinfo=UTC)


def test_a_question_is_source_text_with_its_heading(study: Open) -> None:
    question = study().current
    assert question
    assert (question.item, question.card_id, question.heading) == ("mine/basic", "mine/basic", "mine › first")
    assert (question.front, question.back, question.hints) == ("What is $x$?", "An input.", ("One.", "Two."))


def test_what_is_answered_is_recorded_with_what_happened(study: Open, desk: Desk, time: Any) -> None:
    session = study()
    assert session.next_hint() == "One."
    time.passes(seconds=12.34)
    session.reveal()
    assert session.revealed
    assert session.proposed_rating() is None
    session.answer(Rating.GOOD)
    assert not session.revealed
    assert session.hints_shown == ()
    (event,) = desk.memory.history("mine/basic")
    assert event.data.items() >= {"rating": 3, "seconds": 12.3, "hints": 1}.items()
    time.passes(hours=2)
    answered = session.current
    assert answered
    session.answer(Rating.AGAIN)
    assert desk.memory.history(answered.item)[0].data["seconds"] == 60.0


def test_a_choice_is_shuffled_and_judged_as_shown(study: Open, desk: Desk) -> None:
    session = study()
    question = until(session, "choice")
    assert question.several
    assert sorted(option.text for option in question.options) == ["four", "three", "two"]
    right = {index for index, option in enumerate(question.options) if option.right}
    assert session.choose({0, 1, 2} - right).right is False
    assert "It is odd." in session.choose({0, 1, 2} - right).message
    assert session.proposed_rating() is Rating.AGAIN
    assert session.judge("7").right is None
    assert session.judge("two").right is None
    assert session.judge(" ".join(str(index + 1) for index in right)).right is True
    assert session.proposed_rating() is Rating.GOOD
    session.answer(Rating.GOOD)
    (event,) = desk.memory.history("mine/choice")
    assert event.data["right"] is True
    assert event.data["seed"] == question.seed


def test_a_number_has_new_values_each_time_and_their_seed_is_kept(study: Open, desk: Desk, time: Any) -> None:
    session = study()
    seen = set()
    question = until(session, "numeric")
    for _ in range(12):
        values = question.values
        seen.add(tuple(values.items()))
        assert values["n"] % 2 == 0
        assert question.front == f"A kernel of {values['n']} with padding {values['p']}?"
        assert question.why == f"Half of {values['n']}."
        expected = values["n"] / 2 + values["p"]
        assert question.back == f"{expected:g} px"
        assert session.judge(f"{expected + 1}").right is False
        assert session.judge(f"{expected} px").right is True
        session.next_hint()
        session.answer(Rating.AGAIN)
        assert desk.memory.history("mine/number")[-1].data["seed"] == question.seed
        time.passes(minutes=1)
        question = until(session, "numeric")
    assert len(seen) > 1


def test_a_gap_asks_for_all_of_one_number(study: Open) -> None:
    session = study()
    question = until(session, "cloze")
    assert question.item == "mine/gap#c1"
    assert question.front == "The [function] of 0 is […]."
    assert session.judge("sigmoid, half").right is True
    assert session.judge("tanh").right is False


def test_a_right_answer_after_a_hint_is_hard(study: Open) -> None:
    session = study()
    question = until(session, "numeric")
    assert session.next_hint() == f"{question.values['n']} / 2"
    assert session.judge("nonsense").right is None
    assert session.proposed_rating() is None
    session.judge(question.back)
    assert session.proposed_rating() is Rating.HARD


def test_the_ratings_show_what_each_gives(study: Open) -> None:
    labels = study().intervals()
    assert [labels[rating] for rating in list(Rating)[:3]] == ["1m", "6m", "10m"]
    assert labels[Rating.EASY].endswith("d")


def test_undo_asks_the_same_again_and_goes_back_over_a_restart(study: Open, desk: Desk) -> None:
    session = study()
    assert session.undo() is False
    first = session.current
    session.answer(Rating.EASY)
    second = session.current
    session.answer(Rating.AGAIN)
    assert session.undo() is True
    assert session.current == second
    assert session.progress.done == 1
    later = study()
    assert later.undo() is True
    assert later.current == first
    assert desk.memory.states() == {}
    assert later.undo() is False


def test_a_session_may_be_over_some_decks(study: Open) -> None:
    session = study("code")
    assert session.decks == ("code",)
    assert session.current
    assert session.current.item == "code/relu"
    assert session.progress.total == 1
    with pytest.raises(DeckdlError, match=r"There is no deck called coda\. The nearest: code\."):
        study("coda")


def test_a_skipped_card_is_left_out_and_not_recorded(study: Open, desk: Desk) -> None:
    session = study("mine")
    skipped = session.current
    session.skip()
    while session.current:
        assert session.current != skipped
        session.answer(Rating.EASY)
    assert skipped
    assert desk.memory.state(skipped.item) is None


def test_code_is_not_asked_ahead_of_its_time(study: Open, desk: Desk, time: Any) -> None:
    session = study("code")
    session.advance(desk.memory.answer("code/relu", Rating.GOOD, time()))
    assert session.current is None
    assert session.next_due_at == time.at.replace(minute=10)


def test_code_is_asked_again_once_its_time_has_come(study: Open, desk: Desk, time: Any) -> None:
    desk.memory.answer("code/relu", Rating.GOOD, time())
    session = study()
    time.passes(minutes=10)
    assert session.current
    session.answer(Rating.EASY)
    assert session.current.item == "code/relu"
