"""What the learner said about a card: suspended, put off for a day, flagged. It follows from the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from deckdl.memory.log import Event

COLUMNS = "card, suspended, buried, flagged"


@dataclass(frozen=True, slots=True)
class Mark:
    """A suspended card is not asked until it is resumed; one buried on a local day, not on that day."""

    suspended: bool = False
    buried: int | None = None
    flagged: bool = False

    def hides(self, day: int) -> bool:
        """Whether the card is not to be asked on `day`."""
        return self.suspended or self.buried == day

    def changed(self, data: Mapping[str, Any]) -> Mark:
        """After a mark event with this data."""
        return replace(
            self, **{name: data[name] for name in ("suspended", "buried", "flagged") if name in data}
        )


def sound(data: Mapping[str, Any]) -> bool:
    """Whether a mark event may have this data."""
    return all(isinstance(data.get(name, False), bool) for name in ("suspended", "flagged")) and (
        data.get("buried") is None or (type(data["buried"]) is int and abs(data["buried"]) < 10_000_000)
    )


def replay(events: Iterable[Event], aliases: Mapping[str, str]) -> dict[str, Mark]:
    """Marks by present card id, from mark events in the order of the log; none for a card without any."""
    marks: dict[str, Mark] = {}
    for event in events:
        name = event.card or ""
        card = aliases.get(name, name)
        marks[card] = marks.get(card, Mark()).changed(event.data)
    return {card: mark for card, mark in marks.items() if mark != Mark()}


def read(connection: sqlite3.Connection) -> dict[str, Mark]:
    """All cards that have a mark."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM marks ORDER BY card")
    return {card: Mark(bool(suspended), buried, bool(flagged)) for card, suspended, buried, flagged in rows}


def write(connection: sqlite3.Connection, marks: Mapping[str, Mark]) -> None:
    """Put these in the place of the cards' former ones."""
    connection.executemany(
        f"INSERT OR REPLACE INTO marks ({COLUMNS}) VALUES (?, ?, ?, ?)",
        [(card, mark.suspended, mark.buried, mark.flagged) for card, mark in marks.items()],
    )


def remove(connection: sqlite3.Connection, cards: Iterable[str]) -> None:
    """Forget what was derived for these cards."""
    connection.executemany("DELETE FROM marks WHERE card = ?", ((card,) for card in cards))
