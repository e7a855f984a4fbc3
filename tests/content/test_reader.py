"""YAML as decks use it: YAML 1.2's types, positions, and one clear line for what cannot be read."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from deckdl.content.reader import parse, read

FILE = Path("deck.yaml")


def problems(content: bytes) -> list[str]:
    return [str(problem) for problem in parse(content, FILE).problems]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("2026-03-01", "2026-03-01"),
        ("1_000", "1_000"),
        ("8..64", "8..64"),
        ("<<", "<<"),
        ("1e-3", 0.001),
        ("1.0e4", 10000.0),
        (".5", 0.5),
        ("-3", -3),
        ("010", 10),
        ("0x1F", 31),
        ("0o17", 15),
        ("-.inf", -math.inf),
        ("true", True),
        ("~", None),
        ("", None),
        ("'1'", "1"),
        ('"no"', "no"),
    ],
)
def test_plain_words_mean_what_yaml_1_2_says(written: str, meant: object) -> None:
    document = parse(f"key: {written}\n".encode(), FILE)
    assert document.problems == []
    assert document.data == {"key": meant}
    assert type(document.data["key"]) is type(meant)


def test_keys_are_always_text() -> None:
    assert parse(b"1: a\nno: b\ntrue: c\n", FILE).data == {"1": "a", "no": "b", "true": "c"}


def test_a_byte_order_mark_and_windows_line_ends_are_no_trouble() -> None:
    assert parse("\ufeffa: ä\r\nb: 2\r\n".encode(), FILE).data == {"a": "ä", "b": 2}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "deck.yaml:1:1: the file is empty"),
        (b" \n\n", "deck.yaml:1:1: the file is empty"),
        (b"# only this\n", "deck.yaml:1:1: the file holds only comments"),
        (b"a: 1\n\tb: 2\n", "deck.yaml:2:1: a tab in the indentation; use spaces"),
        (b"a:\n  - b\n \t- c\n", "deck.yaml:3:2: a tab in the indentation; use spaces"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "deck.yaml:1:1: this is a binary file, not YAML text"),
        (b"a: 1\nb: \xff\n", "deck.yaml:2:4: this is not UTF-8 text; save the file as UTF-8"),
        (b"a: 1\nb: 2\na: 3\n", "deck.yaml:3:1: the key a stands here twice; the first is in line 1"),
        (b"a: !!python/object:os.system x", "deck.yaml:1:4: remove the tag !!python/object:os.system"),
        (b"a: *nothing\n", "deck.yaml:1:4: *nothing refers to no &nothing above it"),
        (b"a: &a [*a]\n", "deck.yaml:1:8: *a stands inside what it refers to"),
        (b"? [a]\n: 1\n", "deck.yaml:1:3: a key must be plain text"),
        (b"a: 1\n---\nb: 2\n", "deck.yaml:2:1: a deck is one YAML document"),
        (b"a: `x`\n", "deck.yaml:1:4: unquoted text cannot start with `; put it in quotes"),
        (b"a: b: c\n", "deck.yaml:1:5: a colon and a space within text"),
        (b"a: 'x\nb: 1\n", "deck.yaml:1:4: a quote is opened here"),
        (b"a: [1, 2\nb: 3\n", "deck.yaml:2:2: a list in [brackets] is not closed"),
        (b'a: "\\frac"\n', "deck.yaml:1:4: the text holds a control character: in double quotes a backslash"),
        (b'a: "\\theta"\n', "deck.yaml:1:4: the text holds a tab: in double quotes a backslash"),
        (
            b'a: "\\sigma"\n',
            "deck.yaml:1:5: in double quotes a backslash starts an escape; use single quotes",
        ),
        (b"a: \x1b[2J\n", "deck.yaml:1:4: a control character; remove it"),
        (b'a: "\\e[2J"\n', "deck.yaml:1:4: the text holds a control character"),
        (b'a: "\\ud800"\n', "deck.yaml:1:7: this escape is no character"),
        (b"a: " + b"9" * 5000, "deck.yaml:1:4: a number of 5000 digits is too large"),
        (b"a: 1e999\n", "deck.yaml:1:4: 1e999 is too large for a number"),
        (b"- " * 100_000, "deck.yaml:1:101: lists and mappings are nested more than 50 levels deep"),
        (b"{a: " * 400, "deck.yaml:1:201: lists and mappings are nested more than 50 levels deep"),
        (b"[" * 400, "deck.yaml:1:51: lists and mappings are nested more than 50 levels deep"),
    ],
)
def test_what_cannot_be_read_is_one_line(content: bytes, expected: str) -> None:
    found = problems(content)
    assert len(found) == 1
    assert found[0].startswith(expected)


def test_aliases_repeat_a_value_but_cannot_explode() -> None:
    assert parse(b"a: &a [x, y]\nb: [*a, *a]\n", FILE).data["b"] == [["x", "y"], ["x", "y"]]
    bomb = b"a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in range(1, 40):
        bomb += b"a%d: &a%d [%s]\n" % (level, level, b", ".join([b"*a%d" % (level - 1)] * 10))
    (found,) = problems(bomb)
    assert "aliases repeat more than 100,000 values" in found


def test_a_missing_file_and_a_folder_are_problems_too(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path, tmp_path / "a\0b"):
        document = read(path)
        assert document.data is None
        assert "cannot be read" in document.problems[0].message


def test_positions_of_values_and_keys() -> None:
    document = parse(b"cards:\n  - id: a\n    hints: [x, 'yy', z]\n  - {id: b}\n", FILE)
    assert str(document.problem(("cards", 0, "hints", 1), "m")) == "deck.yaml:3:16: m"
    assert str(document.problem(("cards", 0, "hints"), "m", key=True)) == "deck.yaml:3:5: m"
    assert str(document.problem(("cards", 1, "id"), "m")) == "deck.yaml:4:10: m"
    assert str(document.problem(("cards", 1, "front", 3), "m")) == "deck.yaml:4:5: m"


@pytest.mark.parametrize("content", [b"[" * 100_000, b"{a: " * 100_000])
def test_what_is_nested_beyond_the_parsers_own_limit_is_one_line(content: bytes) -> None:
    (found,) = problems(content)
    assert "lists and mappings are nested" in found
