"""What a deck that did not come with deckdl would run: references, checks, mistakes, code to predict."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deckdl.content import library as content
from deckdl.content.implementations import reference_path
from deckdl.content.models import CodeCard, PredictCard
from deckdl.errors import DeckdlError
from deckdl.sessions.labels import plural

if TYPE_CHECKING:
    from deckdl.content.library import Library

LARGEST = 1 << 20  # bytes of a reference


@dataclass(frozen=True)
class Reference:
    """A reference as it was read; `content` is None where it could not be."""

    path: Path
    content: bytes | None
    ships: bool

    def text(self) -> str:
        """DeckdlError where there is none."""
        try:
            if self.content is not None:
                return self.content.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
        raise DeckdlError(f"The reference {self.path} cannot be read: `deckdl check` says why.")


@dataclass(frozen=True)
class DeckCode:
    """The code of one deck file as it was when it was read; the files may change, this does not."""

    deck: str
    title: str
    file: Path
    cards: tuple[CodeCard, ...]
    references: Mapping[str, Reference]
    """By exercise, as in losses/mse.py."""
    snippets: tuple[str, ...] = ()
    """The code of predict cards."""

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.cards or self.snippets)

    @property
    def digest(self) -> str:
        """SHA-256 of all that would run; what is only shown (front, hints, says) is not in it."""
        parts = sorted(json.dumps(self._part(card), sort_keys=True) for card in self.cards)
        parts += sorted(json.dumps(code) for code in self.snippets)
        return hashlib.sha256("\n".join(["deckdl 1", *parts]).encode()).hexdigest()

    @property
    def own_files(self) -> list[Path]:
        """The references that come with the deck."""
        return sorted(reference.path for reference in self.references.values() if not reference.ships)

    @property
    def folders(self) -> list[Path]:
        """The folders that hold them, as in …/impl."""
        depth = {name: len(Path(name).parts) for name in self.references}
        own = [(name, reference.path) for name, reference in self.references.items() if not reference.ships]
        return sorted({path.parents[depth[name] - 1] for name, path in own})

    @property
    def summary(self) -> str:
        """How much code there is, and where it lies: `2 exercises in …/impl and 1 snippet`."""
        snippets = plural(len(self.snippets), "snippet")
        if not self.references:
            return f"{snippets} in {self.file}"
        where = " and ".join(map(str, self.folders)) or self.file
        exercises = f"{plural(len(self.references), 'exercise')} in {where}"
        return f"{exercises}, {snippets}" if self.snippets else exercises

    def listing(self) -> str:
        """All of it to read: Python, the checks in comments. DeckdlError where a reference is unreadable.

        Characters that could hide or turn around what stands there are written as escapes.
        """
        import yaml

        parts = []
        for card in self.cards:
            reference = self.references[card.impl]
            declared = {
                "checks": [dict(check) for check in card.checks],
                "mistakes": [{"replace": mistake.replace, "by": mistake.by} for mistake in card.mistakes],
            }
            told = yaml.safe_dump(declared, sort_keys=False, allow_unicode=True, width=100)
            comments = "\n".join(f"# {line}".rstrip() for line in told.splitlines())
            parts.append(f"# {reference.path}\n\n{reference.text().strip()}\n\n# {self.file}\n{comments}\n")
        parts += [f"# {self.file}\n\n{code.strip()}\n" for code in self.snippets]
        whole = "\n\n".join(parts)
        return "".join(sign if sign.isprintable() or sign == "\n" else _escaped(sign) for sign in whole)

    def _part(self, card: CodeCard) -> dict[str, object]:
        reference = self.references[card.impl]
        own = None if reference.ships else reference.content
        return {
            "impl": card.impl,
            "checks": [dict(check) for check in card.checks],
            "mistakes": [[mistake.replace, mistake.by] for mistake in card.mistakes],
            "reference": hashlib.sha256(own).hexdigest() if own is not None else None,
        }


def _escaped(sign: str) -> str:
    return "    " if sign == "\t" else sign.encode("unicode_escape").decode()


def code_of(library: Library, deck: str, learners: Path) -> DeckCode:
    """The code of a deck of the library, read now. `learners` is the folder of the learner's own files."""
    file = library.files[deck]
    found = next(known for known in library.decks if known.deck == deck)
    cards = tuple(card for card in found.cards if isinstance(card, CodeCard))
    references = {card.impl: _reference(file, card.impl, learners) for card in cards}
    snippets = tuple(card.code for card in found.cards if isinstance(card, PredictCard))
    return DeckCode(deck, found.title, file.absolute(), cards, references, snippets)


def _reference(deck_file: Path, name: str, learners: Path) -> Reference:
    path = reference_path(deck_file, name, learners)
    ships = path == content.shipped_implementations() / name
    try:
        with path.open("rb") as file:
            read = file.read(LARGEST + 1)
    except OSError:
        return Reference(path, None, ships)
    return Reference(path, read if len(read) <= LARGEST else None, ships)
