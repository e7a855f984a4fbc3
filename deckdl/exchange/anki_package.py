"""What an Anki package holds: notes, cards and reviews, whichever format it is in.

Formats 1 and 2 are schema 11 of Anki's database, whose note types and decks are JSON; format 3 is schema 18,
which has tables for them with some protobuf inside.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deckdl.errors import DeckdlError
from deckdl.exchange.anki_archive import extract
from deckdl.exchange.protobuf import fields

FIELD_SEPARATOR = "\x1f"
SUSPENDED = -1
_TABLES = ("col", "notes", "cards", "revlog", "notetypes", "fields", "templates", "decks")


@dataclass(frozen=True)
class NoteType:
    """How notes become cards: `templates` are the HTML of front and back, one pair a card."""

    name: str
    cloze: bool
    fields: tuple[str, ...]
    templates: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class AnkiNote:
    """A note; `fields` are HTML."""

    id: int
    guid: str
    type: NoteType
    fields: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True)
class AnkiCard:
    """A card of a note: `ord` is the template, or the number of the gap less one. `deck` is as in DL::CNN."""

    id: int
    note: int
    ord: int
    deck: str
    suspended: bool
    flagged: bool


@dataclass(frozen=True, slots=True)
class AnkiReview:
    """A line of the review log.

    `id` is the time in milliseconds; `ease` is 1 to 4, or 0 where a date was set by hand. `kind`: 0 learning,
    1 review, 2 relearning, 3 in a filtered deck, 4 by hand, 5 rescheduled. A filtered deck that was told not
    to reschedule has `factor` 0, and so has a card that was reset by hand.
    """

    id: int
    card: int
    ease: int
    kind: int
    factor: int
    milliseconds: int


@dataclass(frozen=True)
class Package:
    """Everything that deckdl can make use of, each list in the order of ids."""

    notes: list[AnkiNote]
    cards: list[AnkiCard]
    reviews: list[AnkiReview]
    media: tuple[str, ...]


def read(path: Path) -> Package:
    """Read a package. DeckdlError, in one sentence, where it is none, is damaged or far too large."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "collection"
        archive = extract(path, database)
        with _told(path), closing(_open(database)) as connection:
            tables = _tables(connection)
            later = "notetypes" in tables
            types = _note_types(connection) if later else _note_types_11(connection)
            decks = _decks(connection) if later else _decks_11(connection)
            first = not later and archive.format == 1 and _is_first_scheduler(connection)
            return Package(
                list(_notes(connection, types)),
                list(_cards(connection, decks)),
                list(_reviews(connection, first)),
                archive.media,
            )


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, ValueError, TypeError, LookupError, AttributeError, ArithmeticError) as error:
        raise DeckdlError(
            f"The collection in {path} is damaged ({error}): export it again from Anki."
        ) from error


def _open(database: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    # The order of names in Anki's indexes, which nothing here depends on.
    connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
    return connection


def _tables(connection: sqlite3.Connection) -> set[str]:
    """The tables there are; ValueError where one of them is a view, which could be made never to end."""
    kinds = dict(connection.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')"))
    if wrong := [name for name in _TABLES if kinds.get(name, "table") != "table"]:
        raise ValueError(f"{wrong[0]} is no table")
    if missing := [name for name in ("col", "notes", "cards", "revlog") if name not in kinds]:
        raise ValueError(f"there is no table {missing[0]}")
    return set(kinds)


def _note_types_11(connection: sqlite3.Connection) -> dict[int, NoteType]:
    (models,) = connection.execute("SELECT models FROM col").fetchone()
    return {
        int(key): NoteType(
            str(model["name"]),
            int(model["type"]) == 1,
            tuple(str(entry["name"]) for entry in _by_ord(model["flds"])),
            tuple((str(entry["qfmt"]), str(entry["afmt"])) for entry in _by_ord(model["tmpls"])),
        )
        for key, model in json.loads(models).items()
    }


def _by_ord(entries: Sequence[Any]) -> list[Any]:
    return sorted(entries, key=lambda entry: int(entry["ord"]))


def _decks_11(connection: sqlite3.Connection) -> dict[int, str]:
    (decks,) = connection.execute("SELECT decks FROM col").fetchone()
    return {int(key): str(deck["name"]) for key, deck in json.loads(decks).items()}


def _is_first_scheduler(connection: sqlite3.Connection) -> bool:
    (conf,) = connection.execute("SELECT conf FROM col").fetchone()
    return int(json.loads(conf).get("schedVer", 1)) == 1


def _note_types(connection: sqlite3.Connection) -> dict[int, NoteType]:
    names: dict[int, list[str]] = {}
    for key, name in connection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        names.setdefault(key, []).append(name)
    templates: dict[int, list[tuple[str, str]]] = {}
    for key, config in connection.execute("SELECT ntid, config FROM templates ORDER BY ntid, ord"):
        sides = dict(fields(config))  # 1 is the front's HTML, 2 the back's
        templates.setdefault(key, []).append((_utf8(sides.get(1)), _utf8(sides.get(2))))
    return {
        key: NoteType(
            name, dict(fields(config)).get(1) == 1, tuple(names.get(key, ())), tuple(templates.get(key, ()))
        )
        for key, name, config in connection.execute("SELECT id, name, config FROM notetypes")
    }


def _utf8(value: int | bytes | None) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""


def _decks(connection: sqlite3.Connection) -> dict[int, str]:
    rows = connection.execute("SELECT id, name FROM decks")
    return {key: name.replace(FIELD_SEPARATOR, "::") for key, name in rows}


def _notes(connection: sqlite3.Connection, types: dict[int, NoteType]) -> Iterator[AnkiNote]:
    for key, guid, kind, tags, texts in connection.execute(
        "SELECT id, guid, mid, tags, flds FROM notes ORDER BY id"
    ):
        yield AnkiNote(
            key, str(guid), types[kind], tuple(str(texts).split(FIELD_SEPARATOR)), tuple(str(tags).split())
        )


def _cards(connection: sqlite3.Connection, decks: dict[int, str]) -> Iterator[AnkiCard]:
    """A card in a filtered deck is in the deck that it came from."""
    for key, note, ord_, deck, home, queue, flags in connection.execute(
        "SELECT id, nid, ord, did, odid, queue, flags FROM cards ORDER BY id"
    ):
        name = decks.get(home or deck, "Default")
        yield AnkiCard(key, note, int(ord_), name, queue == SUSPENDED, bool(int(flags) & 7))


def _reviews(connection: sqlite3.Connection, first_scheduler: bool) -> Iterator[AnkiReview]:
    """The first scheduler had three buttons in learning; they mean Again, Good and Easy."""
    for row in connection.execute("SELECT id, cid, ease, type, factor, time FROM revlog ORDER BY id"):
        key, card, ease, kind, factor, time = map(int, row)
        if first_scheduler and kind in (0, 2) and ease in (2, 3):
            ease += 1
        yield AnkiReview(key, card, ease, kind, factor, time)
