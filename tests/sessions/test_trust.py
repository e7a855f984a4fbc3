"""Whose code may run: what a decision covers, where it is kept, and that there is one way to the grader."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import deckdl
from deckdl.content.library import load, shipped_decks
from deckdl.errors import DeckdlError
from deckdl.exercises.grader import Exercise
from deckdl.sessions import trust
from deckdl.sessions.deck_code import DeckCode, code_of
from deckdl.sessions.exercises import find
from deckdl.sessions.trust import NotAllowed, Standing
from deckdl.workspace import Workspace

REFERENCE = "def {name}(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION\n"
DECK = """\
deck: {name}
title: A deck
concepts: {{{name}: {{title: First}}}}
cards:
  - id: code
    concept: {name}
    type: code
    impl: own/{name}.py
    front: Double it.
    hints: [Twice.]
    checks: [{{output: {name}, like: x + x, draw: {{x: normal(N)}}}}]
    mistakes: [{{replace: 2 * x, by: 3 * x, says: Two.}}]
"""
Write = Callable[[str], Path]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr("deckdl.sessions.trust.decisions_folder", lambda: tmp_path / "decisions")
    return Workspace(tmp_path / "study")


@pytest.fixture
def write(workspace: Workspace) -> Write:
    """Write a deck with a reference of its own into the workspace, and return the deck's path."""

    def writer(name: str) -> Path:
        reference = workspace.decks / "impl" / "own" / f"{name}.py"
        reference.parent.mkdir(parents=True, exist_ok=True)
        reference.write_text(REFERENCE.format(name=name))
        deck = workspace.decks / f"{name}.yaml"
        deck.write_text(DECK.format(name=name))
        return deck

    return writer


def code(deck: Path, workspace: Workspace) -> DeckCode:
    return code_of(load([deck]), deck.stem, workspace.implementations)


def standing(deck: Path, workspace: Workspace) -> Standing:
    return trust.standing_of(code(deck, workspace))


def exercise(deck: Path, workspace: Workspace) -> Exercise:
    library = load([deck])
    return trust.exercise(library, find(library, deck.stem), workspace)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_decision_covers_what_runs_and_not_what_is_shown(write: Write, workspace: Workspace) -> None:
    deck = write("twice")
    trust.allow(code(deck, workspace))
    for old, new in [
        ("Double it.", "Twice."),
        ("[Twice.]", "[Add.]"),
        ("says: Two.", "says: No."),
        (": A", ": B"),
    ]:
        replace(deck, old, new)
        assert standing(deck, workspace) is Standing.ALLOWED
    for old, new in [("x + x", "x + x + 0"), ("by: 3 * x", "by: 4 * x"), ("normal(N)", "normal(N, C)")]:
        replace(deck, old, new)
        assert standing(deck, workspace) is Standing.CHANGED
        replace(deck, new, old)
        assert standing(deck, workspace) is Standing.ALLOWED
    replace(workspace.decks / "impl" / "own" / "twice.py", "2 * x", "x * 2")
    assert standing(deck, workspace) is Standing.CHANGED


def test_a_deck_that_came_from_the_cache_is_the_same(write: Write, workspace: Workspace) -> None:
    deck = write("twice")
    trust.allow(code(deck, workspace))
    cache = workspace.root / "cache"
    for _ in range(2):
        library = load([deck], cache=cache)
        assert trust.standing_of(code_of(library, "twice", workspace.implementations)) is Standing.ALLOWED
    assert cache.is_file()


def test_what_was_allowed_is_what_runs_though_the_file_changes_meanwhile(
    write: Write, workspace: Workspace
) -> None:
    deck = write("twice")
    trust.allow(code(deck, workspace))
    opened = exercise(deck, workspace)
    replace(workspace.decks / "impl" / "own" / "twice.py", "2 * x", "evil()")
    assert opened.read() == REFERENCE.format(name="twice")
    with pytest.raises(NotAllowed, match="changed since you allowed it"):
        exercise(deck, workspace)


