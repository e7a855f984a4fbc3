"""A card whose answer changed since it was learned: kept or asked anew, decided once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from deckdl.content import library
from deckdl.memory import Rating
from deckdl.sessions.changed import ask_anew, changed_items, keep
from deckdl.sessions.desk import Desk
from deckdl.sessions.plain import study_plain
from deckdl.sessions.study import StudySession

Edit = Callable[[str, str], Desk]


@pytest.fixture
def learned(desk: Desk) -> Desk:
    """A desk at which every card of the deck mine was answered once."""
    session = StudySession(desk, ["mine"])
    while session.current is not None:
        session.answer(Rating.EASY)
    return desk


@pytest.fixture
def edit(learned: Desk) -> Edit:
    """Replaces text in the deck, and opens the decks again."""

    def edited(old: str, new: str) -> Desk:
        path: Path = learned.workspace.decks / "mine.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return replace(learned, library=library.load([learned.workspace.decks]))

    return edited


@pytest.mark.parametrize(
    ("old", "new", "item"),
    [
        ("back: An input.", "back: An output.", "mine/basic"),
        ("{right: two}", "{right: twelve}", "mine/choice"),
        ("answer: n/2 + p", "answer: n/2 - p", "mine/number"),
    ],
)
def test_another_answer_is_noticed_once_and_its_dates_may_be_kept(
    edit: Edit, old: str, new: str, item: str
) -> None:
    desk = edit(old, new)
    before = desk.memory.state(item)
    assert changed_items(desk) == [item]
    keep(desk, [item])
    assert changed_items(desk) == []
    assert desk.memory.state(item) == before


def test_a_card_that_is_asked_anew_is_new_and_keeps_its_past(edit: Edit) -> None:
    desk = edit("back: An input.", "back: An output.")
    ask_anew(desk, changed_items(desk))
    assert desk.memory.state("mine/basic") is None
    assert len(desk.memory.history("mine/basic")) == 1
    desk.memory.rebuild()
    assert desk.memory.state("mine/basic") is None
    assert changed_items(desk) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("back: An input.", "back:   an   INPUT."),
        ("front: 'What is $x$?'", "front: What is it?"),
        ("because: It is odd.", "because: Odd."),
        ("Half of ${n}.", "Half."),
    ],
)
def test_other_words_around_the_same_answer_are_no_change(edit: Edit, old: str, new: str) -> None:
    changed = [item for item in changed_items(edit(old, new)) if item != "mine/basic#reverse"]
    assert changed == []


@pytest.mark.parametrize(("typed", "known"), [("y", False), ("", True)])
def test_plain_text_asks_what_holds_before_anything_else(edit: Edit, typed: str, known: bool) -> None:
    desk = edit("back: An input.", "back: An output.")
    said: list[str] = []
    answers = iter([typed])

    def ask(prompt: str) -> str:
        said.append(prompt)
        for line in answers:
            return line
        raise EOFError

    study_plain(desk, ["mine"], ask=ask, say=said.append, may_run=lambda _: False)
    assert said[0] == "1 learned card has another answer now: mine/basic."
    assert (desk.memory.state("mine/basic") is not None) is known
    assert changed_items(desk) == []
