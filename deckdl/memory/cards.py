"""The table of card states, derived from the log: rows to states and back, bit for bit."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from deckdl.memory.schedule import CardState

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
COLUMNS = """
    card, phase, step, due, due_day, stability, difficulty, first_day, last_day, reviewed, repetitions, lapses
"""


COLUMN_NAMES = COLUMNS.replace(" ", "").strip().split(",")
UPDATE = "UPDATE cards SET {} WHERE card = ?".format(
    ", ".join(f"{name} = ?" for name in COLUMN_NAMES if name not in ("card", "first_day"))
)


def find(connection: sqlite3.Connection, card: str) -> CardState | None:
    """The state of one card, by its present id."""
    row = connection.execute(f"SELECT {COLUMNS} FROM cards WHERE card = ?", (card,)).fetchone()
    return None if row is None else _state(row)


def read(connection: sqlite3.Connection, where: str = "1", values: Iterable[Any] = ()) -> Iterator[CardState]:
    """The states that the SQL condition `where` holds for, in the order of their ids."""
    for row in connection.execute(f"SELECT {COLUMNS} FROM cards WHERE {where}", tuple(values)):
        yield _state(row)


def put(connection: sqlite3.Connection, state: CardState, before: CardState | None) -> None:
    """Put the state after an answer in the place of the one before it: sooner than `write`.

    An answer leaves the first day as it is, so its index is not touched.
    """
    if before is None:
        write(connection, [state])
        return
    card, *values = _row(state)
    del values[COLUMN_NAMES.index("first_day") - 1]
    connection.execute(UPDATE, (*values, card))


def write(connection: sqlite3.Connection, states: Iterable[CardState]) -> None:
    """Put the states in the place of the cards' former ones."""
    connection.executemany(
        f"INSERT OR REPLACE INTO cards ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        map(_row, states),
    )


def remove(connection: sqlite3.Connection, cards: Iterable[str]) -> None:
    """Forget what was derived for these cards."""
    connection.executemany("DELETE FROM cards WHERE card = ?", ((card,) for card in cards))


def differing(connection: sqlite3.Connection, states: Mapping[str, CardState]) -> list[str]:
    """The cards whose stored state is not, bit for bit, the one given here, or that only one side has."""
    stored = {row[0]: row for row in connection.execute(f"SELECT {COLUMNS} FROM cards")}
    wanted = {card: _row(state) for card, state in states.items()}
    return sorted(card for card in stored.keys() | wanted.keys() if stored.get(card) != wanted.get(card))


def _state(row: tuple[Any, ...]) -> CardState:
    card, phase, step, due, due_day, stability, difficulty, first, last, reviewed, repetitions, lapses = row
    return CardState(
        card,
        phase,
        step,
        EPOCH + timedelta(microseconds=due),
        due_day,
        stability,
        difficulty,
        first,
        last,
        EPOCH + timedelta(microseconds=reviewed),
        repetitions,
        lapses,
    )


def _row(state: CardState) -> tuple[Any, ...]:
    return (
        state.card,
        state.phase,
        state.step,
        (state.due - EPOCH) // MICROSECOND,
        state.due_day,
        state.stability,
        state.difficulty,
        state.first_day,
        state.last_day,
        (state.reviewed - EPOCH) // MICROSECOND,
        state.repetitions,
        state.lapses,
    )
