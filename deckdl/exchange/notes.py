"""Lists of notes: CSV and TSV, and what Anki writes as plain text, taken in as a deck."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deckdl.content.models import BasicCard, ClozeCard
from deckdl.errors import DeckdlError
from deckdl.exchange.anki_latex import to_dollars
from deckdl.exchange.deck_file import LeftOut, Note, deck_text, front_of, slug, sound, title_of, unique
from deckdl.exchange.html_text import paragraphs, tidy, to_text
from deckdl.sessions.authoring import free_path, write_deck
from deckdl.sessions.desk import load_library
from deckdl.sessions.files import read_text

if TYPE_CHECKING:
    from deckdl.content.library import Library
    from deckdl.workspace import Workspace

COLUMNS = ("front", "back", "tags", "concept", "why", "source")
# Other names that columns have, of Anki's note types above all.
_NAMES = {
    **{name: name for name in COLUMNS},
    **dict.fromkeys(("question", "text"), "front"),
    "answer": "back",
    **dict.fromkeys(("back extra", "extra"), "why"),
    "deck": "concept",
}
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}


@dataclass(frozen=True)
class Imported:
    """A deck that was written, and what is not in it."""

    deck: str
    path: Path
    cards: int
    left_out: list[LeftOut]
    code: list[tuple[str, str]]
    """Formulas that deckdl cannot draw, which stand in the deck as code: where, and which."""

    def to_json(self) -> dict[str, Any]:
        return {
            "deck": self.deck,
            "path": str(self.path),
            "cards": self.cards,
            "left_out": [{"place": one.place, "reason": one.reason} for one in self.left_out],
            "code": [{"place": place, "formula": formula} for place, formula in self.code],
        }


@dataclass
class _List:
    """A list of notes: what its head says, and its rows with the lines at which they end."""

    html: bool = False
    separator: str = ""
    columns: dict[int, str] = field(default_factory=dict)
    tags: str = ""
    rows: list[tuple[int, list[str]]] = field(default_factory=list)


def import_notes(workspace: Workspace, file: Path, deck: str) -> Imported:
    """Write the notes of a file as a new deck of the workspace.

    DeckdlError, and nothing written, where the file cannot be read, holds no note, or the deck is there.
    """
    library = load_library(workspace)
    path = free_path(workspace, deck, library.files)
    found = _read(file)
    title = deck.replace("-", " ").replace("_", " ").capitalize()
    concepts = _Concepts(deck, title, library)
    code: list[tuple[str, str]] = []
    candidates: list[tuple[str, Note]] = []
    left_out: list[LeftOut] = []
    for line, cells in found.rows:
        place = f"{file}:{line}"
        values = {name: cells[at] for at, name in found.columns.items() if at < len(cells)}
        texts = {}
        for name in ("front", "back", "why", "source"):
            texts[name], unreadable = _text(values.get(name, ""), found.html)
            code += [(place, latex) for latex in unreadable]
        tags = tuple(dict.fromkeys(tidy(f"{found.tags} {values.get('tags', '')}").replace(",", " ").split()))
        concept = concepts.id_of(values.get("concept", ""))
        card = _card(concept, tags, **texts)
        if isinstance(card, str):
            left_out.append(LeftOut(place, card))
        else:
            candidates.append((place, card))
    kept, unsound = sound(candidates)
    if not kept:
        why = (left_out + unsound)[:1]
        raise DeckdlError(
            f"{why[0].place}: {why[0].reason}, and no other note can be taken in."
            if why
            else f"{file} holds no note: a line is a front and a back, as two columns."
        )
    cards = _named(card for _, card in kept)
    used = concepts.titles_of(card.concept for card in cards)
    write_deck(workspace, path, deck_text(deck, title, used, cards, path))
    places = {place for place, _ in kept}
    return Imported(deck, path, len(cards), left_out + unsound, [one for one in code if one[0] in places])


class _Concepts:
    """The concepts of a list: known ones by their id, others as new ones of the deck, by title."""

    def __init__(self, deck: str, title: str, library: Library) -> None:
        self._deck, self._title, self._known = deck, title, library.concepts
        self._ids: dict[str, str] = {}

    def id_of(self, name: str) -> str:
        name = tidy(name)
        if name in self._known:
            return name
        title = title_of(name.replace("::", " › ")) if name else self._title
        if title not in self._ids:
            taken = {*self._known, *self._ids.values()}
            self._ids[title] = unique(f"{self._deck}-{slug(name) if name else 'notes'}", taken)
        return self._ids[title]

    def titles_of(self, used: Iterator[str]) -> dict[str, str]:
        """The titles of those concepts that are new and used."""
        used_ids = set(used)
        return {name: title for title, name in self._ids.items() if name in used_ids}


def _card(concept: str, tags: tuple[str, ...], front: str, back: str, why: str, source: str) -> Note | str:
    """The card of a row; its id comes later. Or why there is none."""
    if "{{c" in front:
        both = "\n\n".join(text for text in (back, why) if text)
        return ClozeCard(
            id="x", concept=concept, type="cloze", text=front, why=both, tags=tags, source=source
        )
    if not front:
        return "it has no front"
    if not back:
        return "it has no back"
    return BasicCard(id="x", concept=concept, front=front, back=back, why=why, tags=tags, source=source)


def _named(cards: Iterator[Note]) -> list[Note]:
    """The cards with ids made of what they ask."""
    taken: set[str] = set()
    named = []
    for card in cards:
        name = unique(slug(front_of(card)), taken)
        taken.add(name)
        named.append(replace(card, id=name))
    return named


def _text(cell: str, html: bool) -> tuple[str, tuple[str, ...]]:
    found = to_dollars(to_text(cell).text if html else tidy(cell))
    return paragraphs(found.text), found.unreadable


def _read(file: Path) -> _List:
    """The file, with its head understood: Anki's `#key:value` lines, or a row of column names."""
    lines = read_text(file).splitlines(keepends=True)
    found = _List(separator="," if file.suffix.lower() == ".csv" else "\t")
    names: list[str] = []
    number = 0
    while number < len(lines) and lines[number].startswith("#") and ":" in lines[number]:
        key, _, value = lines[number][1:].rstrip("\r\n").partition(":")
        names = _head(found, key.strip().lower(), value) or names
        number += 1
    for line, cells in _rows(file, lines[number:], number, found.separator):
        if not names and not found.rows and not found.columns and _is_header(cells):
            names = cells
        elif any(cell.strip() for cell in cells):
            found.rows.append((line, cells))
    width = max((len(cells) for _, cells in found.rows), default=0)
    for at, name in _columns(names, width, found.columns).items():
        found.columns.setdefault(at, name)
    return found


