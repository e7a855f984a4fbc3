"""Decks that were found sound, kept by the content of their files: the next start checks them no more.

The cache is one JSON file. It holds data only, is rewritten when a deck changed, and is never needed: what is
missing, old or damaged is read from the deck again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from deckdl import __version__
from deckdl.content import models

# Decks are checked anew by another version, which may find more.
_KEY = f"deckdl {__version__}, 1"


class DeckCache:
    """The cache at a path, or none at all where the path is None."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known = self._load()
        self._used: dict[str, Any] = {}
        self._digests: dict[Path, str] = {}

    def find(self, path: Path) -> models.Deck | None:
        """The deck that the file holds, where it was kept. OSError where the file cannot be read."""
        if self._path is None:
            return None
        digest = self._digests[path] = hashlib.sha256(path.read_bytes()).hexdigest()
        data = self._known.get(digest)
        if data is None:
            return None
        try:
            deck = _unpacked(data)
        except (TypeError, KeyError, ValueError, AttributeError):
            return None
        self._used[digest] = data
        return deck

    def keep(self, path: Path, deck: models.Deck) -> None:
        """Remember the deck for the content that `find` saw."""
        if path in self._digests:
            self._used[self._digests[path]] = _packed(deck)

    def save(self) -> None:
        """Write what is in use now, where it changed; a disk that refuses is no matter."""
        if self._path is None or self._used.keys() == self._known.keys():
            return
        temporary = self._path.with_name(f"{self._path.name}.{os.getpid()}.tmp")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps({"key": _KEY, "decks": self._used}), encoding="utf-8")
            temporary.replace(self._path)

    def _load(self) -> dict[str, Any]:
        if self._path is None:
            return {}
        try:
            kept = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        decks = kept.get("decks") if isinstance(kept, dict) and kept.get("key") == _KEY else None
        return decks if isinstance(decks, dict) else {}


def _packed(value: Any) -> Any:
    """Plain data for a deck or a part of it, without what has its default."""
    if is_dataclass(value) and not isinstance(value, type):
        parts = ((entry, getattr(value, entry.name)) for entry in fields(value))
        return {entry.name: _packed(part) for entry, part in parts if part != entry.default}
    if isinstance(value, tuple | list):
        return [_packed(part) for part in value]
    if isinstance(value, dict):
        return {key: _packed(part) for key, part in value.items()}
    return value


def _unpacked(data: dict[str, Any]) -> models.Deck:
    return models.Deck(
        deck=data["deck"],
        title=data["title"],
        concepts={
            name: models.Concept(title=concept["title"], requires=tuple(concept.get("requires", ())))
            for name, concept in data["concepts"].items()
        },
        cards=tuple(_card(card) for card in data["cards"]),
    )


def _card(data: dict[str, Any]) -> models.Card:
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in data.items()
        if key not in ("deck_id", "position")
    }
    if "options" in values:
        values["options"] = tuple(models.Option(**option) for option in values["options"])
    if "mistakes" in values:
        values["mistakes"] = tuple(models.Mistake(**mistake) for mistake in values["mistakes"])
    model = models.CARD_TYPES[values.get("type", "basic")]
    return models.join(model(**values), data["deck_id"], data.get("position", 0))
