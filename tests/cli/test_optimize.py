"""The scheduler fitted from the command line."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from deckdl.memory import Calendar, Memory, Rating, Schedule

Deckdl = Callable[..., Any]
START = datetime(2025, 3, 2, 12, tzinfo=UTC)
PARAMETERS = tuple(weight * 0.8 for weight in Schedule().weights)


def opened(workspace: Path) -> Memory:
    workspace.mkdir(exist_ok=True)
    return Memory.open(workspace / "progress.db", Schedule(), Calendar(UTC), lambda: START)


@pytest.fixture
def forgetful(workspace: Path) -> Path:
    """A workspace of someone who has forgotten half of everything four days later."""
    random = Random(3)
    with opened(workspace) as memory:
        for number in range(300):
            at = START + timedelta(hours=number)
            memory.answer(f"mine/{number}", Rating.GOOD, at)
            recalled = random.random() < 0.5
            memory.answer(f"mine/{number}", Rating.GOOD if recalled else Rating.AGAIN, at + timedelta(days=4))
    return workspace


def test_below_64_reviews_it_says_how_many_are_missing(deckdl: Deckdl, workspace: Path) -> None:
    with opened(workspace) as memory:
        for number in range(63):
            memory.answer(f"mine/{number}", Rating.GOOD, START)
    done = deckdl("optimize")
    assert (done.code, done.err) == (1, "")
    assert "63 reviews" in done.out
    assert "1 to go" in done.out
    assert "optimize" not in deckdl("due").out
    with opened(workspace) as memory:
        assert memory.adopted() == []
        memory.answer("mine/63", Rating.GOOD, START)
    assert "`deckdl optimize`" in deckdl("due").out
    done = deckdl("optimize", "--json")
    assert done.code == 1
    assert "later day" in json.loads(done.out)["reason"]


def test_it_adopts_what_predicts_better_and_shows_by_how_much(deckdl: Deckdl, forgetful: Path) -> None:
    assert "`deckdl optimize`" in deckdl("study", "--plain").out.splitlines()[-1]
    done = deckdl("optimize")
    assert (done.code, done.err) == (0, "")
    losses = {line.split()[0]: float(line.split()[-2]) for line in done.out.splitlines()[2:5]}
    assert losses["after"] < losses["before"]
    assert "Of 600 reviews 300 came" in done.out
    assert "optimize" not in deckdl("due").out
    with opened(forgetful) as memory:
        [parameters] = memory.adopted()
        assert memory.schedule.parameters == parameters
    again = deckdl("optimize")  # nothing is new since
    assert again.code == 1
    assert "do not predict better" in again.out


def test_json_has_every_number(deckdl: Deckdl, forgetful: Path) -> None:
    found = json.loads(deckdl("optimize", "--json").out)
    assert found["adopted"] is True
    assert len(found["parameters"]) == 21
    assert found["after"]["log_loss"] < found["before"]["log_loss"]
    assert 0.4 < found["recall"] < 0.6
    assert {"log_loss", "rmse_bins"} == found["constant"].keys()


def test_undo_goes_back_and_forward(deckdl: Deckdl, workspace: Path) -> None:
    with opened(workspace) as memory:
        memory.answer("mine/1", Rating.GOOD, START)
        states = memory.states()
        assert deckdl("optimize", "--undo").code == 1
        memory.adopt(PARAMETERS, 64, START)
    done = deckdl("optimize", "--undo")
    assert (done.code, done.out) == (0, "The former parameters hold again.\n")
    with opened(workspace) as memory:
        assert memory.schedule.weights == Schedule().weights
        assert repr(memory.states()) == repr(states)
    assert json.loads(deckdl("optimize", "--undo", "--json").out)["adopted"] is True
    with opened(workspace) as memory:
        assert memory.schedule.weights == PARAMETERS