def test_a_reference_that_cannot_be_read_is_a_sentence_and_runs_later_only_when_allowed(
    write: Write, workspace: Workspace
) -> None:
    deck = write("twice")
    reference = workspace.decks / "impl" / "own" / "twice.py"
    reference.write_bytes(b"\xff")
    trust.allow(code(deck, workspace))
    with pytest.raises(DeckdlError, match="cannot be read") as refused:
        exercise(deck, workspace)
    assert not isinstance(refused.value, NotAllowed)
    reference.unlink()
    trust.allow(code(deck, workspace))
    reference.write_text(REFERENCE.format(name="twice"))
    assert standing(deck, workspace) is Standing.CHANGED


def test_each_deck_has_a_decision_of_its_own_at_its_place(write: Write, workspace: Workspace) -> None:
    one, two = write("one"), write("two")
    trust.allow(code(one, workspace))
    assert standing(two, workspace) is Standing.NEW
    trust.deny(code(two, workspace))
    assert (standing(one, workspace), standing(two, workspace)) == (Standing.ALLOWED, Standing.DENIED)
    replace(two, "x + x", "x * 2")
    assert standing(two, workspace) is Standing.DENIED  # a deck that changes daily cannot ask daily
    moved = one.rename(one.parent / "sub.yaml").rename(one.parent / "one.yml")
    assert standing(moved, workspace) is Standing.NEW


def test_decisions_made_at_once_are_all_kept(write: Write, workspace: Workspace) -> None:
    decks = [write(f"deck{number}") for number in range(12)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda deck: trust.allow(code(deck, workspace)), decks * 3))
    assert {standing(deck, workspace) for deck in decks} == {Standing.ALLOWED}
    assert len(list(trust.decisions_folder().iterdir())) == len(decks)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"{}", b'{"decision": "yes", "code": 1}', b"\xff\xfe"])
def test_a_damaged_record_allows_nothing(write: Write, workspace: Workspace, damage: bytes) -> None:
    deck = write("twice")
    trust.allow(code(deck, workspace))
    (record,) = trust.decisions_folder().iterdir()
    record.write_bytes(damage)
    with pytest.raises(NotAllowed, match=re.escape(f"{record}, cannot be read")):
        exercise(deck, workspace)
    trust.allow(code(deck, workspace))
    assert standing(deck, workspace) is Standing.ALLOWED


def test_nothing_can_hide_in_what_is_read_before_deciding(write: Write, workspace: Workspace) -> None:
    deck = write("twice")
    replace(workspace.decks / "impl" / "own" / "twice.py", "2 * x", "2 * x  # \u202e\x1b[8m\u200b")
    listing = code(deck, workspace).listing()
    assert r"# \u202e\x1b[8m\u200b" in listing
    assert "like: x + x" in listing
    assert "by: 3 * x" in listing


def test_of_exercises_with_one_path_the_shipped_is_meant(workspace: Workspace) -> None:
    workspace.decks.mkdir(parents=True)
    strange = workspace.decks / "strange.yaml"
    strange.write_text(DECK.format(name="strange"))
    replace(strange, "own/strange.py", "activations/softmax.py")
    replace(strange, "concept: strange", "concept: relu")  # which is learned before
    library = load([strange, shipped_decks()])
    assert library.card("strange/code").impl == "activations/softmax.py"
    assert find(library, "softmax").deck_id != "strange"


def test_a_cache_in_the_workspace_puts_no_code_into_a_shipped_deck(workspace: Workspace) -> None:
    workspace.root.mkdir()
    load([shipped_decks()], cache=workspace.deck_cache)
    text = workspace.deck_cache.read_text(encoding="utf-8")
    oracle, evil = "torch.relu(x)", "evil(x,0,0,0)"  # of one length, as an index of places wants it
    assert oracle in text
    workspace.deck_cache.write_text(text.replace(oracle, evil), encoding="utf-8")
    library = load([shipped_decks()], cache=workspace.deck_cache)
    card = find(library, "relu")
    assert evil in str(card.checks)
    assert evil not in str(trust.exercise(library, card, workspace).checks)


def test_one_function_alone_leads_from_a_card_to_the_grader() -> None:
    package = Path(deckdl.__file__).parent
    makes = re.compile(r"\b(?:exercise_of|Exercise)\(")
    found = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if any(makes.search(line) for line in path.read_text("utf-8").splitlines() if "def " not in line)
    }
    # What doctor has graded is a program of its own, of no card.
    assert found == {"exercises/grader.py", "exercises/protection.py", "sessions/trust.py"}
