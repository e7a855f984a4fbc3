"""The library: what can be studied, in which order, under which ids, and what is left out."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from deckdl.content import library as content
from deckdl.content.checks import parse_check
from deckdl.content.library import Library, load
from deckdl.content.models import BasicCard, ChoiceCard, CodeCard, NumericCard
from deckdl.errors import DeckdlError

Writer = Callable[..., Path]

EVERY_TYPE = """\
deck: every
title: Every type
concepts:
  late: {title: Late, requires: [early]}
  early: {title: Early}
cards:
  - {id: front-back, concept: late, front: no, back: 0.50, reverse: true, was: old-one, why: w, source: 1e-3}
  - id: coded
    concept: early
    type: code
    impl: losses/mse.py
    checks: [{output: mse, draw: {y: normal(N)}}]
    mistakes: [{replace: a, by: b, says: c}]
  - {id: gaps, concept: early, type: cloze, text: 'a {{c2::b}} {{c1::c::hint}} {{c2::d}}', was: [other/gone]}
  - {id: pick, concept: early, type: choice, front: f, options: [{right: 1}, {wrong: 0.10, because: b}]}
  - id: count
    concept: late
    type: numeric
    front: ${n}
    vars: {n: 1..9}
    answer: 2*n
    tolerance: 0.01
    unit: px
