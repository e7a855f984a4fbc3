"""Is progress.db sound, and does what is stored about cards follow from its log?"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from deckdl.memory import cards, fold, log, marks


@dataclass(frozen=True)
class Checkup:
    """What was found in a database, at one moment.

    `fault` is what SQLite says of a file that is damaged, else None. `homeless` is how many reviews the log
    lacks the settings of: then states cannot be derived. `differing` are the cards whose stored state or mark
    is not, bit for bit, what the log gives. `unknown` counts events by kinds that this deckdl does
    not know. `latest` is when, by the clocks of then, something happened last.
    """

    fault: str | None
    answers: int
    cards: int
    homeless: int
    differing: tuple[str, ...]
    unknown: Mapping[str, int]
    latest: datetime | None


def checkup(connection: sqlite3.Connection) -> Checkup:
    """Look through the whole database; changes nothing. sqlite3.DatabaseError where damage stops it."""
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    kinds = dict(connection.execute("SELECT kind, count(*) FROM events GROUP BY kind"))
    (number,) = connection.execute("SELECT count(*) FROM cards").fetchone()
    (latest,) = connection.execute("SELECT max(at) FROM events WHERE kind <> 'schedule'").fetchone()
    known = log.schedules(connection).keys()
    digests = connection.execute(
        "SELECT json_extract(data, '$.schedule'), count(*) FROM events WHERE kind = 'review' GROUP BY 1"
    )
    homeless = sum(count for digest, count in digests if digest not in known)
    return Checkup(
        fault=None if verdict == "ok" else str(verdict),
        answers=kinds.get("review", 0),
        cards=number,
        homeless=homeless,
        differing=() if homeless else _differing(connection),
        unknown={kind: count for kind, count in kinds.items() if kind not in log.KINDS},
        latest=None if latest is None else datetime.fromisoformat(latest),
    )


def _differing(connection: sqlite3.Connection) -> tuple[str, ...]:
    stored, wanted = marks.read(connection), fold.replay_marks(connection)
    marked = {card for card in stored.keys() | wanted.keys() if stored.get(card) != wanted.get(card)}
    return tuple(sorted({*cards.differing(connection, fold.replay_all(connection)), *marked}))
