"""An Anki package taken in: a deck for each of its top-level decks, and the history of their cards."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deckdl.content.items import item_id, parts
from deckdl.errors import DeckdlError
from deckdl.exchange.anki_history import history
from deckdl.exchange.anki_latex import to_dollars
from deckdl.exchange.anki_notes import Converted, convert, has_script, mark
from deckdl.exchange.anki_package import AnkiCard, AnkiNote, Package, read
from deckdl.exchange.deck_file import Note, deck_text, front_of, slug, sound, unique
from deckdl.exchange.html_text import tidy
from deckdl.sessions.authoring import free_path, write_deck

if TYPE_CHECKING:
    from deckdl.content.library import Library
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


@dataclass
class Report:
    """What came in and what did not. Counts are of notes, `suspended` and `flagged` of cards."""

    decks: list[TakenDeck] = field(default_factory=list)
    reviews: int = 0
    new_reviews: int = 0
    not_counted: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    """Notes by the reason why they were left out."""
    media: list[str] = field(default_factory=list)
    code: int = 0
    suspended: int = 0
    flagged: int = 0
    scripts: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether anything is there now that was not before."""
        return self.new_reviews > 0 or any(deck.written for deck in self.decks)

    def to_json(self) -> dict[str, Any]:
        decks = [{**asdict(deck), "path": str(deck.path)} for deck in self.decks]
        return {**vars(self), "decks": decks, "changed": self.changed}


@dataclass
class _Plan:
    """What will be done with a top-level deck."""

    taken: TakenDeck
    text: str | None
    cards: dict[int, tuple[str, Card]]
    """By the note's id in Anki: the full id of its card, and the card."""


def import_package(desk: Desk, file: Path) -> Report:
    """Take a package in. DeckdlError, and nothing changed, where it cannot be read or holds nothing of use.

    Decks that are there are left as they are: a package that was taken in before adds only later reviews.
    """
    package = read(file)
    report = Report(media=sorted(package.media))
    converted = _converted(package, report)
    plans: list[_Plan] = []
    for name, group in converted.items():
        if plan := _plan(desk, name, group, {plan.taken.deck for plan in plans}, report):
            plans.append(plan)
    if not plans:
        raise DeckdlError(f"{file} holds no note that deckdl can ask: {_reasons(report)}.")
    items = _items(package.cards, plans)
    found = history(package.reviews, items, desk.memory, desk.clock())
    for plan in plans:
        if plan.text is not None:
            write_deck(desk.workspace, plan.taken.path, plan.text)
    report.decks = [plan.taken for plan in plans]
    report.reviews, report.not_counted = len(found.events), found.not_counted
    report.new_reviews = desk.memory.merge(found.events)
    report.suspended = sum(card.suspended for card in package.cards if card.id in items)
    report.flagged = sum(card.flagged for card in package.cards if card.id in items)
    return report


@dataclass(frozen=True)
class _Fitting:
    """A note that deckdl has a card for, and the deck that its first card is in."""

    note: AnkiNote
    deck: str
    converted: Converted


def _converted(package: Package, report: Report) -> dict[str, list[_Fitting]]:
    """The notes that can be asked, by top-level deck."""
    cards: dict[int, list[AnkiCard]] = defaultdict(list)
    for card in package.cards:
        cards[card.note].append(card)
    groups: dict[str, list[_Fitting]] = defaultdict(list)
    scripts: set[str] = set()
    for note in package.notes:
        own = sorted(cards[note.id], key=lambda card: card.ord)
        done = convert(note, {card.ord for card in own}) if own else "it has no card"
        if isinstance(done, str):
            report.left_out[done] += 1
            continue
        if has_script(note.type):
            scripts.add(note.type.name)
        groups[own[0].deck.partition("::")[0]].append(_Fitting(note, own[0].deck, done))
    report.scripts = sorted(scripts)
    return groups


