"""The append-only log of events: the truth that everything else is derived from.

An event's id sorts by the time it was written and is its own for ever: 16 hex digits of a hybrid logical
clock (microseconds since 1970, and always more than any stamp in the log before), 8 of the device, 8 at
random. So two logs merge by union, and a clock that goes back leaves the order as it is.

    kind       card        data
    review     answered    rating (1 to 4), day (local day number), schedule (digest), the caller's evidence;
                           days: the interval, where it was chosen among those that fuzz allows
    undo       answered    event (the id that is taken back)
    forget     forgotten   none; the card is new again, its former reviews stay in the log
    keep       kept        answer (digest): what is known of the card holds for its changed answer too
    mark       marked      some of suspended, buried (local day number or null), flagged
    rename     new id      old (id); holds for the whole log, wherever in it the event stands
    schedule   none        digest, and the Schedule that reviews with this digest were given under
    parameters none        parameters (of FSRS, for answers from here on; see fold.py), reviews (how many
                           they rest on)
    fit        none        reviews (how many were fitted to; what held predicted as well and was kept)

Kinds that are not listed, from a later version, are kept and change nothing.
"""

from __future__ import annotations

import json
import math
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from deckdl.errors import DeckdlError
from deckdl.memory import marks
from deckdl.memory.schedule import Schedule

KINDS = ("review", "undo", "forget", "keep", "mark", "rename", "schedule", "parameters", "fit")
COLUMNS = "id, at, device, kind, card, data"
_decode = json.JSONDecoder().decode
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
_ID = re.compile(r"00[0-9a-f]{30}")  # a stamp far beyond any clock would leave no later one

UNDONE = (
    "EXISTS (SELECT 1 FROM events u WHERE u.kind = 'undo' AND json_extract(u.data, '$.event') = +events.id)"
)
"""Holds, in a query on events, for an event that was taken back.

The plus sign takes away the column's affinity, with which SQLite would read all of the index, not search it.
"""

NONE_UNDONE = """id NOT IN (
    SELECT json_extract(data, '$.event') FROM events
    WHERE kind = 'undo' AND json_extract(data, '$.event') IS NOT NULL
)"""
"""Holds for an event that was not taken back: as NOT UNDONE, for a query that reads all of the log."""


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the log. `at` is when it happened, in UTC; `card` is the id the card had then."""

    id: str
    at: datetime
    device: str
    kind: str
    card: str | None
    data: Mapping[str, Any]

    @property
    def day(self) -> int:
        """Of a review: the learner's local day on which it was given."""
        return int(self.data["day"])

    @property
    def rating(self) -> int:
        """Of a review."""
        return int(self.data["rating"])


AnswerRow = tuple[str, str, str, str, int, int, str, int | None, object]
"""Of a review or a forgetting what states and statistics follow from; plain, for a log may hold a million.

id, kind, card, time as written; and of a review its rating, day, schedule, days, and seconds as noted.
"""


def new_device() -> str:
    """A name for the device that a log is written on."""
    return os.urandom(4).hex()


def append(
    connection: sqlite3.Connection,
    now: datetime,
    device: str,
    kind: str,
    card: str | None,
    at: datetime,
    data: Mapping[str, Any],
) -> str:
    """Write one event at the end of the log, within the caller's transaction; its id."""
    (last,) = connection.execute("SELECT max(id) FROM events").fetchone()
    stamp = max(_microseconds(now), int(last[:16], 16) + 1 if last else 0)
    event = f"{stamp:016x}{device}{os.urandom(4).hex()}"
    _insert(connection, (event, _text(at), device, kind, card, _json(data)))
    return event


def add(connection: sqlite3.Connection, events: Iterable[Event]) -> list[Event]:
    """Write events of another log; those that were new. DeckdlError where one is no event of deckdl."""
    new = []
    for event in events:
        if not _is_sound(event):
            raise DeckdlError(
                f"The event {event.id} ({event.kind}) is damaged or not deckdl's: nothing was taken over."
            )
        row = (event.id, _text(event.at), event.device, event.kind, event.card, _json(event.data))
        if _insert(connection, row, "OR IGNORE"):
            new.append(event)
    return new


def read(
    connection: sqlite3.Connection, where: str, values: Iterable[Any] = (), *, limit: int = -1
) -> Iterator[Event]:
    """The events that the SQL condition `where` holds for, in the log's order; at most `limit` (-1: all)."""
    query = f"SELECT {COLUMNS} FROM events WHERE {where} ORDER BY id LIMIT ?"
    for row in connection.execute(query, (*values, limit)):
        id_, at, device, kind, card, data = row
        yield Event(id_, datetime.fromisoformat(at), device, kind, card, _decode(data))


def answer_rows(
    connection: sqlite3.Connection,
    where: str,
    values: Iterable[Any] = (),
    *,
    limit: int = -1,
    timed: bool = False,
) -> Iterator[AnswerRow]:
    """As `read`, of reviews and forgettings; the seconds are None unless they are asked for."""
    data = ", ".join(f"json_extract(data, '$.{name}')" for name in ("rating", "day", "schedule", "days"))
    data += ", json_extract(data, '$.seconds')" if timed else ", NULL"
    query = f"SELECT id, kind, card, at, {data} FROM events WHERE kind IN ('review', 'forget') AND {where}"
    return connection.execute(f"{query} ORDER BY id LIMIT ?", (*values, limit))


