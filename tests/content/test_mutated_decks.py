"""10,000 decks with random faults: each is read, checked and shown; what is wrong has a place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from deckdl.content import templates
from deckdl.content.decks import DeckFile
from deckdl.content.library import join
from deckdl.content.lint import check
from deckdl.content.reader import parse
from deckdl.content.validation import deck_of
from deckdl.sessions.preview import preview

DECK = (
    templates.deck("notes")
    + "".join(f"\n{templates.card(kind, f'a-{kind}', 'notes-basics')}" for kind in templates.TYPES)
    + f"\n{templates.code_card('implement', 'notes-basics', 'activations/softsign.py')}"
)
SHARDS, EACH = 4, 2_500
PIECES = [
    *(
        "\n",
        "  ",
        "- ",
        ": ",
        "'",
        '"',
        "$",
        "\\",
        "{",
        "}",
        "[",
        "]",
        "#",
        "|",
        ">",
        "&a ",
        "*a",
        "!!x ",
        "\t",
    ),
    *(
        "${",
        "}}",
        "{{c1::",
        "::",
        "%",
        "no",
        "1e999",
        "0x1F",
        "-1..2",
        "\x00",
        "é",
        "😀",
        "\ud7ff",
        "﻿",
        "---\n",
    ),
    *(
        "type: ",
        "id: ",
        "answer: ",
        "vars: ",
        "options:\n",
        "9**9**9**9",
        "\\frac{1}{",
        "\\foo",
        "n // 0",
        "import",
    ),
    *(
        "concept: nowhere\n",
        "requires: [notes-basics]\n",
        "was: [first-card]\n",
        "__class__",
        "x" * 400,
        "(" * 60,
    ),
]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The deck after one to six edits: text put in, taken out, moved, doubled, or put in a word's place."""
    text = DECK
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 40)))
        kind = draw(st.sampled_from(["insert", "delete", "replace", "double", "move", "line", "word"]))
        piece = draw(st.sampled_from(PIECES) | st.text(max_size=6))
        match kind:
            case "insert":
                text = text[:at] + piece + text[at:]
            case "delete":
                text = text[:at] + text[end:]
            case "replace":
                text = text[:at] + piece + text[end:]
            case "double":
                text = text[:end] + text[at:end] + text[end:]
            case "move":
                rest = text[:at] + text[end:]
                to = draw(st.integers(0, len(rest)))
                text = rest[:to] + text[at:end] + rest[to:]
            case "line":
                lines = text.splitlines(keepends=True)
                number = draw(st.integers(0, len(lines) - 1)) if lines else 0
                lines[number : number + 1] = draw(st.sampled_from([[], lines[number : number + 1] * 2]))
                text = "".join(lines)
            case "word":
                words = list(re.finditer(r"[\w.-]+", text))
                if words:
                    word = words[at % len(words)]
                    text = text[: word.start()] + piece + text[word.end() :]
    return text


@pytest.mark.parametrize("shard", range(SHARDS))
def test_a_mutated_deck_gives_problems_with_places_and_never_a_traceback(
    shard: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    for module in ("library", "across"):
        monkeypatch.setattr(f"deckdl.content.{module}.shipped_decks", lambda: shipped)
    path = tmp_path / "deck.yaml"
    reference = tmp_path / "impl" / "activations" / "softsign.py"
    reference.parent.mkdir(parents=True)
    reference.write_text(templates.reference("activations/softsign.py"), encoding="utf-8")
    monkeypatch.setattr("deckdl.content.library.shipped_implementations", lambda: shipped)
    seen = {"sound": 0, "broken": 0}

    @seed(shard)
    @settings(max_examples=EACH, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
    @given(mutated())
    def holds(text: str) -> None:
        content = text.encode("utf-8", "surrogatepass")
        document = parse(content, path)
        deck, broken = deck_of(document)
        file = DeckFile(path, deck, list(document.problems), document, broken)
        problems = check([file])
        lines = max(1, text.count("\n") + 1, len(text.splitlines()))
        for problem in problems:
            assert problem.path == path
            assert 1 <= problem.line <= lines + 1
            assert problem.column >= 1
            assert problem.message
            assert "\n" not in problem.message
            assert "Traceback" not in problem.message
        library = join([file])
        assert sum(1 for text in preview(library) if text) == len(library.items)
        seen["broken" if problems else "sound"] += 1

    holds()
    assert seen["broken"] > EACH / 2
    assert seen["sound"] > 0