def _plan(desk: Desk, name: str, group: list[_Fitting], taken: set[str], report: Report) -> _Plan | None:
    """What to do with a top-level deck; None where deckdl can ask none of its notes."""
    library = desk.library
    by_mark = {mark(fitting.note): fitting.note.id for fitting in group}
    for deck in _names(name):
        path = desk.workspace.decks / f"{deck}.yaml"
        if deck in taken:
            continue
        if deck not in library.files and not path.exists():
            return _new_deck(
                library, name, deck, free_path(desk.workspace, deck, library.files), group, report
            )
        known = _cards_by_note(library, deck, by_mark) if library.files.get(deck) == path else {}
        if known:
            missing = len(group) - len(known)
            return _Plan(TakenDeck(name, deck, path, len(known), False, missing), None, known)
    raise AssertionError("names never end")


def _names(name: str) -> Iterator[str]:
    """What the deck may be called, where other decks have the first names."""
    first = slug(name)
    if not first[0].isascii():  # a deck is a file, whose name begins with a letter that every system has
        first = f"anki-{first}"
    yield first
    yield f"{first}-anki"
    yield from (f"{first}-anki-{number}" for number in count(2))


def _cards_by_note(library: Library, deck: str, by_mark: Mapping[str, int]) -> dict[int, tuple[str, Card]]:
    """The cards of a deck that were made of these notes, whatever was changed since."""
    found = {}
    for full_id in library.cards:
        if full_id.startswith(f"{deck}/") and full_id[-_MARK_LENGTH:] in by_mark:
            found[by_mark[full_id[-_MARK_LENGTH:]]] = (full_id, library.cards[full_id])
    return found


def _new_deck(
    library: Library, name: str, deck: str, path: Path, group: list[_Fitting], report: Report
) -> _Plan | None:
    concepts: dict[str, str] = {}  # ids by title
    candidates: list[tuple[str, Note]] = []
    fittings: dict[str, _Fitting] = {}
    for fitting in group:
        title = " › ".join(fitting.deck.split("::")[1:])
        if title not in concepts:
            taken = {*library.concepts, *concepts.values()}
            concepts[title] = unique(f"{deck}-{slug(title) if title else 'notes'}", taken)
        card = fitting.converted.card
        named = f"{slug(front_of(card))}-{mark(fitting.note)}"
        fittings[named] = fitting
        candidates.append((named, replace(card, id=named, concept=concepts[title])))
    kept, unsound = sound(candidates)
    report.left_out.update("it asks what another one asks" if one.repeated else one.reason for one in unsound)
    if not kept:
        return None
    cards = [card for _, card in kept]
    used = {card.concept for card in cards}
    titles = {key: _title(title or name) for title, key in concepts.items() if key in used}
    text = deck_text(deck, _title(name), titles, cards, path)
    for card in cards:
        converted = fittings[card.id].converted
        report.code += bool(converted.code)
        report.media = sorted({*report.media, *converted.media})
    known: dict[int, tuple[str, Card]] = {
        fittings[card.id].note.id: (f"{deck}/{card.id}", card) for card in cards
    }
    return _Plan(TakenDeck(name, deck, path, len(cards), True, 0), text, known)


def _title(name: str) -> str:
    return to_dollars(tidy(name)).text or "Anki"


def _items(cards: Iterable[AnkiCard], plans: Iterable[_Plan]) -> dict[int, str]:
    """What each of Anki's cards is here."""
    known = {note: found for plan in plans for note, found in plan.cards.items()}
    items: dict[int, str] = {}
    for anki in cards:
        if anki.note in known:
            full_id, card = known[anki.note]
            part = f"c{anki.ord + 1}" if card.type == "cloze" else "reverse" if anki.ord == 1 else ""
            if part in parts(card):
                items[anki.id] = item_id(full_id, part)
    return items


def _reasons(report: Report) -> str:
    return "; ".join(report.left_out) or "it is empty"
