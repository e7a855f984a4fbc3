"""An author's way from nothing to a deck: `new`, `add`, `preview`, `check --schema`, `stats --coverage`."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from deckdl.content.library import shipped_decks
from deckdl.content.reader import read
from deckdl.content.templates import TYPES

Deckdl = Callable[..., Any]


@pytest.fixture
def schema() -> Any:
    return json.loads((shipped_decks() / "deck.schema.json").read_text("utf-8"))


def test_a_new_deck_with_a_card_of_every_type_has_no_problem(
    deckdl: Deckdl, workspace: Path, schema: Any
) -> None:
    made = deckdl("new", "deck", "my-notes")
    path = workspace / "decks" / "my-notes.yaml"
    assert (made.code, made.out) == (0, f"{path}\n")
    for kind in TYPES:
        added = deckdl("new", "card", "my-notes", "--type", kind)
        file, line = added.out.strip().rsplit(":", 1)
        assert Path(file) == path
        assert path.read_text("utf-8").splitlines()[int(line) - 1].startswith("  - id: card-")
    exercise = deckdl("new", "exercise", "activations/softsign", "my-notes")
    assert exercise.code == 0
    assert deckdl("allow", "my-notes").code == 0
    done = deckdl("check", "--exercises", str(path.parent))
    assert done.code == 0, done.out
    assert done.out.startswith("✓ activations/softsign.py: 1 of 1 mistakes refused")
    jsonschema.Draft7Validator(schema).validate(read(path).data)
    first = path.read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=deck.schema.json"
    assert json.loads((path.parent / "deck.schema.json").read_text("utf-8")) == schema


def test_what_was_written_stays_as_it_was_when_a_card_is_added(deckdl: Deckdl, own_deck: Path) -> None:
    before = own_deck.read_text("utf-8")
    assert deckdl("new", "card", "mine").code == 0
    after = own_deck.read_text("utf-8")
    assert after.startswith(before.rstrip())
    assert (own_deck.parent / ".history" / "mine.yaml").read_text("utf-8") == before
    own_deck.write_text(f"cards:\n{before.partition('cards:')[2]}\n{before.partition('cards:')[0]}", "utf-8")
    swapped = own_deck.read_text("utf-8")
    refused = deckdl("new", "card", "mine")
    assert refused.code == 2
    assert "does not end with its cards" in refused.err
    assert own_deck.read_text("utf-8") == swapped


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("deck", "losses"), "There is a deck losses already"),
        (("deck", "mine"), "There is a deck mine already"),
        (("deck", "a b"), "is no id for a deck"),
        (("deck", "../x"), "is no id for a deck"),
        (("card", "losses"), "losses comes with deckdl"),
        (("card", "nothing"), "You have no deck called nothing"),
        (("card", "mine", "--type", "numerc"), "There is no card type numerc. The nearest: numeric."),
        (("exercise", "softsign", "mine"), "is no name for an exercise"),
        (("exercise", "../../etc/x", "mine"), "is no name for an exercise"),
        (("exercise", "losses/mse", "mine"), "There is an exercise losses/mse.py already"),
    ],
)
def test_what_cannot_be_made_is_one_sentence(
    deckdl: Deckdl, own_deck: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    before = own_deck.read_bytes()
    done = deckdl("new", *arguments)
    assert done.code == 2
    assert sentence in done.err
    assert done.err.count("\n") == 1
    assert own_deck.read_bytes() == before


def test_the_schema_that_ships_is_the_one_that_is_printed_and_decks_meet_it(
    deckdl: Deckdl, schema: Any
) -> None:
    assert json.loads(deckdl("check", "--schema").out) == schema
    validator = jsonschema.Draft7Validator(schema)
    decks = sorted(shipped_decks().glob("*.yaml"))
    assert len(decks) > 15
    for deck in decks:
        assert [error.message for error in validator.iter_errors(read(deck).data)] == []
        assert deck.read_text("utf-8").startswith("# yaml-language-server: $schema=deck.schema.json\n"), deck


def test_the_schema_finds_what_an_author_mistypes(schema: Any) -> None:
    validator = jsonschema.Draft7Validator(schema)
    deck = {"deck": "d", "title": "D", "concepts": {"a": {"title": "A"}}}
    sound = {"id": "x", "concept": "a", "front": 4, "back": True, "was": "y"}
    assert validator.is_valid({**deck, "cards": [sound]})
    for wrong in (
        {**sound, "bakc": "b"},
        {**sound, "type": "chioce"},
        {**sound, "type": "numeric"},
        {"id": "x", "concept": "a", "front": "f"},
        {"id": "x", "concept": "a", "type": "code", "checks": [{"outptu": "f"}]},
        {"id": "x", "concept": "a", "type": "numeric", "front": "f", "answer": "n", "vars": {"n": "1-9"}},
    ):
        assert not validator.is_valid({**deck, "cards": [wrong]}), wrong


def test_a_deck_from_elsewhere_is_taken_in_with_its_exercise(
    deckdl: Deckdl, workspace: Path, tmp_path: Path
) -> None:
    course = tmp_path / "course" / "decks"
    (course / "impl" / "activations").mkdir(parents=True)
    reference = (
        "import numpy as np\n\n\ndef f(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION\n"
    )
    (course / "impl" / "activations" / "f.py").write_text(reference)
    (course / "extra.yaml").write_text(
        "deck: extra\ntitle: Extra\nconcepts: {twice: {title: Twice}}\ncards:\n"
        "  - {id: f, concept: twice, type: code, impl: activations/f.py,\n"
        "     checks: [{output: f, draw: {x: normal(N)}}]}\n"
    )
    done = deckdl("add", str(course))
    assert done.code == 0
    assert (workspace / "decks" / "impl" / "activations" / "f.py").read_text() == reference
    assert "extra" in deckdl("due").out
    assert "brings code that would run" in deckdl("check", "--exercises", str(workspace / "decks")).err
    again = deckdl("add", str(course / "extra.yaml"))
    assert again.code == 2
    assert "There is a deck extra already" in again.err


def test_what_cannot_be_taken_in_changes_nothing(deckdl: Deckdl, own_deck: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("cards: [")
    (tmp_path / "empty").mkdir()
    for path, sentence in (
        ("broken.yaml", "holds no deck that can be used"),
        ("empty", "holds no deck"),
        ("nowhere", "does not exist"),
        (str(shipped_decks() / "losses.yaml"), "There is a deck losses already"),
    ):
        done = deckdl("add", path)
        assert done.code == 2
        assert sentence in done.err
    assert [path.name for path in own_deck.parent.glob("*.yaml")] == ["mine.yaml"]


def test_a_preview_shows_every_card_as_it_is_asked(deckdl: Deckdl, own_deck: Path) -> None:
    done = deckdl("preview", "mine")
    assert done.code == 0
    assert "What is α?" in done.out
    assert "Answer: The learning rate." in done.out
    assert re.search(r"Twice (\d)\?\n  Answer: (\d+) px", done.out)
    assert "is wrong: Three is odd." in done.out
    assert deckdl("preview", str(own_deck)).out == done.out
    own_deck.write_text(own_deck.read_text("utf-8").replace("answer: 2*n", "answer: 2*m"), "utf-8")
    broken = deckdl("preview", str(own_deck))
    assert broken.code == 1
    assert "What is α?" in broken.out
    assert "uses m, which is no variable" in broken.err
    assert deckdl("preview", "nothing.yaml").code == 2
    assert "There is no deck called nothing" in deckdl("preview", "nothing").err


def test_coverage_tells_thin_concepts_from_others(deckdl: Deckdl, own_deck: Path) -> None:
    done = deckdl("stats", "--coverage", "--json")
    found = json.loads(done.out)
    mine = next(concept for concept in found["concepts"] if concept["deck"] == "mine")
    assert mine["cards"] == {"basic": 1, "choice": 1, "cloze": 1, "numeric": 1}
    assert mine["thin"] is False
    own_deck.write_text(own_deck.read_text("utf-8").partition("  - id: number")[0], "utf-8")
    done = deckdl("stats", "--coverage", "--json")
    assert done.code == 1
    thin = [concept["concept"] for concept in json.loads(done.out)["concepts"] if concept["thin"]]
    assert "first" in thin
    assert "✗ thin: 1 basic, 1 choice" in deckdl("stats", "--coverage").out


def test_no_shipped_concept_is_thin(deckdl: Deckdl) -> None:
    done = deckdl("stats", "--coverage", "--json")
    found = json.loads(done.out)
    assert [concept["concept"] for concept in found["concepts"] if concept["thin"]] == []
    assert done.code == 0
    assert len(found["concepts"]) == 166
    assert found["cards"] >= 1000
    assert set(found["types"]) == {*TYPES, "code", "bug", "reverse"}


def test_progress_is_told_deck_by_deck(deckdl: Deckdl, own_deck: Path) -> None:
    assert deckdl("review", "mine/basic", "good").code == 0
    found = json.loads(deckdl("stats", "--json").out)
    mine = next(deck for deck in found["decks"] if deck["deck"] == "mine")
    assert (mine["cards"], mine["met"]) == (4, 1)
    assert mine["known"] > 0.2
    assert found["today"]["answered"] == 1
    assert "1 of    4 met" in deckdl("stats").out
