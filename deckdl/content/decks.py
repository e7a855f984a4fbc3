"""Deck files: finding them, reading them, and what is wrong with each on its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from deckdl.content import models
from deckdl.content.deck_cache import DeckCache, KeptDeck
from deckdl.content.problems import Problem

if TYPE_CHECKING:
    from deckdl.content.reader import Document

_SUFFIXES = (".yaml", ".yml")


@dataclass
class DeckFile:
    """A file, the deck in it where there is one, and everything that is wrong with it."""

    path: Path
    deck: models.Deck | KeptDeck | None = None
    problems: list[Problem] = field(default_factory=list)
    document: Document | None = None
    broken: list[models.Card] = field(default_factory=list)
    """What is left of the cards that cannot be asked."""

    def problem(self, loc: Sequence[int | str], message: str, *, key: bool = False) -> Problem:
        """A Problem at a part of the file, or at the part's key."""
        if self.document is None:  # the deck came from the cache, which keeps no positions
            from deckdl.content.reader import read

            self.document = read(self.path)
        return self.document.problem(loc, message, key=key)


def deck_paths(paths: Iterable[Path]) -> list[Path]:
    """The deck files among these files and folders, each once; the files of a folder by name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(
                entry
                for entry in path.iterdir()
                if entry.suffix in _SUFFIXES and not entry.name.startswith(".")
            )
        else:
            found.append(path)
    return list({path.absolute(): path for path in reversed(found)}.values())[::-1]


def read_decks(paths: Iterable[Path], cache: Path | None = None) -> list[DeckFile]:
    """Read every deck among these files and folders. Decks that `cache` knows are not checked again."""
    try:
        chosen = deck_paths(paths)
    except OSError as error:
        missing = Path(error.filename or ".")
        return [
            DeckFile(
                missing, problems=[Problem(missing, 1, 1, f"the folder cannot be read: {error.strerror}")]
            )
        ]
    kept = DeckCache(cache, _cards_of)
    files = [_read(path, kept) for path in chosen]
    kept.save()
    return files


def _cards_of(path: Path) -> tuple[models.Card, ...]:
    """The sound cards of a file, as it is now."""
    from deckdl.content.reader import read
    from deckdl.content.validation import deck_of

    deck, _ = deck_of(read(path))
    return deck.cards if deck is not None else ()


def _read(path: Path, cache: DeckCache) -> DeckFile:
    try:
        known = cache.find(path)
    except OSError:
        known = None  # reading it below says what is wrong
    if known is not None:
        return DeckFile(path, known)
    from deckdl.content.reader import read
    from deckdl.content.validation import deck_of

    document = read(path)
    deck, broken = deck_of(document)
    if deck is not None and not document.problems:
        cache.keep(path, deck)
    return DeckFile(path, deck, list(document.problems), document, broken)
