"""Decks that an import writes: which cards are sound, what they are called, and the YAML of them all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from deckdl.content import cloze, formulas, scalars
from deckdl.content.across import asked
from deckdl.content.decks import DeckFile
from deckdl.content.faults import card_faults
from deckdl.content.lint import check
from deckdl.content.models import BasicCard, ClozeCard
from deckdl.content.reader import LARGEST, parse
from deckdl.content.schema import COMMENT
from deckdl.content.validation import deck_of
from deckdl.errors import DeckdlError
from deckdl.exchange.html_text import tidy

Note = BasicCard | ClozeCard
_WIDTH = 110
_LONGEST_ID = 48
_KEYS = ("id", "concept", "type", "front", "back", "text", "reverse", "why", "tags", "source")
_DEFAULTS: Mapping[str, Any] = {"type": "basic", "reverse": False, "why": "", "tags": (), "source": ""}


@dataclass(frozen=True)
class LeftOut:
    """What was not taken in: where it stands, and why."""

    place: str
    reason: str
    repeated: bool = False
    """Whether another card asks the same, and nothing else is wrong with it."""


def slug(text: str) -> str:
    """An id from the first words of a text: the same for ever; `card` where it has none."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("_", " ")
    name = ""
    for word in re.findall(r"\w+", plain):
        if name and len(name) + 1 + len(word) > _LONGEST_ID:
            break
        name = f"{name}-{word}" if name else word[:_LONGEST_ID]
    return name or "card"


def title_of(name: str) -> str:
    """A title that `deckdl check` has nothing against: what could be a formula is plain text in it."""
    return " ".join(re.sub(r"[\\$`]", " ", tidy(name)).split()) or "Untitled"


def unique(name: str, taken: Collection[str]) -> str:
    """The name, or the name with the first number that makes it another one than those taken."""
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def front_of(card: Note) -> str:
    """What a card is about, for its id."""
    return cloze.solution(card.text, 0) if isinstance(card, ClozeCard) else card.front


def sound(candidates: Iterable[tuple[str, Note]]) -> tuple[list[tuple[str, Note]], list[LeftOut]]:
    """The cards, each with its place, that `deckdl check` has nothing against, and what is left out."""
    kept: list[tuple[str, Note]] = []
    left_out: list[LeftOut] = []
    first: dict[object, str] = {}
    for place, card in candidates:
        faults = _faults(card)
        question, _ = asked(card)
        if faults:
            left_out.append(LeftOut(place, faults[0]))
        elif question in first:
            left_out.append(LeftOut(place, f"it asks the same as {first[question]}", repeated=True))
        else:
            first[question] = place
            kept.append((place, card))
    return kept, left_out


def _faults(card: Note) -> list[str]:
    found = [fault.message for fault in card_faults(card)]
    shown = [cloze.solution(card.text, 0)] if isinstance(card, ClozeCard) else [card.front, card.back]
    return found or [fault for text in (*shown, card.why) for fault in formulas.faults(text)]


def deck_text(deck: str, title: str, concepts: Mapping[str, str], cards: Iterable[Note], path: Path) -> str:
    """The YAML of a deck, for `path`; `concepts` are titles by id. DeckdlError where it is not sound."""
    text = COMMENT + _dump({"deck": deck, "title": title})
    if concepts:
        text += "\n" + _dump({"concepts": {name: {"title": words} for name, words in concepts.items()}})
    text += "\ncards:\n" + "\n".join(_card(card) for card in cards)
    if len(content := text.encode()) > LARGEST:
        raise DeckdlError(f"{deck} would be larger than {LARGEST:,} bytes, more than a deck may be.")
    document = parse(content, path)
    made, broken = deck_of(document)
    problems = check([DeckFile(path, made, list(document.problems), document, broken)])
    if problems:
        raise DeckdlError(f"No deck could be made of it, since {problems[0].message}: nothing was written.")
    return text


def _card(card: Note) -> str:
    written: dict[str, Any] = {}
    for key in _KEYS:
        value = getattr(card, key, None)
        if value is not None and value != _DEFAULTS.get(key):
            written[key] = _Row(value) if isinstance(value, tuple) else value
    lines = _dump(written).splitlines()
    return (
        "\n".join(f"{'  - ' if number == 0 else '    '}{line}".rstrip() for number, line in enumerate(lines))
        + "\n"
    )


class _Row(list[str]):
    """A list that is written in one line."""


class _Dumper(yaml.SafeDumper):
    """YAML as the decks that ship are written: unquoted where that says the same, several lines below |."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None
    if "\n" in text:
        style = "|"
    elif _means_more(text):
        style = "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


def _means_more(text: str) -> bool:
    """Whether YAML would not read the unquoted text as text."""
    try:
        return not isinstance(scalars.resolve(text), str)
    except ValueError:
        return True


_Dumper.add_representer(str, _text)
_Dumper.add_representer(
    _Row, lambda dumper, row: dumper.represent_sequence("tag:yaml.org,2002:seq", row, flow_style=True)
)


def _dump(data: Mapping[str, Any]) -> str:
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    assert isinstance(text, str)
    return text
