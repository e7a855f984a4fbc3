"""`deckdl study --plain`: a whole session from typed lines."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from deckdl.content.library import shipped_implementations
from deckdl.memory import store
from deckdl.sessions.desk import Desk
from deckdl.sessions.plain import study_plain
from deckdl.workspace import Workspace

Deckdl = Callable[..., Any]


def test_a_session_goes_through_every_kind_of_card(deckdl: Deckdl, own_deck: Path) -> None:
    first = deckdl("study", "--plain", "mine")
    assert first.code == 0
    assert "What is α?" in first.out
    assert "0 cards answered" in first.out

    order = deckdl("study", "--plain", "mine", typed="\n3\n")
    assert "Answer: The learning rate.\nWhy: It scales the step." in order.out
    assert "1 again 1m, 2 hard 6m, 3 good 10m, 4 easy" in order.out
    assert "1 card answered in " in order.out

    number = deckdl("study", "--plain", "mine", typed="1\n")
    options = dict(re.findall(r"^(\d)\. (\w+)$", number.out, re.MULTILINE))
    assert sorted(options.values()) == ["five", "three", "two"]
    wrong = next(digit for digit, text in options.items() if text == "three")
    judged = deckdl("study", "--plain", "mine", typed=f"{wrong}\n\n")
    assert "Wrong. three: Three is odd." in judged.out
    assert "Enter for again: " in judged.out
    assert "1 card answered" in judged.out

    asked = deckdl("study", "--plain", "mine").out
    value = int(re.findall(r"Twice (\d)\?", asked)[0])
    right = deckdl("study", "--plain", "mine", typed=f"about {value}\n{2 * value} px\n\n")
    assert "is no number" in right.out
    assert "Right." in right.out
    assert f"Answer: {2 * value} px" in right.out
    assert "Enter for good: " in right.out

    cloze = deckdl("study", "--plain", "mine", typed="Sigmoid\n\n")
    assert "The [a function] is bounded." in cloze.out
    assert "Answer: The sigmoid is bounded." in cloze.out


def test_hints_undo_skip_and_quit_are_commands_at_every_prompt(deckdl: Deckdl, own_deck: Path) -> None:
    done = deckdl("study", "--plain", "mine", typed="/hint\n/h\n/hint\n/what\n\n/undo\n3\n/u\n/skip\n/quit\n")
    assert done.code == 0
    assert "Hint: It is small." in done.out
    assert "Hint: It is positive." in done.out
    assert "There is no further hint." in done.out
    assert "There is no command /what." in done.out
    assert "There is no answer to take back." in done.out
    assert "The last answer is taken back." in done.out
    assert "Left out for this session." in done.out
    assert "0 cards answered in " in done.out
    assert json.loads(deckdl("due", "--json").out)["due"] == 0


def test_an_answer_that_was_not_rated_is_not_recorded(deckdl: Deckdl, own_deck: Path) -> None:
    deckdl("study", "--plain", "mine", typed="\n")
    assert json.loads(deckdl("due", "--json").out)["due"] == 0
    assert "Type 1, 2, 3 or 4." in deckdl("study", "--plain", "mine", typed="\nwell\n1\n").out
    assert "Card 1 of 4: mine, first." in deckdl("study", "--plain", "mine").out


def test_there_is_no_drawing_and_no_colour(deckdl: Deckdl, own_deck: Path) -> None:
    out = deckdl("study", "--plain", "mine", typed="\n3\n1\n\n\n3\n\n3\n").out
    assert "\x1b" not in out
    assert not set("│─┌┐└┘▇▁█") & set(out)


def test_nothing_left_says_when_something_is_due(deckdl: Deckdl, own_deck: Path) -> None:
    for part in ("basic", "choice", "number", "gap#c1"):
        deckdl("review", f"mine/{part}", "easy")
    done = deckdl("study", "--plain", "mine")
    assert done.code == 0
    assert "Nothing is left for now; the next card is due in " in done.out


def test_code_is_written_graded_and_rated(deckdl: Deckdl, own_deck: Path, workspace: Path) -> None:
    own_deck.write_text(CODE)
    deckdl("allow", "mine")
    own = workspace / "impl" / "activations" / "relu.py"
    failed = deckdl("study", "--plain", "mine", typed="\n/hint\n/quit\n")
    assert f"Your file: {own}" in failed.out
    assert "def relu(x):" in failed.out
    assert "✗ failed   " in failed.out
    assert "Hint: Which is larger, x or 0?" in failed.out
    reference = (shipped_implementations() / "activations" / "relu.py").read_text()
    own.write_text(reference)
    passed = deckdl("study", "--plain", "mine", typed="\n\n")
    assert "✓ passed   output relu" in passed.out
    assert "Enter for good: " in passed.out
    assert "1 card answered" in passed.out
    assert "the next card is due in " in passed.out  # what was just written is not asked ahead of its time
    assert own.read_text() == reference


def test_code_that_is_due_again_starts_blank(deckdl: Deckdl, own_deck: Path, workspace: Path) -> None:
    own_deck.write_text(CODE)
    deckdl("allow", "mine")
    own = workspace / "impl" / "activations" / "relu.py"
    own.parent.mkdir(parents=True)
    reference = (shipped_implementations() / "activations" / "relu.py").read_text()
    own.write_text(reference)
    deckdl("review", "mine/code", "good", "--at", "2026-01-01T12:00")
    again = deckdl("study", "--plain", "mine", typed="/give-up\n\n")
    assert "your former version is kept as" in again.out
    assert "raise NotImplementedError" in own.read_text()
    assert [copy.read_text() for copy in own.parents[1].glob(".history/activations/relu.*.py")] == [reference]
    assert "The solution:" in again.out
    assert "Enter for again: " in again.out


CODE = """\
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
    hints: ['Which is larger, x or 0?']
    checks:
      - output: relu
        draw: {x: 'normal(N, C)'}
