"""The command line as a learner calls it: arguments and typed lines in; exit code, output and errors out."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from deckdl.cli.entry import run

DECK = """\
deck: mine
title: My own deck
concepts:
  first:
    title: First things
cards:
  - id: basic
    concept: first
    front: What is $\\alpha$?
    back: The learning rate.
    why: It scales the step.
    hints: [It is small., It is positive.]
  - id: choice
    concept: first
    type: choice
    front: Which is even?
    options:
      - right: two
      - wrong: three
        because: Three is odd.
      - wrong: five
        because: Five is odd.
  - id: number
    concept: first
    type: numeric
    vars: {n: 2..9}
    front: Twice ${n}?
    answer: 2*n
    unit: px
  - id: gap
    concept: first
    type: cloze
    text: The {{c1::sigmoid::a function}} is bounded.
"""


@dataclass(frozen=True)
class Done:
    """What a command did."""

    code: int
    out: str
    err: str


Deckdl = Callable[..., Done]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the workspace of every command, not yet made."""
    root = tmp_path / "study"
    monkeypatch.setenv("DECKDL_HOME", str(root))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("deckdl.sessions.trust.decisions_folder", lambda: tmp_path / "decisions")
    monkeypatch.chdir(tmp_path)
    return root


@pytest.fixture
def own_deck(workspace: Path) -> Path:
    """A workspace with a small deck of the learner's own, called mine."""
    deck = workspace / "decks" / "mine.yaml"
    deck.parent.mkdir(parents=True)
    deck.write_text(DECK, encoding="utf-8")
    return deck


@pytest.fixture
def no_shipped_decks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the learner's own decks are there: reading all that ship takes a second in every new workspace."""
    (tmp_path / "shipped" / "decks").mkdir(parents=True)
    monkeypatch.setattr("deckdl.content.library._shipped", lambda name: tmp_path / "shipped" / name)


@pytest.fixture
def deckdl(workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Deckdl:
    """Calls a command in the workspace."""

    def call(*arguments: str, typed: str = "") -> Done:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        capsys.readouterr()
        code = run(arguments)
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return call