def schedules(connection: sqlite3.Connection) -> dict[str, Schedule]:
    """Every schedule that a review may name, by digest."""
    events = read(connection, "kind <> 'review' AND kind = 'schedule'")
    return {event.data["digest"]: Schedule.from_data(event.data) for event in events}


def digest(schedule: Schedule) -> str:
    """What reviews call a schedule; equal schedules have the same on every device."""
    return blake2b(_json(schedule.to_data()).encode(), digest_size=6).hexdigest()


def adoptions(connection: sqlite3.Connection) -> list[Event]:
    """Every adoption of parameters; the last one holds."""
    return list(read(connection, "kind <> 'review' AND kind = 'parameters'"))


def last_fitted(connection: sqlite3.Connection) -> int:
    """How many reviews parameters were fitted to last, adopted or not; 0 where they never were."""
    (reviews,) = connection.execute(
        "SELECT max(json_extract(data, '$.reviews')) FROM events "
        "WHERE kind <> 'review' AND kind IN ('parameters', 'fit')"
    ).fetchone()
    return int(reviews or 0)


def count_changes(connection: sqlite3.Connection) -> int:
    """Changes whenever `aliases` or `adoptions` may."""
    query = "SELECT count(*) FROM events WHERE kind <> 'review' AND kind IN ('rename', 'parameters')"
    return int(connection.execute(query).fetchone()[0])


def count_reviews(connection: sqlite3.Connection) -> int:
    """How many reviews count, from indexes alone: asked for `kind = 'review'`, SQLite would read the rows."""
    (count,) = connection.execute(
        "SELECT (SELECT count(*) FROM events) - (SELECT count(*) FROM events WHERE kind <> 'review')"
        " - (SELECT count(DISTINCT json_extract(data, '$.event')) FROM events WHERE kind = 'undo')"
    ).fetchone()
    return int(count)


def aliases(connection: sqlite3.Connection) -> dict[str, str]:
    """Old id to present id, for every card that was renamed; a later renaming prevails over a former one."""
    direct: dict[str, str] = {}
    for event in read(connection, "kind <> 'review' AND kind = 'rename'"):
        if event.card is not None:
            direct.pop(event.card, None)  # what a card is called now is no old name
            direct[event.data["old"]] = event.card
    return {old: _end(direct, old) for old in direct}


def _end(direct: Mapping[str, str], name: str) -> str:
    seen = {name}
    while name in direct and direct[name] not in seen:
        name = direct[name]
        seen.add(name)
    return name


def _insert(connection: sqlite3.Connection, row: tuple[str | None, ...], clause: str = "") -> bool:
    return connection.execute(f"INSERT {clause} INTO events VALUES (?, ?, ?, ?, ?, ?)", row).rowcount > 0


def salvaged(row: Iterable[Any]) -> Event | None:
    """The event in a row of bytes from a file that may be damaged; None where it is none."""
    try:
        fields: list[Any] = [None if field is None else field.decode() for field in row]
        name, at, device, kind, card, data = fields
        event = Event(name, datetime.fromisoformat(at), device, kind, card, _decode(data))
        return event if event.at.tzinfo and event.device and _is_sound(event) else None
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _is_sound(event: Event) -> bool:
    data = event.data
    good = _ID.fullmatch(event.id) is not None
    if event.kind == "review":
        good &= (
            data.get("rating") in (1, 2, 3, 4) and isinstance(data.get("day"), int) and event.card is not None
        )
        good &= isinstance(data.get("schedule"), str) and isinstance(data.get("days", 1), int)
    elif event.kind == "undo":
        good &= isinstance(data.get("event"), str) and event.card is not None
    elif event.kind in ("forget", "keep"):
        good &= event.card is not None
    elif event.kind == "mark":
        good &= event.card is not None and marks.sound(data)
    elif event.kind == "rename":
        good &= isinstance(data.get("old"), str) and event.card is not None
    elif event.kind == "schedule":
        try:
            good &= digest(Schedule.from_data(data)) == data["digest"]
        except (KeyError, TypeError):
            good = False
    elif event.kind == "parameters":
        good &= isinstance(data.get("reviews"), int) and _are_weights(data.get("parameters"))
    elif event.kind == "fit":
        good &= isinstance(data.get("reviews"), int)
    return good


def _are_weights(parameters: object) -> bool:
    """Whether FSRS can work with these: 17, 19 or 21 finite numbers by its versions, the decay above 0."""
    return (
        isinstance(parameters, list)
        and len(parameters) in (17, 19, 21)
        and all(isinstance(weight, (int, float)) and math.isfinite(weight) for weight in parameters)
        and all(decay > 0 for decay in parameters[20:])
    )


def _microseconds(at: datetime) -> int:
    return int(at.timestamp()) * 1_000_000 + at.microsecond


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _json(data: Mapping[str, Any]) -> str:
    return _encode(data)
