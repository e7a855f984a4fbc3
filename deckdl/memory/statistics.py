"""What was done on which day, from the log; answers that were taken back do not count."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from deckdl.memory import log
from deckdl.memory.log import UNDONE
from deckdl.memory.reviews import as_seconds

_DAY = "json_extract(data, '$.day')"  # as the index has it


@dataclass(frozen=True)
class Today:
    """One day's work: answers given, cards met for the first time, other cards reviewed, seconds spent."""

    answered: int
    new: int
    reviewed: int
    seconds: float


def today(
    connection: sqlite3.Connection,
    day: int,
    aliases: Mapping[str, str],
    among: Collection[str] | None = None,
) -> Today:
    """What was done on `day`, with all cards or only with those `among`, by their present ids."""
    reviews = list(log.read(connection, f"kind = 'review' AND {_DAY} = ? AND NOT {UNDONE}", (day,)))
    new = {card for (card,) in connection.execute("SELECT card FROM cards WHERE first_day = ?", (day,))}
    if among is not None:
        reviews = [event for event in reviews if aliases.get(event.card or "", event.card) in among]
        new.intersection_update(among)
    cards = {aliases.get(event.card or "", event.card) for event in reviews}
    return Today(
        answered=len(reviews),
        new=len(new),
        reviewed=len(cards - new),
        seconds=sum((as_seconds(event.data.get("seconds")) for event in reviews), 0.0),
    )


def cards_on(connection: sqlite3.Connection, day: int, aliases: Mapping[str, str]) -> set[str]:
    """The present ids of the cards that were answered on `day`."""
    query = f"SELECT DISTINCT card FROM events WHERE kind = 'review' AND {_DAY} = ? AND NOT {UNDONE}"
    return {aliases.get(card, card) for (card,) in connection.execute(query, (day,))}


def failed_on(connection: sqlite3.Connection, day: int, aliases: Mapping[str, str]) -> list[str]:
    """The present ids of the cards that were answered Again on `day`, one for each such answer."""
    again = "json_extract(data, '$.rating') = 1"
    query = f"SELECT card FROM events WHERE kind = 'review' AND {_DAY} = ? AND {again} AND NOT {UNDONE}"
    return [aliases.get(card, card) for (card,) in connection.execute(query, (day,))]


def days(connection: sqlite3.Connection, last: int, number: int) -> list[int]:
    """Answers on each of the `number` days that end with `last`, the oldest first."""
    counts = [0] * number
    within = f"kind = 'review' AND {_DAY} > ? AND {_DAY} <= ?"
    values = (last - number, last)
    for day, count in connection.execute(
        f"SELECT {_DAY}, count(*) FROM events WHERE {within} GROUP BY {_DAY}", values
    ):
        counts[day - last - 1] += count
    undone = "SELECT json_extract(data, '$.event') FROM events WHERE kind = 'undo'"
    for (day,) in connection.execute(
        f"SELECT {_DAY} FROM events WHERE id IN ({undone}) AND {within}", values
    ):
        counts[day - last - 1] -= 1
    return counts
