"""`deckdl search`: cards by words, and by how they stand with the learner."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from deckdl.memory import Rating
from deckdl.sessions.clock import now
from deckdl.sessions.desk import Desk
from deckdl.workspace import Workspace

Deckdl = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("no_shipped_decks", "own_deck")

OTHER = """\
deck: other-deck
title: Another deck
concepts:
  first-of-all: {title: First of all}
  last: {title: Last, requires: [first]}
cards:
  - {id: late, concept: last, front: What is last?, back: This}
  - {id: both, concept: first-of-all, front: Here?, back: There, reverse: true}
"""


@pytest.fixture
def other_deck(own_deck: Path) -> None:
    own_deck.with_name("other.yaml").write_text(OTHER, encoding="utf-8")


def cards(deckdl: Deckdl, *words: str) -> list[str]:
    done = deckdl("search", *words, "--json")
    found = [row["card"] for row in json.loads(done.out)["cards"]]
    assert done.code == (0 if found else 1)
    return found


def answer(workspace: Path, item: str, *ratings: Rating, days_ago: int = 30) -> None:
    with Desk.open(Workspace(workspace)) as desk:
        for rating in ratings:
            desk.memory.answer(item, rating, now() - timedelta(days=days_ago))


def test_words_find_cards_with_their_fronts(deckdl: Deckdl) -> None:
    done = deckdl("search", "SIGMOID")
    assert (done.code, done.out) == (0, "mine/gap: The sigmoid is bounded.\n")
    done = deckdl("search", "sigmoid", "nowhere")
    assert (done.code, done.out) == (1, "There is no such card.\n")


@pytest.mark.parametrize("mark", ["suspend", "flag"])
def test_marked_cards_are_found(deckdl: Deckdl, mark: str) -> None:
    word = {"suspend": "is:suspended", "flag": "is:flagged"}[mark]
    assert cards(deckdl, word) == []
    deckdl("mark", "mine/gap", f"--{mark}")
    assert cards(deckdl, word) == ["mine/gap"]
    assert cards(deckdl, word, "alpha") == []


def test_due_cards_are_those_that_would_be_asked(deckdl: Deckdl, workspace: Path) -> None:
    answer(workspace, "mine/basic", Rating.GOOD)
    answer(workspace, "mine/gap#c1", Rating.GOOD)
    assert cards(deckdl, "is:due") == ["mine/basic", "mine/gap"]
    assert cards(deckdl, "IS:new") == ["mine/choice", "mine/number"]
    deckdl("mark", "mine/basic", "--suspend")
    deckdl("mark", "mine/gap", "--bury")
    assert cards(deckdl, "is:due") == []


def test_leeches_are_those_that_were_forgotten_eight_times(deckdl: Deckdl, workspace: Path) -> None:
    answer(workspace, "mine/basic", Rating.EASY, days_ago=300)
    for times in range(1, 9):
        assert cards(deckdl, "is:leech") == []
        answer(workspace, "mine/basic", Rating.AGAIN, Rating.EASY, days_ago=300 - 30 * times)
    assert cards(deckdl, "is:leech") == ["mine/basic"]


@pytest.mark.usefixtures("other_deck")
def test_decks_and_concepts_pick_cards_in_learning_order(deckdl: Deckdl) -> None:
    assert (
        cards(deckdl, "deck:other")
        == cards(deckdl, "deck:other-deck")
        == ["other-deck/both", "other-deck/late"]
    )
    assert cards(deckdl, "deck:mine", "is:new", "alpha") == ["mine/basic"]
    assert "other-deck/both" not in cards(
        deckdl, "concept:first"
    )  # called so, though another has it in its name
    assert cards(deckdl, "concept:first-of") == ["other-deck/both"]
    assert cards(deckdl, "deck:mine", "concept:last") == []


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("is:lost", "After is: goes one of suspended, flagged, due, new, leech."),
        ("deck:mien", "There is no deck called mien. The nearest: mine."),
        ("concept:frist", "There is no concept called frist. The nearest: first."),
    ],
)
def test_a_filter_that_means_nothing_is_said(deckdl: Deckdl, word: str, told: str) -> None:
    done = deckdl("search", word)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_help_tells_the_filters(deckdl: Deckdl) -> None:
    shown = deckdl("search", "--help").out
    for word in (
        "is:due",
        "is:new",
        "is:suspended",
        "is:flagged",
        "is:leech",
        "deck:losses",
        "concept:softmax",
    ):
        assert word in shown
