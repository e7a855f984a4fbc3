"""Where the reference of an exercise is looked for, and what `check` says where two are meant by one name."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from deckdl.content.decks import read_decks
from deckdl.content.implementations import reference_path
from deckdl.content.library import shipped_implementations
from deckdl.content.lint import check

Writer = Callable[..., Path]

RELU = "activations/relu.py"
REFERENCE = """\
def relu(x):
    ### BEGIN SOLUTION
    return x * (x > 0)
    ### END SOLUTION
"""
DECK = """\
deck: {name}
title: D
concepts: {{{name}: {{title: A}}}}
cards:
  - id: x
    concept: {name}
    type: code
    impl: activations/relu.py
    checks: [{{output: relu, draw: {{x: normal(N)}}}}]
"""


def test_what_comes_with_a_deck_is_taken_before_what_ships(write: Writer, tmp_path: Path) -> None:
    deck = write(DECK.format(name="d"), "course/decks/d.yaml")
    assert reference_path(deck, RELU) == shipped_implementations() / RELU
    beside_the_folder = write(REFERENCE, f"course/impl/{RELU}")
    assert reference_path(deck, RELU) == beside_the_folder
    beside_the_file = write(REFERENCE, f"course/decks/impl/{RELU}")
    assert reference_path(deck, RELU) == beside_the_file


def test_the_learner_s_own_file_is_no_reference(write: Writer, tmp_path: Path) -> None:
    deck = write(DECK.format(name="d"), "study/decks/d.yaml")
    write("def relu(x):\n    raise NotImplementedError\n", f"study/impl/{RELU}")
    own = tmp_path / "study" / "impl"
    assert reference_path(deck, RELU, own) == shipped_implementations() / RELU
    assert check(read_decks([deck]), own) == []
    link = tmp_path / "link"
    os.symlink(tmp_path / "study", link)
    assert reference_path(link / "decks" / "d.yaml", RELU, link / "impl") == shipped_implementations() / RELU


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_a_deck_that_is_a_link_has_its_references_where_it_lies(write: Writer, tmp_path: Path) -> None:
    write(DECK.format(name="d"), "course/decks/d.yaml")
    reference = write(REFERENCE, f"course/impl/{RELU}")
    link = tmp_path / "study" / "decks" / "d.yaml"
    link.parent.mkdir(parents=True)
    link.symlink_to(tmp_path / "course" / "decks" / "d.yaml")
    assert reference_path(link, RELU, tmp_path / "study" / "impl") == reference


def test_two_exercises_of_one_path_are_told_where_their_references_differ(write: Writer) -> None:
    one = write(DECK.format(name="one"), "a/decks/one.yaml")
    two = write(DECK.format(name="two"), "b/decks/two.yaml")
    other = write(REFERENCE, f"a/impl/{RELU}")
    write(REFERENCE, f"b/impl/{RELU}")
    assert check(read_decks([one, two])) == []
    write(REFERENCE.replace("x * (x > 0)", "abs(x)"), f"b/impl/{RELU}")
    (problem,) = check(read_decks([one, two]))
    assert (problem.path, problem.line) == (two, 8)
    assert problem.message == f"{RELU} is another exercise already, in {other}: give this one its own path"
