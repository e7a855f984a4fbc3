"""Decks that were found sound, kept by the content of their files: the next start checks them no more.

The cache is a file of JSON lines. The first is an index, all that a start reads: of each deck its title, its
concepts, and an outline of its cards. Each further line holds the cards of one deck, which are read when one
of them is asked for. It holds data only, is rewritten when a deck changed, and is never needed: what is
missing, old or damaged is read from the deck again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from deckdl import __version__
from deckdl.content import models
from deckdl.content.outline import CardOutline, DeckLike, outlines_of
from deckdl.errors import DeckdlError

# Decks are checked anew by another version, which may find more.
_KEY = f"deckdl {__version__}, 3"

BETWEEN = b",\t"
"""Between the cards of a line: in JSON's strings no tab stands for itself, so it is nowhere else."""

ReadAgain = Callable[[Path], tuple[models.Card, ...]]
"""Reads the cards of a deck's file, where its line of the cache is damaged."""


class KeptDeck:
    """A deck of the cache: as models.Deck, but its cards are read when they are first asked for."""

    def __init__(self, path: Path, digest: str, entry: dict[str, Any], cache: Path, again: ReadAgain) -> None:
        """`entry` is the deck's part of the index; KeyError, TypeError or ValueError where it is none."""
        self.deck: str = entry["deck"]
        self.title: str = entry["title"]
        self.concepts = {
            name: models.Concept(title=concept["title"], requires=tuple(concept.get("requires", ())))
            for name, concept in entry["concepts"].items()
        }
        special = entry["special"]
        ids, of = entry["ids"], entry["of"]
        if len(ids) != len(of):
            raise ValueError("an index of two minds")
        self.outlines = list(map(CardOutline, ids, of, range(len(ids))))
        for index, (code, parts, was) in special.items():
            self.outlines[int(index)] = self.outlines[int(index)]._replace(code=code, parts=parts, was=was)
        self._path, self._digest, self._cache, self._again = path, digest, cache, again
        self._start, self._length = int(entry["at"][0]), int(entry["at"][1])

    @cached_property
    def cards(self) -> tuple[models.Card, ...]:
        """The cards, in the order of the outlines; those of the file where the cache is damaged.

        Raises DeckdlError where neither has them, because the deck was changed meanwhile.
        """
        try:
            body = json.loads(self.line())
            cards = tuple(_card(data, self.deck, place) for place, data in enumerate(body["cards"]))
            if body["digest"] == self._digest and len(cards) == len(self.outlines):
                return cards
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            pass
        found = {card.id: card for card in self._again(self._path)}
        try:
            return tuple(found[card.id] for card in self.outlines)
        except KeyError:
            raise DeckdlError(f"{self._path} was changed meanwhile: start deckdl again.") from None

    def moved(self, start: int) -> None:
        """The line begins there now: the cache was written anew, with the same content in it."""
        self._start = start

    def line(self) -> bytes:
        """The deck's line of the cache. Raises OSError."""
        with self._cache.open("rb") as file:
            file.seek(self._start)
            return file.read(self._length)


