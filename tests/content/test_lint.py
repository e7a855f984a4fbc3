# ruff: noqa: E501  (what is told is compared whole)
"""`check`: every error of every file at once, each at its place and in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from deckdl.content.decks import read_decks
from deckdl.content.lint import check
from deckdl.content.models import CARD_TYPES

Writer = Callable[..., Path]

ROOT = Path(__file__).parents[2]
TOP = """\
deck: d
title: D
concepts:
  a: {title: A}
cards:
"""


def found(path: Path) -> list[str]:
    """The problems without the folder."""
    return [str(problem).removeprefix(f"{path.parent}/") for problem in check(read_decks([path]))]


def card(text: str) -> str:
    """A deck with one card; the card begins in line 6, column 5."""
    lines = dedent(text).strip().splitlines()
    return TOP + "  - " + "\n    ".join(lines) + "\n"


def test_a_sound_deck_has_no_problems(write: Writer) -> None:
    assert found(write(card("id: x\nconcept: a\nfront: no\nback: 0.50\nreverse: true"))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id: x\nconcept: a\nfront: f", ["6:5: a basic card needs the key back"]),
        (
            "id: x\nconcept: a\nfrnt: f\nback: b",
            [
                "6:5: a basic card needs the key front",
                "8:5: a basic card has no key frnt; did you mean front?",
            ],
        ),
        (
            "id: x\nconcept: a\nfront: [f, g]\nback: {b: c}",
            ["8:12: front must be text, not a list", "9:11: back must be text, not a mapping"],
        ),
        ("id: x\nconcept: a\nfront:\nback: b", ["8:11: front is empty"]),
        ("id: x\nconcept: a\nfront: ' '\nback: b", ["8:12: front is empty"]),
        (
            "id: x\nconcept: a\nfront: f\nback: b\nreverse: yes",
            ["10:14: reverse must be true or false, not text"],
        ),
        ("id: x\nconcept: a\nfront: f\nback: b\nhints: one", ["10:12: hints must be a list, not text"]),
        (
            "id: x\nconcept: a\nfront: f\nback: b\nhints: [one, [two]]",
            ["10:18: hints 2 must be text, not a list"],
        ),
        (
            "id: a b\nconcept: a\nfront: f\nback: b",
            ["6:9: id is made of letters, digits, - and _, without spaces"],
        ),
        ("id: x\nconcept: aa\nfront: f\nback: b", ["7:14: there is no concept aa; did you mean a?"]),
        (
            "id: x\nconcept: a\ntype: chioce\nfront: f",
            [
                "8:11: there is no card type chioce; did you mean choice?; there are basic, cloze, choice, "
                "numeric, formula, predict, order, code"
            ],
        ),
        (
            "id: x\nconcept: a\ntype: [a]\nfront: f",
            [
                "8:11: there is no card type a list; there are basic, cloze, choice, numeric, formula, predict, "
                "order, code"
            ],
        ),
        ("just text", ["6:5: a card is a mapping with id, concept and more, not text"]),
        (
            r"id: x\nconcept: a\nfront: $\foo$\nback: b".replace(r"\n", "\n"),
            [r"8:12: in $\foo$: the macro \foo is unknown"],
        ),
        # cloze
        (
            "id: x\nconcept: a\ntype: cloze\ntext: no gap",
            ["9:11: text needs at least one gap, written {{c1::answer}} or {{c1::answer::hint}}"],
        ),
        (
            "id: x\nconcept: a\ntype: cloze\ntext: a {{c0::b}}",
            ["9:11: gaps are numbered from 1: {{c1::answer}}"],
        ),
        (
            "id: x\nconcept: a\ntype: cloze\ntext: a {{c1::b}} {{c2:c}}",
            ["9:11: '{{c2:c}}' is not a gap; write {{c1::answer}} or {{c1::answer::hint}}"],
        ),
        # choice
        (
            "id: x\nconcept: a\ntype: choice\nfront: f\noptions: [{wrong: 1, because: b}, {wrong: 2, because: b}]",
            ["10:14: none of the options is right; write one as `right: text`"],
        ),
        (
            "id: x\nconcept: a\ntype: choice\nfront: f\noptions: [{right: 1}, {wrong: 2}]",
            ["10:27: a wrong option needs a because: one sentence on why it is wrong"],
        ),
        (
            "id: x\nconcept: a\ntype: choice\nfront: f\noptions: [{right: 1}]",
            ["10:14: a choice needs at least two options"],
        ),
        (
            "id: x\nconcept: a\ntype: choice\nfront: f\noptions: [{right: 1}, two]",
            [
                "10:27: options 2 must be a mapping, not text; write {right: text} or {wrong: text, because: reason}"
            ],
        ),
        (
            "id: x\nconcept: a\ntype: choice\nfront: f\noptions: [{right: 1}, {worng: 2, because: b}]",
            ["10:28: a choice card has no key worng; did you mean wrong?"],
        ),
        (
            "id: x\nconcept: a\ntype: choice\nfront: f\noptions: [{right: 1}, {right: 1}]",
            ["10:27: the option 1 is there twice"],
        ),
        (
            "id: x\nconcept: a\ntype: choice\nfront: f\noptions: [{right: 1}, {because: b}]",
            ["10:27: an option has either `right: text` or `wrong: text` with its because"],
        ),
        # numeric
        (
            "id: x\nconcept: a\ntype: numeric\nfront: f\nanswer: 2n",
            ["10:13: '2n' is not an expression: write every product with *"],
        ),
        (
            "id: x\nconcept: a\ntype: numeric\nfront: f ${m}\nvars: {n: 1..9}\nanswer: n",
            ["9:12: in ${…}: 'm' uses m, which is no variable: there are n"],
        ),
        (
            "id: x\nconcept: a\ntype: numeric\nfront: f\nvars: {n: 1..9, k: 9..1}\nwhere: q > 1\nanswer: n",
            [
                "10:24: k: 9..1 is empty, the first number is the smaller one",
                "11:12: 'q > 1' uses q, which is no variable: there are k, n",
            ],
        ),
        (
            "id: x\nconcept: a\ntype: numeric\nfront: f\nvars: {n: 1..9}\nwhere: n > 9\nanswer: n",
            ["11:12: 'n > 9' holds for none of 2,000 draws; widen the vars or drop the condition"],
        ),
        (
            "id: x\nconcept: a\ntype: numeric\nfront: f\nvars: {n: 0..9}\nanswer: 1/n",
            ["11:13: '1/n' divides by zero for n = 0"],
        ),
        (
            "id: x\nconcept: a\ntype: numeric\nfront: f\nvars: {n: 0..9}\nanswer: n > 1",
            ["11:13: 'n > 1' is true or false, where a number is needed"],
        ),
        (
            "id: x\nconcept: a\ntype: numeric\nfront: f\nanswer: 9**9**9**9",
            ["10:13: '9**9**9**9' is too large to compute"],
        ),
        (
            "id: x\nconcept: a\ntype: numeric\nfront: f\nanswer: 1\ntolerance: big",
            ["11:16: tolerance must be a number, not text"],
        ),
        (
            "id: x\nconcept: a\ntype: numeric\nfront: f\nanswer: 1\ntolerance: 2",
            ["11:16: tolerance is a share of the answer, from 0 to less than 1, as in 0.01"],
        ),
        (
            "id: x\nconcept: a\ntype: numeric\nfront: f\nanswer: 1\nvars: [n]",
            ["11:11: vars must be a mapping, not a list"],
        ),
        # code
        (
            "id: x\nconcept: a\ntype: code\nchecks: []",
            [
                "6:5: a code card needs the key impl: the exercise's file, as in losses/mse.py",
                "9:13: a code card needs at least one check, as in `- output: softmax`",
            ],
        ),
        (
            "id: x\nconcept: a\nimpl: ../x.py\nfront: f\nback: b",
            ["8:11: impl is a path below impl/ that ends in .py, as in losses/mse.py"],
        ),
    ],
)
def test_a_broken_card_is_told_where_and_what(write: Writer, text: str, expected: list[str]) -> None:
    assert found(write(card(text))) == [f"deck.yaml:{line}" for line in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n- b\n", ["1:1: a deck is a mapping with deck, title, concepts and cards, not a list"]),
        ("just text\n", ["1:1: a deck is a mapping with deck, title, concepts and cards, not text"]),
        ("cards: []\n", ["1:1: a deck needs the key deck", "1:1: a deck needs the key title"]),
        (
            "deck: d\ntitel: T\n",
            ["1:1: a deck needs the key title", "2:1: a deck has no key titel; did you mean title?"],
        ),
        (
            "deck: a/b\ntitle: [T]\n",
            [
                "1:7: deck is an id: letters, digits, - and _, without spaces",
                "2:8: title must be text, not a list",
            ],
        ),
        ("deck: d\ntitle: T\ncards: {a: b}\n", ["3:8: cards must be a list, not a mapping"]),
        (
            "deck: d\ntitle: T\nconcepts: [a]\n",
            ["3:11: concepts must be a mapping from ids to titles, not a list"],
        ),
        (
            "deck: d\ntitle: T\nconcepts:\n  a: A\n  b: {titel: B}\n  c c: {title: C}\n",
            [
                "4:6: a must be a mapping, not text; write {title: text, requires: [ids]}",
                "5:6: a concept needs the key title",
                "5:7: a concept has no key titel; did you mean title?",
                "6:3: 'c c' is no id for a concept: letters, digits, - and _, without spaces",
            ],
        ),
        (
            "deck: d\ntitle: T\nconcepts:\n  a: {title: A, requires: [b]}\n  b: {title: B, requires: [c]}\n  c: {title: C, requires: [a]}\n",
            ["4:28: requires goes in a circle: a → b → c → a"],
        ),
        (
            "deck: d\ntitle: T\nconcepts:\n  a: {title: A, requires: [a]}\n",
            ["4:28: requires goes in a circle: a → a"],
        ),
        (
            "deck: d\ntitle: T\nconcepts:\n  abc: {title: A}\n  b: {title: B, requires: [abd]}\n",
            ["5:28: there is no concept abd; did you mean abc?"],
        ),
        (
            TOP + "  - {id: x, concept: a, front: f, back: b}\n  - {id: x, concept: a, front: f, back: b}\n",
            ["7:10: the id x is taken by the card in line 6"],
        ),
        (
            TOP
            + "  - {id: x, concept: a, front: f, back: b, was: y}\n  - {id: y, concept: a, front: g, back: b, was: [z, z]}\n",
            [
                "6:49: y cannot be an old name: a card is called so now",
                "7:53: z is already an old name of d/y",
            ],
        ),
    ],
)
def test_a_broken_deck_is_told_where_and_what(write: Writer, text: str, expected: list[str]) -> None:
    assert found(write(text)) == [f"deck.yaml:{line}" for line in expected]


def test_a_message_is_one_line_whatever_it_quotes(write: Writer) -> None:
    path = write('deck: d\ntitle: D\n"two\\nlines": 1\n' + "x" * 900 + ": 1\n")
    problems = check(read_decks([path]))
    assert len(problems) == 2
    assert all("\n" not in str(problem) and len(problem.message) <= 300 for problem in problems)


def test_every_error_of_every_file_comes_at_once_and_sorted(write: Writer) -> None:
    write(b"\0", "decks/b.yaml")
    write("deck: a\ntitle: A\nunknown: 1\ncards:\n  - {id: x, front: f}\n  - {id: y}\n", "decks/a.yaml")
    write("deck: a\ntitle: C\nconcepts: {k: {title: K}}\ncards: []\n", "decks/c.yml")
    write("not a deck", "decks/notes.txt")
    folder = write("", "decks/d.yaml").parent
    told = [(problem.path.name, problem.line) for problem in check(read_decks([folder]))]
    assert told == sorted(told)
    assert told == [
        ("a.yaml", 3),
        ("a.yaml", 5),
        ("a.yaml", 5),
        ("a.yaml", 6),
        ("a.yaml", 6),
        ("a.yaml", 6),
        ("b.yaml", 1),
        ("c.yml", 1),
        ("d.yaml", 1),
    ]


def test_concepts_are_shared_by_the_decks_beside_and_those_that_ship(write: Writer) -> None:
    write(
        """\
        deck: one
        title: One
        concepts: {base: {title: Base}}
        cards: [{id: x, concept: base, front: What?, back: b}]
        """,
        "decks/one.yaml",
    )
    two = write(
        """\
        deck: two
        title: Two
        concepts:
          top: {title: Top, requires: [base, sigmoid]}
          base: {title: Again}
        cards:
          - {id: x, concept: base, front: f, back: b}
          - {id: y, concept: top, front: g, back: b}
        """,
        "decks/two.yaml",
    )
    alone = two.read_text().replace("  base: {title: Again}\n", "")
    assert check(read_decks([two.parent]))[0].message.startswith("the concept base is already defined in ")
    two.write_text(alone)
    assert check(read_decks([two])) == []
    assert check(read_decks([two.parent])) == []


def test_shipped_decks_have_no_problems() -> None:
    assert [str(problem) for problem in check(read_decks([ROOT / "decks"]))] == []


def test_the_examples_of_the_guide_have_no_problems(write: Writer) -> None:
    blocks = re.findall(
        r"^```yaml\n(.*?)^```", (ROOT / "decks/README.md").read_text(encoding="utf-8"), re.M | re.S
    )
    assert len(blocks) == 9
    for number, block in enumerate(blocks):
        folder = write(block.encode(), f"decks/{number}.yaml").parent
    assert [str(problem) for problem in check(read_decks([folder]))] == []
    types = re.findall(r"type: (\w+)", "".join(blocks))
    assert set(types) == CARD_TYPES.keys() - {"basic"}


def test_a_broken_card_hides_none_of_its_other_faults(write: Writer) -> None:
    text = "id: x\nconcept: nowhere\nfrnt: q\nback: $\\foo$\nimpl: no/such.py\nhints: 3"
    messages = [problem.partition(": ")[2] for problem in found(write(card(text)))]
    assert len(messages) == 6
    for part in (
        "needs the key front",
        "no key frnt",
        "concept nowhere",
        "\\foo",
        "no file no/such.py",
        "hints must",
    ):
        assert any(part in message for message in messages), part
