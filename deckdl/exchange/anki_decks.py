"""Top-level decks of Anki as decks of the workspace: which file each has, and what is written there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from deckdl.errors import DeckdlError
from deckdl.exchange.anki_notes import Converted, mark
from deckdl.exchange.anki_package import AnkiNote
from deckdl.exchange.deck_file import Note, deck_text, front_of, slug, sound, title_of, unique
from deckdl.sessions.authoring import free_path

if TYPE_CHECKING:
    from deckdl.content.models import Card
    from deckdl.sessions.desk import Desk

_MARK_LENGTH = 8


@dataclass(frozen=True)
class TakenDeck:
    """A deck of Anki's: where its cards are. `written` is false where they had been taken in before."""

    name: str
    deck: str
    path: Path
    cards: int
    written: bool
    missing: int
    """Notes of the package that a deck taken in before does not hold."""


@dataclass(frozen=True)
class Fitting:
    """A note that deckdl has a card for, and the deck that its first card is in."""

    note: AnkiNote
    deck: str
    converted: Converted


@dataclass(frozen=True)
class Plan:
    """What will be done with a top-level deck: `text` is to be written, where it is new.

    `cards` has the full id of the card of each note, and the card, by the note's id in Anki.
    """

    taken: TakenDeck
    text: str | None
    cards: dict[int, tuple[str, Card]]


class Planner:
    """Plans one deck after the other; `left_out` counts notes whose cards are not sound, by the reason."""

    def __init__(self, desk: Desk, left_out: Counter[str]) -> None:
        self.plans: list[Plan] = []
        self.code = 0
        self.media: set[str] = set()
        self._workspace, self._library = desk.workspace, desk.library
        self._left_out = left_out
        self._concepts = set(desk.library.concepts)

    def add(self, name: str, group: list[Fitting]) -> None:
        """Plan a top-level deck, unless deckdl can ask none of its notes.

        DeckdlError where the file that may be its deck cannot be read.
        """
        by_mark = {mark(fitting.note): fitting.note.id for fitting in group}
        files = self._library.files
        for deck in _names(name):
            path = self._workspace.decks / f"{deck}.yaml"
            if any(plan.taken.deck == deck for plan in self.plans):
                continue
            if deck not in files and path.exists() and path not in files.values():
                raise DeckdlError(f"{path} has problems: mend them first, `deckdl check` lists them.")
            if deck not in files and not path.exists():
                self._add_new(name, deck, free_path(self._workspace, deck, files), group)
                return
            known = self._cards_by_note(deck, by_mark) if files.get(deck) == path else {}
            if known:
                missing = len(group) - len(known)
                self.plans.append(Plan(TakenDeck(name, deck, path, len(known), False, missing), None, known))
                return

    def _cards_by_note(self, deck: str, by_mark: dict[str, int]) -> dict[int, tuple[str, Card]]:
        """The cards of a deck that were made of these notes, whatever was changed since."""
        cards = self._library.cards
        return {
            by_mark[full_id[-_MARK_LENGTH:]]: (full_id, cards[full_id])
            for full_id in cards
            if full_id.startswith(f"{deck}/") and full_id[-_MARK_LENGTH:] in by_mark
        }

    def _add_new(self, name: str, deck: str, path: Path, group: list[Fitting]) -> None:
        concepts: dict[str, str] = {}  # ids by title
        candidates: list[tuple[str, Note]] = []
        fittings: dict[str, Fitting] = {}
        for fitting in group:
            title = " › ".join(fitting.deck.split("::")[1:])
            if title not in concepts:
                concepts[title] = unique(f"{deck}-{slug(title) if title else 'notes'}", self._concepts)
                self._concepts.add(concepts[title])
            card = fitting.converted.card
            named = f"{slug(front_of(card))}-{mark(fitting.note)}"
            fittings[named] = fitting
            candidates.append((named, replace(card, id=named, concept=concepts[title])))
        kept, unsound = sound(candidates)
        self._left_out.update(
            "it asks what another one asks" if one.repeated else one.reason for one in unsound
        )
        if not kept:
            return
        cards = [card for _, card in kept]
        used = {card.concept for card in cards}
        titles = {key: title_of(title or name) for title, key in concepts.items() if key in used}
        text = deck_text(deck, title_of(name), titles, cards, path)
        for card in cards:
            self.code += bool(fittings[card.id].converted.code)
            self.media.update(fittings[card.id].converted.media)
        known: dict[int, tuple[str, Card]] = {
            fittings[card.id].note.id: (f"{deck}/{card.id}", card) for card in cards
        }
        self.plans.append(Plan(TakenDeck(name, deck, path, len(cards), True, 0), text, known))


def _names(name: str) -> Iterator[str]:
    """What the deck may be called, where other decks have the first names."""
    first = slug(name)
    if not first[0].isascii():  # a deck is a file, whose name begins with a letter that every system has
        first = f"anki-{first}"
    yield first
    yield f"{first}-anki"
    yield from (f"{first}-anki-{number}" for number in count(2))
