"""The cache of parsed decks: a warm start is the same as a cold one, and damage is never noticed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from deckdl.content.library import Library, load
from deckdl.errors import DeckdlError
from deckdl.sessions.preview import preview

DECK = """\
deck: one
title: One
concepts:
  late: {title: Late, requires: [early]}
  early: {title: Early}
cards:
  - {id: a, concept: late, front: What is a?, back: b, reverse: true, was: old}
  - {id: gaps, concept: early, type: cloze, text: 'a {{c1::b}} {{c2::c}}'}
  - {id: pick, concept: early, type: choice, front: Which?, options: [{right: x}, {wrong: y, because: z}]}
  - {id: count, concept: late, type: numeric, vars: {n: 1..9}, front: 'Twice ${n}?', answer: 2*n}
  - {id: slope, concept: late, type: formula, front: Slope?, answer: 2*z, options: [{wrong: z, because: w}]}
  - {id: put, concept: late, type: order, front: Order., items: [p, q, r]}
"""
OTHER = """\
deck: two
title: Two
concepts: {more: {title: More}}
cards:
  - {id: x, concept: more, front: f, back: b}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    decks = tmp_path / "decks"
    decks.mkdir()
    (decks / "one.yaml").write_text(DECK, encoding="utf-8")
    (decks / "two.yaml").write_text(OTHER, encoding="utf-8")
    return decks


def told(library: Library) -> tuple[object, ...]:
    """Everything that a learner sees of a library."""
    return (
        list(library.items),
        list(library.cards),
        library.concepts,
        library.renamed,
        {deck: dict(sizes) for deck, sizes in library.sizes.items()},
        [deck.deck for deck in library.decks],
        library.problems,
        list(preview(library)),
    )


def test_a_warm_start_gives_the_same_as_a_cold_one(folder: Path, tmp_path: Path) -> None:
    cold = load([folder])
    cache = tmp_path / "cache"
    first, warm = load([folder], cache=cache), load([folder], cache=cache)
    assert told(cold) == told(first) == told(warm)
    assert (first.fresh, warm.fresh) == ({"one", "two"}, frozenset())
    assert warm.sizes["one"] == {"late": 5, "early": 3}


def damaged(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        first, rest = path.read_bytes().split(b"\n", 1)
        path.write_bytes(first + b"\n" + change(rest))

    return damage


def index_moved(path: Path) -> None:
    first, rest = path.read_bytes().split(b"\n", 1)
    index = json.loads(first)
    for entry in index["decks"].values():
        entry["at"] = [entry["at"][0] + 7, entry["at"][1]]
    path.write_bytes(json.dumps(index).encode() + b"\n" + rest)


@pytest.mark.parametrize(
    "damage",
    [
        damaged(lambda rest: b""),
        damaged(lambda rest: rest[: len(rest) // 2]),
        damaged(lambda rest: b"\xff" * len(rest)),
        damaged(lambda rest: rest.replace(b'"digest": "', b'"digest": "0')),
        damaged(lambda rest: rest.replace(b"cards", b"carts")),
        damaged(lambda rest: rest.replace(b"front", b"surpr")),
        index_moved,
        lambda path: path.write_bytes(b"{}"),
        lambda path: path.write_bytes(path.read_bytes()[:100]),
        lambda path: path.write_bytes(path.read_bytes().replace(b'"ids"', b'"sdi"')),
        lambda path: path.write_bytes(b""),
    ],
)
def test_damage_to_the_cache_is_never_noticed(
    folder: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    cache = tmp_path / "cache"
    whole = told(load([folder], cache=cache))
    damage(cache)
    assert told(load([folder], cache=cache)) == whole


def test_a_deck_that_changed_is_read_anew_and_the_others_are_not(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load([folder], cache=cache)
    (folder / "two.yaml").write_text(OTHER.replace("back: b", "back: c"), encoding="utf-8")
    library = load([folder], cache=cache)
    assert library.fresh == {"two"}
    assert "Answer: c" in "".join(preview(library))
    assert load([folder], cache=cache).fresh == frozenset()


def test_cards_belong_to_the_content_that_was_indexed(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load([folder], cache=cache)
    opened, late = load([folder], cache=cache), load([folder], cache=cache)
    (folder / "two.yaml").write_text(OTHER.replace("id: x", "id: y"), encoding="utf-8")
    assert opened.card("two/x").full_id == "two/x"  # of the cache, which has it still
    cache.write_bytes(b"")
    with pytest.raises(DeckdlError, match=r"two\.yaml was changed meanwhile"):
        late.card("two/x")
