"""YAML with positions: one pass over the C parser's events, without recursion and without running anything.

Limits keep a hostile file from costing more than its size: nesting, expansion by aliases, length of numbers.
What is wrong with the YAML itself becomes a Problem; reading never raises.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from deckdl.content import scalars
from deckdl.content.problems import Problem
from deckdl.content.yaml_errors import explain

DEEPEST = 50  # levels of nesting
_EXPANSION = 100_000  # values that aliases may add
LARGEST = 20_000_000  # bytes
# Terminal control sequences have no place on a card; a deck may come from anywhere.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

# In double quotes "\\theta" with one backslash is a tab and "heta": say so before it is studied.
_BACKSLASH = {
    True: ": in double quotes a backslash starts an escape; use single quotes for LaTeX",
    False: "; remove it",
}


@dataclass(slots=True)
class Place:
    """Where a value stands, and its parts. `written` is the text of an unquoted number or word."""

    line: int
    column: int
    written: str | None = None
    items: list[Place] | None = None
    values: dict[str, Place] | None = None
    keys: dict[str, tuple[int, int]] | None = None


@dataclass(slots=True)
class Document:
    """A file as plain dicts, lists and scalars. Keys are always text. `data` is None where reading failed."""

    path: Path
    data: Any = None
    place: Place = field(default_factory=lambda: Place(1, 1))
    problems: list[Problem] = field(default_factory=list)

    def problem(self, loc: Sequence[int | str], message: str, *, key: bool = False) -> Problem:
        """A Problem at the value that `loc` leads to, or at its key; at the nearest that exists otherwise."""
        line, column = self._position(loc, key)
        return Problem(self.path, line, column, message)

    def _position(self, loc: Sequence[int | str], key: bool) -> tuple[int, int]:
        place = self.place
        for depth, part in enumerate(loc):
            if isinstance(part, int):
                if place.items is None or part >= len(place.items):
                    break
                place = place.items[part]
            else:
                if place.values is None or place.keys is None or part not in place.values:
                    break
                if key and depth == len(loc) - 1:
                    return place.keys[part]
                place = place.values[part]
        return place.line, place.column


class _Stop(Exception):
    """Reading cannot go on."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line, self.column, self.message = line, column, message


def read(path: Path) -> Document:
    """Read a file; what is wrong with it stands in `.problems`."""
    try:
        if path.stat().st_size > LARGEST:
            return Document(
                path, problems=[Problem(path, 1, 1, f"the file is larger than {LARGEST:,} bytes")]
            )
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not valid"
        return Document(path, problems=[Problem(path, 1, 1, f"the file cannot be read: {reason}")])
    return parse(content, path)


def parse(content: bytes, path: Path) -> Document:
    """Read what a file holds; `path` is what problems name."""
    document = Document(path)
    try:
        _Builder(document).build(_decode(content))
    except _Stop as stop:
        document.data = None
        document.problems.append(Problem(path, stop.line, stop.column, stop.message))
    return document


def _decode(content: bytes) -> str:
    if b"\0" in content:
        raise _Stop(1, 1, "this is a binary file, not YAML text")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        raise _Stop(line, column, "this is not UTF-8 text; save the file as UTF-8") from None
    if not text.strip():
        raise _Stop(1, 1, "the file is empty")
    return text


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    data: Any
    place: Place
    anchor: str | None
    key: str | None = None
    key_at: tuple[int, int] = (0, 0)
    size: int = 1


