"""A learner's desk with a small deck, and a clock that only the test moves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deckdl.content import library
from deckdl.memory import Memory
from deckdl.sessions import trust
from deckdl.sessions.deck_code import code_of
from deckdl.sessions.desk import Desk, calendar_of, schedule_of
from deckdl.settings import Settings
from deckdl.workspace import Workspace

DECKS = {
    "mine": """\
deck: mine
title: Mine
concepts:
  first: {title: First}
cards:
  - {id: basic, concept: first, front: 'What is $x$?', back: An input., hints: [One., Two.], reverse: true}
  - id: choice
    concept: first
    type: choice
    front: Which are even?
    options: [{right: two}, {wrong: three, because: It is odd.}, {right: four}]
  - id: number
    concept: first
    type: numeric
    vars: {n: 2..9, p: [1, 2]}
    where: n % 2 == 0
    front: 'A kernel of ${n} with padding ${p}?'
    answer: n/2 + p
    unit: px
    why: Half of ${n}.
    hints: ['${n} / 2']
  - id: gap
    concept: first
    type: cloze
    text: 'The {{c1::sigmoid::function}} of {{c2::0}} is {{c1::half}}.'
""",
    "code": """\
deck: code
title: Code
concepts:
  second: {title: Second, requires: [first]}
cards:
  - id: relu
    concept: second
    type: code
    impl: activations/relu.py
    front: Write ReLU.
    hints: [Which is larger?, np.maximum]
    checks: [{output: relu, draw: {x: 'normal(N, C)'}}]
    mistakes:
      - {replace: 'np.maximum(x, 0)', by: 'np.abs(x)', says: A negative input gives 0.}
""",
}


@dataclass
class Time:
    """A clock that stands still until it is told to move."""

    at: datetime = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def passes(self, **span: float) -> None:
        self.at += timedelta(**span)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def desk(tmp_path: Path, time: Time, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Only these decks, so that the shipped ones may change; their code is allowed."""
    monkeypatch.setattr("deckdl.sessions.trust.decisions_folder", lambda: tmp_path / "decisions")
    workspace = Workspace(tmp_path / "study")
    workspace.create()
    for name, text in DECKS.items():
        (workspace.decks / f"{name}.yaml").write_text(text, encoding="utf-8")
    settings = Settings(time_zone="UTC")
    decks = library.load([workspace.decks])
    assert decks.problems == []
    trust.allow(code_of(decks, "code", workspace.implementations))
    memory = Memory.open(workspace.database, schedule_of(settings), calendar_of(settings), time)
    with Desk(workspace, settings, decks, memory, time) as opened:
        yield opened
