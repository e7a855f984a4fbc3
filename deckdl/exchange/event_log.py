"""The event log as lines of JSON, and the log of another workspace.

One event a line: {"id", "at", "device", "kind", "card", "data"}, as deckdl.memory.log describes them. What is
taken in is merged by id, so that it does not matter how often and in which order logs are taken in.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deckdl.errors import DeckdlError
from deckdl.memory import log
from deckdl.memory.log import Event
from deckdl.memory.store import Store

if TYPE_CHECKING:
    from deckdl.memory import Memory

KEYS = ("id", "at", "device", "kind", "card", "data")
DATABASE = "progress.db"
_SQLITE = b"SQLite format 3\0"
_TRIES = 5  # copies of a database that another window is writing to


@dataclass(frozen=True)
class Taken:
    """How many events a log held, and how many of them were new here."""

    events: int
    new: int


def lines(events: Iterable[Event]) -> Iterator[str]:
    """Each event as one line of JSON, without its line break."""
    for event in events:
        yield json.dumps(
            {**asdict(event), "at": event.at.astimezone(UTC).isoformat()}, ensure_ascii=False, allow_nan=False
        )


def take_in(memory: Memory, source: Path) -> Taken:
    """Merge a file of lines, another progress.db, or a folder with one in it.

    DeckdlError, and nothing taken over, where an event is damaged or the file cannot be read.
    """
    if source.is_dir() or _is_database(source):
        return _merge(memory, ((str(source), event) for event in _events_of(source)), str(source))
    try:
        text = source.read_bytes()
    except OSError as error:
        raise DeckdlError(f"{source} cannot be read: {error.strerror}.") from error
    return take_in_lines(memory, text, str(source))


def take_in_lines(memory: Memory, text: bytes, name: str) -> Taken:
    """Merge lines of JSON; `name` is what errors call them."""
    found = []
    for number, line in enumerate(text.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            place = f"{name}:{number}"
            try:
                found.append((place, _event(line)))
            except (ValueError, RecursionError) as error:
                raise DeckdlError(f"{place}: {_reason(error)}: nothing was taken over.") from None
    return _merge(memory, found, name)


def _merge(memory: Memory, found: Iterable[tuple[str, Event]], name: str) -> Taken:
    count, place = 0, name

    def events() -> Iterator[Event]:
        nonlocal count, place
        for place, event in found:  # noqa: B007 (which one the memory refuses)
            count += 1
            yield event
        place = name

    try:
        new = memory.merge(events())
    except DeckdlError as error:
        if place == name:
            raise
        raise DeckdlError(f"{place}: {error}") from error
    except (ValueError, TypeError, LookupError, ArithmeticError) as error:
        raise DeckdlError(
            f"{place} holds an event that no deckdl wrote ({error}): nothing was taken over."
        ) from error
    return Taken(count, new)


def _event(line: bytes) -> Event:
    """The event on a line. ValueError says what is wrong with it."""
    data = json.loads(line.decode("utf-8"), parse_constant=_refuse)
    if not isinstance(data, dict) or data.keys() != set(KEYS):
        raise ValueError(f"an event is an object with the keys {', '.join(KEYS)}")
    for key in KEYS:
        wanted: tuple[type, ...] = {"card": (str, type(None)), "data": (dict,)}.get(key, (str,))
        if not isinstance(data[key], wanted):
            raise ValueError(f"{key} is not what an event has there")
    at = datetime.fromisoformat(data["at"])
    if at.tzinfo is None:
        raise ValueError("at needs its offset from UTC")
    day = data["data"].get("day", 1)
    if data["kind"] == "review" and not (type(day) is int and 1 <= day <= date.max.toordinal()):
        raise ValueError("day is no day of the calendar")
    return Event(data["id"], at, data["device"], data["kind"], data["card"], data["data"])


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no number in JSON")


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"this is no whole line of JSON ({error.msg} in column {error.colno})"
    if isinstance(error, UnicodeDecodeError):
        return "this is not UTF-8 text"
    return "this is nested too deeply" if isinstance(error, RecursionError) else str(error)


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False  # reading it as lines says what is wrong


def _events_of(source: Path) -> list[Event]:
    """The log of another progress.db, read from a copy: the file itself is not opened as a database."""
    path = source / DATABASE if source.is_dir() else source
    if not path.is_file():
        raise DeckdlError(f"There is no {DATABASE} in {source}: name a workspace, or its {DATABASE}.")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / DATABASE
        try:
            _copy(path, copy)
            store = Store(copy)
            try:
                with store.read() as connection:
                    return list(log.read(connection, "1"))
            finally:
                store.close()
        except DeckdlError as error:
            raise DeckdlError(str(error).replace(str(copy), str(path))) from error
        except ValueError as error:
            raise DeckdlError(
                f"{path} holds an event that no deckdl wrote ({error}): nothing was taken over."
            ) from error


def _copy(path: Path, copy: Path) -> None:
    """The database and what SQLite wrote ahead of it, as they were at one moment."""
    ahead = path.with_name(f"{path.name}-wal")
    try:
        for _ in range(_TRIES):
            before = [_stamp(path), _stamp(ahead)]
            shutil.copyfile(path, copy)
            copied = copy.with_name(f"{copy.name}-wal")
            copied.unlink(missing_ok=True)
            if ahead.exists():
                shutil.copyfile(ahead, copied)
            if before == [_stamp(path), _stamp(ahead)]:
                return
    except OSError as error:
        raise DeckdlError(f"{path} cannot be copied: {error.strerror}.") from error
    raise DeckdlError(f"{path} is being written to: close other windows of deckdl and try again.")


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        facts = path.stat()
    except FileNotFoundError:
        return None
    return facts.st_mtime_ns, facts.st_size