"""


KINDS = r"""
deck: kinds
title: Kinds
concepts: {kinds: {title: Kinds}}
cards:
  - {id: slope, concept: kinds, type: formula, front: The slope of $z^2$?, answer: 2*z}
  - id: prints
    concept: kinds
    type: predict
    code: |
      x = [1, 2]
      print(x * 2)
    answer: '[1, 2, 1, 2]'
  - {id: steps, concept: kinds, type: order, front: Order them., items: [forward, backward, step]}
  - id: softmax
    concept: kinds
    type: code
    impl: activations/softmax.py
    checks: [{output: softmax, draw: {x: 'normal(N, C)', axis: 'choice(0, -1)'}}]
    mistakes:
      - replace: x - x.max(axis=axis, keepdims=True)
        by: x
        says: exp overflows for large scores.
"""


def test_formulas_output_orders_and_bugs_are_asked_in_words(deckdl: Deckdl, workspace: Path) -> None:
    deck = workspace / "decks" / "kinds.yaml"
    deck.parent.mkdir(parents=True)
    deck.write_text(KINDS, encoding="utf-8")
    assert deckdl("check", str(deck)).out == ""
    formula = deckdl("study", "--plain", "kinds", typed="z^2\n\n")
    assert "Type the formula" in formula.out
    assert "Wrong. At z = 2 yours gives 4; right is 2" not in formula.out
    assert re.search(r"Wrong\. At z = 1 yours gives 1; right is 2\.\nAnswer: 2\*z", formula.out)

    shown = deckdl("study", "--plain", "kinds").out  # the formula is in its first step and comes last
    assert "What does this print?\nx = [1, 2]\nprint(x * 2)\n" in shown
    predicted = deckdl("study", "--plain", "kinds", typed="1 2 1 2\n\n").out
    assert "Right.\nAnswer: [1, 2, 1, 2]" in predicted

    shown = deckdl("study", "--plain", "kinds").out
    numbers = {text: number for number, text in re.findall(r"^(\d)\. (\w+)$", shown, re.MULTILINE)}
    assert set(numbers) == {"forward", "backward", "step"}
    typed = " ".join(numbers[text] for text in ("forward", "step", "backward"))
    ordered = deckdl("study", "--plain", "kinds", typed=f"first\n{typed}\n\n").out
    assert "Give each of the 3 numbers once" in ordered
    assert "Wrong. Place 2 is for “backward”, not for “step”." in ordered
    assert "1. forward\n2. backward\n3. step" in ordered

    before = (datetime.now(UTC) - timedelta(days=2)).isoformat()
    assert deckdl("review", "kinds/softmax", "easy", "--at", before).code == 0
    shown = deckdl("study", "--plain", "kinds").out
    assert "One line of this code is wrong." in shown
    line = re.findall(r"^(\d): +shifted = x$", shown, re.MULTILINE)[0]
    found = deckdl("study", "--plain", "kinds", typed=f"the first\n{line}\n\n").out
    assert "Type the number of the line, from 1 to 4." in found
    assert "Right. exp overflows for large scores." in found


def test_the_first_session_of_a_day_leaves_a_backup(deckdl: Deckdl, own_deck: Path, workspace: Path) -> None:
    deckdl("study", "--plain", "mine")
    assert not (workspace / "backups").exists()
    for _ in range(2):
        assert deckdl("study", "--plain", "mine", typed="\n3\n").err == ""
    [copy] = (workspace / "backups").iterdir()
    assert "daily" in copy.name


def test_a_backup_that_cannot_be_made_is_told_after_the_session(
    deckdl: Deckdl, own_deck: Path, workspace: Path
) -> None:
    (workspace / "backups").write_text("in the way")
    done = deckdl("study", "--plain", "mine", typed="\n3\n")
    assert (done.code, len(done.err.splitlines())) == (0, 1)
    assert "No backup could be made" in done.err
    assert "1 card answered" in done.out


def test_a_rating_that_cannot_be_written_is_asked_for_again(
    deckdl: Deckdl, own_deck: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.05)
    said: list[str] = []
    tries: list[str] = []
    with (
        Desk.open(Workspace(workspace)) as desk,
        closing(sqlite3.connect(workspace / "progress.db", isolation_level=None)) as other,
    ):

        def ask(prompt: str) -> str:
            if not prompt.startswith("How was it"):
                return "/quit" if tries else ""
            tries.append(prompt)
            other.execute("BEGIN IMMEDIATE" if len(tries) == 1 else "ROLLBACK")
            return "3"

        study_plain(desk, ["mine"], ask=ask, say=said.append, may_run=lambda _: False)
        assert [event.rating for event in desk.memory.history("mine/basic")] == [3]
    assert len(tries) == 2
    assert any("held by another program" in line and "not recorded yet" in line for line in said)


def test_cards_are_put_away_by_commands(deckdl: Deckdl, own_deck: Path) -> None:
    done = deckdl("study", "--plain", "mine", typed="/flag\n/flag\n/suspend\n/bury\n/quit\n")
    assert "Flagged." in done.out
    assert "The flag is taken away." in done.out
    assert "Suspended: `deckdl mark` brings it back." in done.out
    assert "Put off until tomorrow." in done.out
    marks = json.loads(deckdl("mark", "--json").out)["marks"]
    assert {row["suspended"] for row in marks} == {row["buried"] for row in marks} == {True, False}


def test_more_and_ahead_are_sessions_beyond_the_day(deckdl: Deckdl, own_deck: Path) -> None:
    assert "Card 1 of 4: mine" in deckdl("study", "--plain", "--more", "mine").out
    assert "0 cards answered in " in deckdl("study", "--plain", "--ahead", "mine").out
    assert "Card 1" not in deckdl("study", "--plain", "--ahead", "mine").out
