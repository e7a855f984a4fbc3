"""`deckdl due` and `deckdl review`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Deckdl = Callable[..., Any]


def test_a_fresh_workspace_is_made_and_has_new_cards(deckdl: Deckdl, workspace: Path) -> None:
    done = deckdl("due")
    assert done.code == 0
    assert done.err == ""
    assert "0 cards are due, and 10 new for today." in done.out
    assert {path.name for path in workspace.iterdir()} >= {"progress.db", "settings.yaml", "impl", "decks"}


def test_json_says_the_same_for_each_deck(deckdl: Deckdl, own_deck: Path) -> None:
    found = json.loads(deckdl("due", "--json").out)
    assert set(found) == {"at", "due", "new", "next_due", "decks", "backlog"}
    mine = next(deck for deck in found["decks"] if deck["deck"] == "mine")
    assert mine == {"deck": "mine", "title": "My own deck", "due": 0, "new": 4}
    assert (found["due"], found["new"], found["next_due"]) == (0, 10, None)


def test_a_review_is_recorded_and_comes_due(deckdl: Deckdl, own_deck: Path) -> None:
    done = deckdl("review", "mine/basic", "good", "--at", "2026-03-01T09:30+00:00", "--json")
    assert done.code == 0
    recorded = json.loads(done.out)
    assert recorded == {
        "card": "mine/basic",
        "rating": "good",
        "at": "2026-03-01T09:30:00+00:00",
        "due": "2026-03-01T09:40:00+00:00",
        "interval": "10m",
    }
    mine = next(deck for deck in json.loads(deckdl("due", "--json").out)["decks"] if deck["deck"] == "mine")
    assert mine["due"] == 1


def test_a_review_in_words(deckdl: Deckdl, own_deck: Path) -> None:
    assert deckdl("review", "mine/basic", "1").out == "mine/basic: again, due again in 1m.\n"


def test_a_card_that_is_asked_in_parts_is_named_by_part(deckdl: Deckdl, own_deck: Path) -> None:
    done = deckdl("review", "mine/gap", "good")
    assert done.code == 2
    assert "mine/gap#c1" in done.err
    assert deckdl("review", "mine/gap#c1", "good").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["mine/basc", "good"], "mine/basic"),
        (["mine/basic", "fine"], "fine is no rating"),
        (["mine/basic", "good", "--at", "yesterday"], "yesterday is no time"),
        (["mine/basic", "good", "--at", "2999-01-01"], "2999-01-01 is still to come"),
    ],
)
def test_what_is_not_understood_is_told(
    deckdl: Deckdl, own_deck: Path, arguments: list[str], words: str
) -> None:
    done = deckdl("review", *arguments)
    assert done.code == 2
    assert words in done.err


def test_nothing_due_says_when_the_next_is(deckdl: Deckdl, own_deck: Path, workspace: Path) -> None:
    (workspace / "settings.yaml").write_text("new_per_day: 0\ntime_zone: UTC\n")
    deckdl("review", "mine/basic", "easy")
    done = deckdl("due")
    assert done.code == 0
    assert "0 cards are due, and 0 new for today.\nThe next is due at " in done.out


def test_a_broken_deck_is_told_and_the_rest_goes_on(deckdl: Deckdl, own_deck: Path) -> None:
    own_deck.write_text("deck: mine\ntitle: [\n")
    done = deckdl("due")
    assert done.code == 0
    assert "and 10 new" in done.out
    assert "`deckdl check` lists" in done.err