"""


def test_items_come_in_learning_order(write: Writer) -> None:
    library = load([write(EVERY_TYPE)])
    assert library.problems == []
    assert list(library.items) == [
        *("every/gaps#c1", "every/gaps#c2", "every/pick", "every/coded", "every/coded#bug"),
        *("every/front-back", "every/front-back#reverse", "every/count"),
    ]
    assert [item.part for item in library.items.values()] == ["c1", "c2", "", "", "bug", "", "reverse", ""]
    assert list(library.cards) == [
        "every/gaps",
        "every/pick",
        "every/coded",
        "every/front-back",
        "every/count",
    ]
    assert list(library.concepts) == ["early", "late"]
    assert library.concepts["late"].requires == ("early",)
    assert library.concepts["late"].title == "Late"


def test_text_is_what_stands_in_the_file(write: Writer) -> None:
    cards = load([write(EVERY_TYPE)]).cards
    basic, pick, count = cards["every/front-back"], cards["every/pick"], cards["every/count"]
    assert isinstance(basic, BasicCard)
    assert (basic.front, basic.back, basic.source) == ("no", "0.50", "1e-3")
    assert isinstance(pick, ChoiceCard)
    assert [(option.text, option.is_right, option.because) for option in pick.options] == [
        ("1", True, ""),
        ("0.10", False, "b"),
    ]
    assert isinstance(count, NumericCard)
    assert (count.answer, count.vars, count.tolerance, count.unit) == ("2*n", {"n": "1..9"}, 0.01, "px")


def test_checks_of_a_code_card_parse(write: Writer) -> None:
    card = load([write(EVERY_TYPE)]).card("every/coded")
    assert isinstance(card, CodeCard)
    assert [(check.kind, check.target) for check in map(parse_check, card.checks)] == [("output", "mse")]
    assert [(mistake.replace, mistake.by, mistake.says) for mistake in card.mistakes] == [("a", "b", "c")]


def test_old_names_lead_to_new_ids(write: Writer) -> None:
    library = load([write(EVERY_TYPE)])
    assert library.renamed == {
        "every/old-one": "every/front-back",
        "every/old-one#reverse": "every/front-back#reverse",
        "other/gone#c1": "every/gaps#c1",
        "other/gone#c2": "every/gaps#c2",
    }
    assert library.item("every/old-one#reverse").id == "every/front-back#reverse"
    assert library.card("every/front-back").full_id == "every/front-back"
    with pytest.raises(DeckdlError, match="no card every/nothing"):
        library.item("every/nothing")


def test_order_over_decks_follows_requires(write: Writer) -> None:
    write("deck: a\ntitle: A\nconcepts: {a1: {title: t, requires: [z1]}, a2: {title: t}}\n", "decks/a.yaml")
    write(
        "deck: m\ntitle: M\nconcepts: {m1: {title: t}}\ncards:\n- {id: x, concept: a2, front: f, back: b}\n",
        "decks/m.yaml",
    )
    folder = write(
        "deck: z\ntitle: Z\nconcepts: {z2: {title: t, requires: [a1]}, z1: {title: t}}\n", "decks/z.yaml"
    ).parent
    library = load([folder])
    assert list(library.concepts) == ["z1", "a1", "a2", "m1", "z2"]
    assert [deck.deck for deck in library.decks] == ["z", "a", "m"]
    assert library.problems == []


def test_what_is_broken_is_left_out_and_the_rest_studied(write: Writer) -> None:
    write(
        """\
        deck: d
        title: D
        unknown: 1
        concepts:
          a: {title: A, requires: [b, nowhere]}
          b: {title: B, requires: [a]}
          c: [broken]
        cards:
          - {id: good, concept: b, front: f, back: b}
          - {id: bad, concept: b, front: f}
          - {id: good, concept: b, front: again, back: b}
          - {id: lost, concept: nowhere, front: f, back: b}
          - text
        """
    )
    write(b"\0", "decks/binary.yaml")
    write("title: no id\ncards: [{id: x, concept: a, front: f, back: b}]\n", "decks/headless.yaml")
    folder = write("deck: d\ntitle: The same\ncards: []\n", "decks/same.yaml").parent
    library = load([folder, folder / "missing.yaml"])
    assert list(library.items) == ["d/good", "d/lost"]
    card = library.card("d/good")
    assert isinstance(card, BasicCard)
    assert card.front == "f"
    assert library.concepts["nowhere"].title == "nowhere"
    assert [(problem.path.name, problem.line) for problem in library.problems] == [
        *(("binary.yaml", 1), ("deck.yaml", 3), ("deck.yaml", 5), ("deck.yaml", 5), ("deck.yaml", 7)),
        *(("deck.yaml", 10), ("deck.yaml", 11), ("deck.yaml", 12), ("deck.yaml", 13)),
        *(("headless.yaml", 1), ("missing.yaml", 1), ("same.yaml", 1)),
    ]


def test_a_long_chain_of_concepts_is_no_trouble(write: Writer) -> None:
    lines = [f"  c{number}: {{title: t, requires: [c{number + 1}]}}" for number in range(3000)]
    library = load([write("deck: d\ntitle: D\nconcepts:\n" + "\n".join(lines) + "\n  c3000: {title: t}\n")])
    assert list(library.concepts)[:2] == ["c3000", "c2999"]
    assert library.problems == []


def test_no_decks_at_all(tmp_path: Path) -> None:
    assert load([]).items == {}
    assert load([tmp_path]).problems == []


def test_shipped_decks_and_implementations_are_found() -> None:
    library = load([content.shipped_decks()])
    assert {"activations", "losses", "optimization"} <= {deck.deck for deck in library.decks}
    for card in library.cards.values():
        if isinstance(card, CodeCard):
            assert (content.shipped_implementations() / card.impl).is_file()


def contents(library: Library) -> str:
    """Everything in it, as text: a nan on a card equals itself there."""
    decks = [(deck.deck, deck.title, deck.concepts) for deck in library.decks]
    cards = {name: (type(card), asdict(card)) for name, card in library.cards.items()}
    return repr((decks, cards, library.renamed, list(library.items)))


def test_decks_from_the_cache_are_the_same_decks(write: Writer, tmp_path: Path) -> None:
    paths, cache = [write(EVERY_TYPE), content.shipped_decks()], tmp_path / "kept" / "decks.json"
    plain = load(paths)
    first, second = load(paths, cache=cache), load(paths, cache=cache)
    assert contents(plain) == contents(first) == contents(second)
    assert cache.is_file()


def test_a_cached_deck_that_changes_is_read_again(write: Writer, tmp_path: Path) -> None:
    cache = tmp_path / "decks.json"
    path = write("deck: d\ntitle: Old\n")
    load([path], cache=cache)
    path.write_text("deck: d\ntitle: New\n")
    assert load([path], cache=cache).decks[0].title == "New"
    path.write_text("deck: d\ntitle: [New]\n")
    assert len(load([path], cache=cache).problems) == 1
    assert len(load([path], cache=cache).problems) == 1


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"\0\xff", b"[]", b'{"key": "old", "decks": {}}', b"[" * 100_000]
)
def test_a_damaged_cache_is_no_matter(write: Writer, tmp_path: Path, damage: bytes) -> None:
    cache = tmp_path / "decks.json"
    path = write(EVERY_TYPE)
    load([path], cache=cache)
    cache.write_bytes(damage)
    assert contents(load([path], cache=cache)) == contents(load([path]))


def test_problems_between_decks_have_positions_from_the_cache_too(write: Writer, tmp_path: Path) -> None:
    cache = tmp_path / "decks.json"
    path = write("deck: d\ntitle: D\nconcepts:\n  a:\n    title: A\n    requires: [b]\n")
    told = [str(problem) for problem in load([path], cache=cache).problems]
    assert told == [f"{path}:6:16: there is no concept b"]
    assert [str(problem) for problem in load([path], cache=cache).problems] == told


def test_a_cache_that_cannot_be_written_is_no_matter(write: Writer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert load([write(EVERY_TYPE)], cache=tmp_path / "file" / "decks.json").problems == []


def test_decks_from_the_cache_need_neither_yaml_nor_pydantic(write: Writer, tmp_path: Path) -> None:
    path, cache = write(EVERY_TYPE), tmp_path / "decks.json"
    load([path], cache=cache)
    code = (
        "import sys; from pathlib import Path; from deckdl.content.library import load;"
        "assert load([Path(sys.argv[1])], cache=Path(sys.argv[2])).items;"
        "print(sorted({'yaml', 'pydantic', 'numpy', 'torch', 'sympy', 'textual'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), str(cache)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