class _Builder:
    """Makes data and places from parser events."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Any, Place, int] | None] = {}  # None while it is being read
        self._expanded = 0

    def build(self, text: str) -> None:
        try:
            parser = CParser(text)
            documents = 0
            while True:
                event = parser.get_event()
                if isinstance(event, yaml.StreamEndEvent):
                    break
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        raise _Stop(*_start(event), "a deck is one YAML document; remove this `---` or `...`")
                else:
                    self._take(event)
        except yaml.YAMLError as error:
            raise _Stop(*explain(error, text)) from None
        if not documents:
            raise _Stop(1, 1, "the file holds only comments")

    def _take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            self._open(event, kind is yaml.MappingStartEvent)
        elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            closed = self._stack.pop()
            if closed.anchor is not None:
                self._anchors[closed.anchor] = (closed.data, closed.place, closed.size)
            self._put(closed.data, closed.place, closed.size)
        elif kind is yaml.AliasEvent:
            self._alias(event)

    def _scalar(self, event: Any) -> None:
        line, column = _start(event)
        text: str = event.value
        self._refuse_tag(event)
        if _CONTROL.search(text):
            raise _Stop(line, column, "the text holds a control character" + _BACKSLASH[event.style == '"'])
        if "\t" in text and event.style == '"':
            raise _Stop(line, column, "the text holds a tab" + _BACKSLASH[True])
        top = self._stack[-1] if self._stack else None
        if top is not None and top.place.values is not None and top.key is None:
            top.key, top.key_at = text, (line, column)
            return
        value: scalars.Scalar = text
        written = None
        if event.style is None or event.style == "":
            try:
                value = scalars.resolve(text)
            except ValueError as error:
                self._document.problems.append(Problem(self._document.path, line, column, str(error)))
                value = 0
            written = None if isinstance(value, str) else text
        place = Place(line, column, written)
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, place, 1)
        self._put(value, place, 1)

    def _open(self, event: Any, mapping: bool) -> None:
        line, column = _start(event)
        self._refuse_tag(event)
        self._refuse_as_key(line, column)
        if len(self._stack) >= DEEPEST:
            raise _Stop(line, column, f"lists and mappings are nested more than {DEEPEST} levels deep")
        if mapping:
            opened = _Open({}, Place(line, column, values={}, keys={}), event.anchor)
        else:
            opened = _Open([], Place(line, column, items=[]), event.anchor)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        self._stack.append(opened)

    def _alias(self, event: Any) -> None:
        line, column = _start(event)
        self._refuse_as_key(line, column)
        if event.anchor not in self._anchors:
            raise _Stop(
                line, column, f"*{event.anchor} refers to no &{event.anchor} above it; quote text with a *"
            )
        known = self._anchors[event.anchor]
        if known is None:
            raise _Stop(line, column, f"*{event.anchor} stands inside what it refers to")
        data, place, size = known
        self._expanded += size
        if self._expanded > _EXPANSION:
            raise _Stop(line, column, f"aliases repeat more than {_EXPANSION:,} values; write less of them")
        self._put(data, Place(line, column, place.written, place.items, place.values, place.keys), size)

    def _put(self, data: Any, place: Place, size: int) -> None:
        if not self._stack:
            self._document.data, self._document.place = data, place
            return
        top = self._stack[-1]
        top.size += size
        if top.place.items is not None:
            top.data.append(data)
            top.place.items.append(place)
            return
        assert top.key is not None
        assert top.place.values is not None
        assert top.place.keys is not None
        if top.key in top.data:
            message = (
                f"the key {top.key} stands here twice; the first is in line {top.place.keys[top.key][0]}"
            )
            self._document.problems.append(Problem(self._document.path, *top.key_at, message))
        else:
            top.data[top.key] = data
            top.place.values[top.key] = place
            top.place.keys[top.key] = top.key_at
        top.key = None

    def _refuse_as_key(self, line: int, column: int) -> None:
        top = self._stack[-1] if self._stack else None
        if top is not None and top.place.values is not None and top.key is None:
            raise _Stop(
                line, column, "a key must be plain text; put text that starts with [, { or * in quotes"
            )

    def _refuse_tag(self, event: Any) -> None:
        if event.tag not in (None, "!"):
            raise _Stop(*_start(event), f"remove the tag {_shown(event.tag)}: decks hold plain values only")


def _shown(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!", 1)


def _start(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
