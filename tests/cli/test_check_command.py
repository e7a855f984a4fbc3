"""`deckdl check`: decks, and the graders themselves."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deckdl.content.library import shipped_decks, shipped_implementations

Deckdl = Callable[..., Any]

EXERCISE = """\
deck: mine
title: Mine
concepts:
  first:
    title: First
cards:
  - id: code
    concept: first
    type: code
    impl: activations/relu.py
    checks:
      - output: relu
        draw: {{x: 'normal(N, C)'}}
    mistakes:
      - replace: {replace}
        by: {by}
        says: Negative entries become 0.
"""


def test_the_shipped_decks_have_no_problem(deckdl: Deckdl) -> None:
    done = deckdl("check", str(shipped_decks()))
    assert (done.code, done.out, done.err) == (0, "", "")
    assert deckdl("check").code == 0
    assert deckdl("check", "--json").out == "[]\n"


def test_every_error_is_a_line_with_its_place(deckdl: Deckdl, own_deck: Path) -> None:
    text = own_deck.read_text()
    own_deck.write_text(text.replace("answer: 2*n", "answer: 2*m").replace("    back: ", "    bakc: "))
    done = deckdl("check", str(own_deck))
    assert done.code == 1
    lines = done.out.splitlines()
    assert len(lines) >= 2
    assert all(line.startswith(f"{own_deck}:") for line in lines)
    listed = json.loads(deckdl("check", "--json").out)
    assert [set(problem) for problem in listed] == [{"path", "line", "column", "message"}] * len(lines)
    assert [f"{p['path']}:{p['line']}:{p['column']}: {p['message']}" for p in listed] == lines


def test_a_grader_is_proved(deckdl: Deckdl, own_deck: Path) -> None:
    reference = (shipped_implementations() / "activations" / "relu.py").read_text()
    line = next(line.strip() for line in reference.splitlines() if line.strip().startswith("return np"))
    own_deck.write_text(EXERCISE.format(replace=json.dumps(line), by="return -x"))
    deckdl("allow", "mine")
    done = deckdl("check", "--exercises", str(own_deck))
    first, *passing = done.out.splitlines()
    assert first == "✓ activations/relu.py: 1 of 1 mistakes refused, strength 1 of 4"
    assert "    passes: line 37: x > 0 became x >= 0" in passing
    assert done.code == 0
    # The same mistake as the reference, in other words: no check can refuse it.
    own_deck.write_text(EXERCISE.format(replace=json.dumps(line), by=json.dumps(f"{line}  # the same")))
    deckdl("allow", "mine")
    done = deckdl("check", "--exercises", str(own_deck))
    assert done.code == 1
    assert "✗ activations/relu.py: 0 of 1 mistakes refused" in done.out
    assert "mistake 1 (Negative entries become 0.) passes" in done.out
    proofs = json.loads(deckdl("check", "--exercises", "--json", str(own_deck)).out)["exercises"]
    assert proofs[0]["exercise"] == "activations/relu.py"
    assert (proofs[0]["mistakes"], proofs[0]["refused"], len(proofs[0]["problems"])) == (1, 0, 1)


@pytest.mark.parametrize("arguments", [[], ["--exercises"]])
def test_a_path_that_is_not_there_is_told(deckdl: Deckdl, arguments: list[str]) -> None:
    done = deckdl("check", "nowhere.yaml", *arguments)
    assert done.code == 2
    assert "nowhere.yaml does not exist" in done.err
