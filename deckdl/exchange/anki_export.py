"""Every card with its schedule and history as an Anki package, one that every Anki opens."""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b, sha1
from pathlib import Path
from typing import TYPE_CHECKING

from deckdl.errors import DeckdlError
from deckdl.exchange import anki_schema
from deckdl.exchange.anki_cards import Exported, readable
from deckdl.exchange.anki_schedule import History

if TYPE_CHECKING:
    from datetime import datetime

    from deckdl.sessions.desk import Desk

_FIRST_ID = 1_400_000_100_000  # ids are times in milliseconds to Anki: from here, in 2014, for three years


@dataclass(frozen=True)
class Written:
    """What a package holds, and the ids of cards that could not be shown."""

    notes: int
    cards: int
    reviews: int
    left_out: list[str]


def export_package(desk: Desk, file: Path) -> Written:
    """Write the package. DeckdlError where it cannot be written; what is there already is not overwritten."""
    found, left_out = readable(desk)
    if file.exists():
        raise DeckdlError(f"{file} is there already, and is not overwritten: choose another name.")
    try:
        with tempfile.TemporaryDirectory(prefix=".deckdl-", dir=file.absolute().parent) as folder:
            database = Path(folder) / "collection"
            with closing(sqlite3.connect(database)) as connection:
                cards, reviews = _fill(connection, desk, found, desk.clock())
            package = Path(folder) / "package"
            with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.write(database, "collection.anki2")
                archive.writestr("media", "{}")
            os.replace(package, file)
    except OSError as error:
        raise DeckdlError(f"{file} cannot be written: {error.strerror}.") from error
    return Written(len(found), cards, reviews, left_out)


def _fill(
    connection: sqlite3.Connection, desk: Desk, found: Sequence[Exported], at: datetime
) -> tuple[int, int]:
    """Write the collection; how many cards and reviews it has. Its days count from that of `at`."""
    connection.executescript(anki_schema.TABLES)
    now = int(at.timestamp())
    calendar = desk.memory.calendar
    created = int(calendar.start_of(calendar.day(at)).timestamp())
    ids = _Ids()
    titles = {deck.deck: f"deckdl::{deck.title.replace('::', ' ')}" for deck in desk.library.decks}
    decks = {name: ids.of(f"deck {name}") for name in dict.fromkeys(note.deck for note in found)}
    history = History(desk.memory)
    moments: set[int] = set()
    cards = reviews = 0
    for note in found:
        key = ids.of(f"note {note.guid}")
        connection.execute(
            "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
            (
                key,
                note.guid,
                note.kind,
                now,
                _tags(note.tags),
                "\x1f".join(note.fields),
                *_sorting(note.fields[0]),
            ),
        )
        for number, item in note.items.items():
            cards += 1
            card = ids.of(f"card {item}")
            state = history.placed(item, cards, at)
            connection.execute(
                "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)",
                (
                    *(
                        card,
                        key,
                        decks[note.deck],
                        number,
                        now,
                        state.type,
                        state.queue,
                        state.due,
                        state.ivl,
                    ),
                    *(state.factor, state.reps, state.lapses, state.left),
                    *(int(history.flagged(item)), state.data),
                ),
            )
            for review in history.reviews(item):
                reviews += 1
                connection.execute(
                    "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)",
                    (
                        *(_free(review.at, moments), card, review.ease, review.ivl, review.last),
                        *(review.factor, review.milliseconds, review.kind),
                    ),
                )
    names = {decks[deck]: titles[deck] for deck in decks}
    row = anki_schema.collection(created, now, names, cards)
    connection.execute(f"INSERT INTO col VALUES ({', '.join('?' * len(row))})", row)
    connection.commit()
    return cards, reviews


class _Ids:
    """Numbers for names, the same at every export."""

    def __init__(self) -> None:
        self._taken: set[int] = set()

    def of(self, name: str) -> int:
        digest = int.from_bytes(blake2b(name.encode(), digest_size=8).digest())
        return _free(_FIRST_ID + digest % 10**11, self._taken)


def _free(number: int, taken: set[int]) -> int:
    """The first number from this one on that is not taken, which it is from then on."""
    while number in taken:
        number += 1
    taken.add(number)
    return number


def _tags(tags: Iterable[str]) -> str:
    return f" {' '.join(tags)} "


def _sorting(first: str) -> tuple[str, int]:
    """The first field without HTML, by which Anki sorts, and the checksum by which it finds duplicates."""
    plain = re.sub(r"<[^>]*>", "", first)
    return plain, int(sha1(plain.encode(), usedforsecurity=False).hexdigest()[:8], 16)
