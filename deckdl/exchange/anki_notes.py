"""A note of Anki as a card of deckdl, or why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b

from deckdl.content.models import BasicCard, ClozeCard
from deckdl.exchange.anki_latex import to_dollars
from deckdl.exchange.anki_package import AnkiNote, NoteType
from deckdl.exchange.deck_file import Note
from deckdl.exchange.html_text import paragraphs, tidy, to_text

_REFERENCE = re.compile(r"\{\{([^{}]*)\}\}")
_TYPED = re.compile(r"\{\{\s*type:[^{}]*\}\}")
_SPECIAL = frozenset(("FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag"))
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)


@dataclass(frozen=True)
class Converted:
    """A card without its id and concept, the media it names, and formulas that it holds as code."""

    card: Note
    media: tuple[str, ...] = ()
    code: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Sides:
    """Which fields are asked, which are the answer, and which are shown with it."""

    front: list[str]
    back: list[str]
    why: list[str]
    reverse: bool = False


def mark(note: AnkiNote) -> str:
    """What an id ends with, so that the note is found again after its text was changed."""
    return blake2b(note.guid.encode(), digest_size=4).hexdigest()


def has_script(kind: NoteType) -> bool:
    """Whether its cards run programs in Anki."""
    return any(_SCRIPT.search(side) for template in kind.templates for side in template)


def convert(note: AnkiNote, ords: set[int]) -> Converted | str:
    """The card of a note that has cards of these numbers, or the reason why there is none."""
    sides = _cloze_sides(note.type) if note.type.cloze else _sides(note.type, ords)
    if isinstance(sides, str):
        return sides
    values = dict(zip(note.type.fields, note.fields, strict=False))
    texts: dict[str, str] = {}
    media: list[str] = []
    code: list[str] = []
    for side, names in (("front", sides.front), ("back", sides.back), ("why", sides.why)):
        parts = [to_text(values.get(name, "")) for name in names]
        found = to_dollars("\n\n".join(part.text for part in parts if part.text))
        texts[side] = paragraphs(found.text)
        media += [name for part in parts for name in part.media]
        code += found.unreadable
    front, back, why = texts["front"], texts["back"], texts["why"]
    tags = tuple(tag for tag in map(tidy, note.tags) if tag)
    card: Note
    if note.type.cloze:
        if "image-occlusion:" in front:
            return "it hides parts of a picture"
        card = ClozeCard(id="x", concept="x", type="cloze", text=front, why=why, tags=tags)
    elif not front or not back:
        return f"its {'answer' if front else 'question'} is empty"
    else:
        card = BasicCard(
            id="x", concept="x", front=front, back=back, why=why, reverse=sides.reverse, tags=tags
        )
    return Converted(card, tuple(dict.fromkeys(media)), tuple(code))


def _sides(kind: NoteType, ords: set[int]) -> _Sides | str:
    """Of a note type with one card, or two that ask for each other."""
    other = f"its note type {kind.name} is neither basic, basic and reversed, nor cloze"
    if len(kind.templates) not in (1, 2):
        return other
    # A box to type the answer in stands on the front and shows nothing there.
    fronts = [_named(_TYPED.sub("", question), kind) for question, _ in kind.templates]
    backs = [
        [name for name in _named(answer, kind) if name not in front]
        for (_, answer), front in zip(kind.templates, fronts, strict=True)
    ]
    if not fronts[0]:
        return other
    if len(fronts) == 1:
        return _Sides(fronts[0], backs[0], [])
    asks_back = fronts[1] and set(fronts[1]) <= set(backs[0]) and set(fronts[0]) <= set(backs[1])
    if not asks_back:
        return other
    shown = [name for name in backs[0] if name not in fronts[1]]
    return _Sides(fronts[0], fronts[1], shown, reverse=ords >= {0, 1})


def _cloze_sides(kind: NoteType) -> _Sides | str:
    """The fields with gaps, and what is shown besides after the answer."""
    question, answer = kind.templates[0] if kind.templates else ("", "")
    text = [
        name for name in _named(question, kind) if re.search(rf"cloze:\s*{re.escape(name)}\s*\}}", question)
    ]
    if not text:
        return f"the note type {kind.name} shows no gaps"
    return _Sides(text, [], [name for name in _named(answer, kind) if name not in text])


def _named(template: str, kind: NoteType) -> list[str]:
    """The fields that a template shows, each once: {{Front}}, {{type:Back}}, within {{#Extra}} … too."""
    names = [
        reference.rpartition(":")[2].strip()
        for reference in _REFERENCE.findall(template)
        if not reference.strip().startswith(("#", "^", "/", "!"))
    ]
    return [name for name in dict.fromkeys(names) if name in kind.fields and name not in _SPECIAL]