def _head(found: _List, key: str, value: str) -> list[str]:
    """Take in one of Anki's `#key:value` lines; the names of the columns, where it says them."""
    if key == "separator":
        found.separator = _SEPARATORS.get(value.strip().lower(), value[:1] or "\t")
    elif key == "html":
        found.html = value.strip().lower() == "true"
    elif key == "tags":
        found.tags = value
    elif key == "columns":
        return next(csv.reader([value], delimiter=found.separator), [])
    elif key.endswith(" column") and value.strip().isdigit():
        found.columns[int(value) - 1] = {"tags column": "tags", "deck column": "concept"}.get(key, "")
    return []


def _rows(file: Path, lines: list[str], before: int, separator: str) -> Iterator[tuple[int, list[str]]]:
    rows = csv.reader(io.StringIO("".join(lines), newline=""), delimiter=separator, strict=True)
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise DeckdlError(
                f"{file}:{before + rows.line_num}: this row cannot be read ({error}): nothing was written."
            ) from error
        yield before + rows.line_num, cells


def _is_header(cells: list[str]) -> bool:
    names = [_NAMES.get(cell.strip().lower()) for cell in cells]
    return "front" in names and ("back" in names or None not in names)


def _columns(names: list[str], width: int, special: dict[int, str]) -> dict[int, str]:
    """What each column is: by its name, else the first two that are nothing special are front and back."""
    known = {at: _NAMES.get(name.strip().lower(), "") for at, name in enumerate(names)}
    if "front" in known.values():
        return known
    plain = [at for at in range(width) if at not in special]
    return dict(zip(plain, ("front", "back"), strict=False))