class DeckCache:
    """The cache at a path, or none at all where the path is None."""

    def __init__(self, path: Path | None, again: ReadAgain) -> None:
        self._path = path
        self._again = again
        self._start = 0  # of the first deck's line
        self._known = self._load()
        self._used: dict[str, models.Deck | KeptDeck] = {}
        self._digests: dict[Path, str] = {}

    def find(self, path: Path) -> KeptDeck | None:
        """The deck that the file holds, where it was kept. OSError where the file cannot be read."""
        if self._path is None:
            return None
        digest = self._digests[path] = hashlib.sha256(path.read_bytes()).hexdigest()
        entry = self._known.get(digest)
        if entry is None:
            return None
        try:
            start, length = entry["at"]
            deck = KeptDeck(
                path, digest, {**entry, "at": (self._start + start, length)}, self._path, self._again
            )
        except (TypeError, KeyError, ValueError, AttributeError, IndexError):
            return None
        self._used[digest] = deck
        return deck

    def keep(self, path: Path, deck: models.Deck) -> None:
        """Remember the deck for the content that `find` saw."""
        if path in self._digests:
            self._used[self._digests[path]] = deck

    def save(self) -> None:
        """Write what is in use now, where it changed; a disk that refuses is no matter."""
        if self._path is None or self._used.keys() == self._known.keys():
            return
        temporary = self._path.with_name(f"{self._path.name}.{os.getpid()}.tmp")
        with contextlib.suppress(OSError):
            index: dict[str, Any] = {}
            lines: list[bytes] = []
            at = 0
            for digest, deck in self._used.items():
                line = _line(digest, deck)
                index[digest] = {**_entry(deck, outlines_of(deck)), "at": (at, len(line))}
                lines.append(line)
                at += len(line)
            self._path.parent.mkdir(parents=True, exist_ok=True)
            first = json.dumps({"key": _KEY, "decks": index}).encode() + b"\n"
            temporary.write_bytes(first + b"".join(lines))
            temporary.replace(self._path)
            for digest, deck in self._used.items():
                if isinstance(deck, KeptDeck):
                    deck.moved(len(first) + index[digest]["at"][0])

    def _load(self) -> dict[str, Any]:
        if self._path is None:
            return {}
        try:
            with self._path.open("rb") as file:
                first = file.readline()
            kept = json.loads(first)
        except (OSError, ValueError, RecursionError):
            return {}
        self._start = len(first)
        decks = kept.get("decks") if isinstance(kept, dict) and kept.get("key") == _KEY else None
        return decks if isinstance(decks, dict) else {}


def text_of(deck: DeckLike) -> bytes:
    """The cards of a deck as JSON, one after the other with BETWEEN between them."""
    if isinstance(deck, KeptDeck):
        try:
            line = deck.line()
            start, end = line.index(_CARDS) + len(_CARDS), line.rindex(_END)
            if line.count(BETWEEN, start, end) + 1 == len(deck.outlines):
                return line[start:end]
        except (OSError, ValueError):
            pass  # the cards themselves can be asked, also where the cache is damaged
    return BETWEEN.join(json.dumps(_packed(card)).encode() for card in deck.cards)


def field_names() -> set[str]:
    """Every name that stands before a value there."""
    kinds = (*models.CARD_TYPES.values(), models.Option, models.Mistake)
    return {entry.name for kind in kinds for entry in fields(kind)}


_CARDS, _END = b'"cards": [', b"]}"


def _line(digest: str, deck: models.Deck | KeptDeck) -> bytes:
    return b'{"digest": "' + digest.encode() + b'", ' + _CARDS + text_of(deck) + _END + b"\n"


def _entry(deck: models.Deck | KeptDeck, outlines: Any) -> dict[str, Any]:
    """The deck's part of the index; most cards have one part, no old name, and ask for no code."""
    plain = CardOutline("", "", 0)
    return {
        "deck": deck.deck,
        "title": deck.title,
        "concepts": {name: _packed(concept) for name, concept in deck.concepts.items()},
        "ids": [card.id for card in outlines],
        "of": [card.concept for card in outlines],
        "special": {
            str(index): (card.code, list(card.parts), list(card.was))
            for index, card in enumerate(outlines)
            if (card.code, tuple(card.parts), tuple(card.was)) != (plain.code, plain.parts, plain.was)
        },
    }


def _packed(value: Any) -> Any:
    """Plain data for a deck or a part of it, without what has its default."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = ((entry, getattr(value, entry.name)) for entry in fields(value) if entry.init)
        return {entry.name: _packed(part) for entry, part in parts if part != entry.default}
    if isinstance(value, tuple | list):
        return [_packed(part) for part in value]
    if isinstance(value, dict):
        return {key: _packed(part) for key, part in value.items()}
    return value


def _card(data: dict[str, Any], deck: str, position: int) -> models.Card:
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in data.items()
    }
    if "options" in values:
        values["options"] = tuple(models.Option(**option) for option in values["options"])
    if "mistakes" in values:
        values["mistakes"] = tuple(models.Mistake(**mistake) for mistake in values["mistakes"])
    model = models.CARD_TYPES[values.get("type", "basic")]
    return models.join(model(**values), deck, position)
