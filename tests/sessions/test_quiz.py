"""A quiz: what it draws, what it counts, and its mistakes."""

from __future__ import annotations

from deckdl.memory import Rating
from deckdl.sessions.desk import Desk
from deckdl.sessions.plain_quiz import quiz_plain
from deckdl.sessions.quiz import QuizSession
from deckdl.sessions.study import StudySession


def learn_everything(desk: Desk) -> None:
    session = StudySession(desk, ["mine"])
    while session.current is not None:
        session.answer(Rating.EASY)


def test_each_card_is_asked_once_and_code_is_left_out(desk: Desk) -> None:
    quiz = QuizSession(desk)
    asked = []
    while quiz.current is not None:
        asked.append(quiz.current.item)
        quiz.answer(Rating.GOOD)
    texts = [item.partition("#")[0] for item in asked]
    assert sorted(texts) == sorted(set(texts))
    assert set(texts) == {"mine/basic", "mine/choice", "mine/number", "mine/gap", "code/relu"}
    assert "code/relu#bug" in asked
    assert (quiz.right, len(quiz.given)) == (5, 5)


def test_an_answer_is_a_review_only_where_the_card_was_due(desk: Desk, time) -> None:  # type: ignore[no-untyped-def]
    learn_everything(desk)
    before = desk.memory.states()
    quiz = QuizSession(desk, ["mine"])
    assert set(quiz.intervals().values()) == {""}
    while quiz.current is not None:
        quiz.answer(Rating.AGAIN)
    assert desk.memory.states() == before
    time.passes(days=60)
    quiz = QuizSession(desk, ["mine"])
    assert quiz.intervals()[Rating.GOOD] != ""
    due = [item for item, state in before.items() if desk.memory.is_due(state, time())]
    asked = []
    while quiz.current is not None:
        asked.append(quiz.current.item)
        quiz.answer(Rating.GOOD)
    counted = {item for item in asked if len(desk.memory.history(item)) == 2}
    assert counted == set(asked) & set(due)
    assert counted


def test_due_and_weak_cards_come_before_those_that_are_known(desk: Desk, time) -> None:  # type: ignore[no-untyped-def]
    desk.memory.answer("mine/number", Rating.EASY, time(), {})
    time.passes(days=90)
    desk.memory.answer("mine/basic", Rating.EASY, time(), {})
    quiz = QuizSession(desk, ["mine"], number=2)
    asked = []
    while quiz.current is not None:
        asked.append(quiz.current.item)
        quiz.answer(Rating.GOOD)
    assert asked == ["mine/number", "mine/basic"]


def test_plain_text_tells_the_score_and_goes_through_the_mistakes(desk: Desk) -> None:
    said: list[str] = []
    # Each card is turned over or left empty, and rated: the first is not known, all others are.
    ratings = iter(["1", *["3"] * 20])

    def ask(prompt: str) -> str:
        said.append(prompt)
        if prompt.startswith("How was it?"):
            return next(ratings)
        return "y" if prompt.startswith("Go through") else ""

    quiz_plain(desk, ["mine"], 3, ask=ask, say=said.append, may_run=lambda _: False)
    told = "\n".join(said)
    assert "Score: 2 of 3." in told
    assert "Not known: mine/basic: What is x?" in told
    assert "Go through the 1 mistake now?" in told
    assert "Score: 1 of 1." in told
