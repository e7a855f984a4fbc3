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


PREDICT = """\
deck: mine
title: Mine
concepts: {{first: {{title: First}}}}
cards:
  - id: prints
    concept: first
    type: predict
    code: |
      import torch
      print({shown})
    answer: torch.Size([2])
"""


def test_what_code_prints_is_found_out_by_running_it_once_allowed(deckdl: Deckdl, own_deck: Path) -> None:
    own_deck.write_text(PREDICT.format(shown="torch.ones(2, 3).sum(dim=1).shape"), encoding="utf-8")
    refused = deckdl("check", str(own_deck))
    assert refused.code == 0
    assert "its predict cards is not run" in refused.err
    assert deckdl("allow", "mine").code == 0
    assert (deckdl("check", str(own_deck)).code, deckdl("check", str(own_deck)).err) == (0, "")

    own_deck.write_text(PREDICT.format(shown="torch.ones(2, 3).sum(dim=0).shape"), encoding="utf-8")
    assert "is not run" in deckdl("check", str(own_deck)).err  # it changed since it was allowed
    deckdl("allow", "mine")
    wrong = deckdl("check", str(own_deck))
    assert wrong.code == 1
    assert wrong.out == (
        f"{own_deck}:11:13: the code prints torch.Size([3]), which is what the answer must be\n"
    )


@pytest.mark.parametrize(
    ("shown", "place", "sentence"),
    [
        ("torch.ones(2) @ torch.ones(3)", "8:11", "the code fails: Loading the file raised RuntimeError"),
        ("1 / 0", "8:11", "ZeroDivisionError"),
        ("", "8:11", "the code prints nothing"),
        ("open('/etc/x', 'w')", "8:11", "the code fails"),
    ],
)
def test_code_that_fails_is_told(
    deckdl: Deckdl, own_deck: Path, shown: str, place: str, sentence: str
) -> None:
    own_deck.write_text(PREDICT.format(shown=shown), encoding="utf-8")
    deckdl("allow", "mine")
    done = deckdl("check", str(own_deck))
    assert done.code == 1
    assert done.out.startswith(f"{own_deck}:{place}: ")
    assert sentence in done.out


def test_code_that_never_ends_is_stopped(deckdl: Deckdl, own_deck: Path) -> None:
    text = PREDICT.format(shown="1").replace("      import torch\n", "      while True: pass\n")
    own_deck.write_text(text, encoding="utf-8")
    deckdl("allow", "mine")
    assert "did not finish" in deckdl("check", str(own_deck)).out


def test_doubled_questions_and_idle_concepts_are_told(deckdl: Deckdl, own_deck: Path) -> None:
    text = own_deck.read_text("utf-8")
    own_deck.write_text(
        text + "  - {id: again, concept: first, front: what is  $\\alpha$, back: b}\n", "utf-8"
    )
    doubled = deckdl("check", str(own_deck))
    assert doubled.out.endswith("mine/basic asks the same already: ask something else, or leave one out\n")
    own_deck.write_text(text.replace("cards:", "  idle: {title: Idle}\ncards:"), "utf-8")
    idle = deckdl("check", str(own_deck))
    assert idle.out == f"{own_deck}:6:3: no card is about idle: add one, or leave it out\n"
    own_deck.write_text(text.replace("vars: {n: 2..9}", "vars: {n: 2..9, m: 1..2}"), "utf-8")
    assert "m is drawn and used nowhere" in deckdl("check", str(own_deck)).out
