"""Cards are found by their words, whether the deck is read from its file or from the cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckdl.content.library import Library, load
from deckdl.content.search import headline

DECK = """\
deck: d
title: D
concepts: {c: {title: C}}
cards:
  - {id: relu, concept: c, front: 'ReLU of $\\frac{1}{2}$?', back: Half, why: It is positive.}
  - {id: norm, concept: c, front: 'Was heißt "Norm"?', back: A length, tags: [geometry]}
  - {id: gap, concept: c, type: cloze, text: 'The {{c1::softmax}} sums to 1.'}
  - id: pick
    concept: c
    type: choice
    front: Which is smooth?
    options: [{right: GELU}, {wrong: ReLU, because: It has a kink at 0.}]
  - {id: number, concept: c, type: numeric, vars: {n: 1..9}, front: 'Is ${n} ${2*n}$?', answer: n}
  - id: output
    concept: c
    type: predict
    code: |
      x = 1
      print(x)
    answer: '1'
  - id: write
    concept: c
    type: code
    impl: d/f.py
    checks: [{output: f, like: torch.abs(x), cases: [{x: [.nan, -.inf, 9216.0]}]}]
"""


@pytest.fixture(params=["file", "cache", "damaged cache"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Library:
    deck, cache = tmp_path / "d.yaml", tmp_path / "cache"
    deck.write_text(DECK, encoding="utf-8")
    if request.param == "file":
        return load([deck])
    load([deck], cache=cache)
    library = load([deck], cache=cache)
    assert library.fresh == frozenset()
    if request.param != "cache":
        cache.write_bytes(cache.read_bytes()[:-40])
    return library


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("relu", ["relu", "pick"]),
        ("RELU positive", ["relu"]),
        ("kink", ["pick"]),
        (r"\frac", ["relu"]),
        ("heißt", ["norm"]),
        ('"norm"', ["norm"]),
        ("geometry", ["norm"]),
        ("softmax", ["gap"]),
        ("front", []),
        ("tags", []),
        ('":', []),
        ("smooth gelu", ["pick"]),
        ("9216 i", ["write"]),
        ("nan", ["write"]),
        ("nothing", []),
        ("", []),
    ],
)
def test_cards_are_found_by_what_their_author_wrote(library: Library, words: str, found: list[str]) -> None:
    assert library.texts.find(words) == [f"d/{name}" for name in found]


def test_a_headline_is_one_readable_line(library: Library) -> None:
    assert headline(library.cards["d/relu"]) == "ReLU of 1/2?"
    assert headline(library.cards["d/gap"]) == "The softmax sums to 1."
    assert headline(library.cards["d/number"]) == "Is n 2 * n?"
    assert headline(library.cards["d/output"]) == "What does this print? print(x)"
    assert headline(library.cards["d/write"]) == "d/f.py"
