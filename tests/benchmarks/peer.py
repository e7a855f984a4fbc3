"""What a course's test file would be: the comparisons that deckdl makes, run by pytest in a fresh process.

The environment variable REQUEST names a JSON file with the grade's request, SOLUTION the file to test.
"""

from __future__ import annotations

import copy
import json
import os
from pathlib import Path
from typing import Any

import pytest

from deckdl.exercises.worker import wire
from deckdl.exercises.worker.judge import Assignment
from deckdl.exercises.worker.ops import Outcome
from deckdl.exercises.worker.session import Session

ASSIGNMENT = Assignment(json.loads(Path(os.environ["REQUEST"]).read_text()))


@pytest.fixture(scope="module")
def session() -> Session:
    session = Session(Path(os.environ["SOLUTION"]).read_text(), "solution.py", (), "cpu")
    session.load()
    return session


def told(outcome: dict[str, Any]) -> Outcome:
    """An outcome in the form that the comparisons take."""
    message = wire.Inbox()
    message.feed(wire.encode(outcome))
    header_and_body = message.take()
    assert header_and_body is not None
    return Outcome.from_wire(wire.decode(*header_and_body))


@pytest.mark.parametrize("trial", ASSIGNMENT.trials, ids=lambda trial: f"{trial.kind}-{trial.name}")
def test_trial(trial: Any, session: Session) -> None:
    if trial.forbid:
        pytest.skip("needs a process of its own")
    for case in trial.calls.cases():
        own = copy.deepcopy(trial.operations(case))  # a solution may write into what it is given
        outcomes = [told(outcome) for outcome in session.run(own)]
        assert trial.judge(case, outcomes) is None
