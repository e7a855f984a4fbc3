"""An Anki package taken in: a deck for each of its top-level decks, and the history of their cards."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deckdl.content.items import deck_of, item_id, parts
from deckdl.errors import DeckdlError
from deckdl.exchange.anki_cards import OWN
from deckdl.exchange.anki_decks import Fitting, Planner, TakenDeck
from deckdl.exchange.anki_history import history
from deckdl.exchange.anki_notes import convert, has_script
from deckdl.exchange.anki_package import AnkiCard, Package, read
from deckdl.sessions.authoring import write_deck

if TYPE_CHECKING:
    from deckdl.content.library import Library
    from deckdl.content.models import Card
    from deckdl.sessions.desk import Desk


@dataclass
class Report:
    """What came in and what did not. Counts are of notes; `suspended` and `flagged` of cards taken so."""

    decks: list[TakenDeck] = field(default_factory=list)
    own: int = 0
    """Notes that deckdl itself wrote: of them only the reviews are taken."""
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


def import_package(desk: Desk, file: Path) -> Report:
    """Take a package in. DeckdlError, and nothing changed, where it cannot be read or holds nothing of use.

    Decks that are there are left as they are: a package that was taken in before adds only later reviews.
    """
    package = read(file)
    report = Report(media=sorted(package.media))
    known = _own(package, desk.library)
    report.own = len(known)
    planner = Planner(desk, report.left_out)
    for name, group in _fitting(package, known, report).items():
        planner.add(name, group)
    plans = planner.plans
    if not plans and not known:
        reasons = "; ".join(report.left_out) or "it is empty"
        raise DeckdlError(f"{file} holds no note that deckdl can ask: {reasons}.")
    own = _items(package.cards, known)
    items = own | _items(package.cards, {key: card for plan in plans for key, card in plan.cards.items()})
    found = history(package.reviews, items, set(own.values()), desk.memory, desk.clock())
    for plan in plans:
        if plan.text is not None:
            write_deck(desk.workspace, plan.taken.path, plan.text)
    report.decks = [plan.taken for plan in plans]
    report.code = planner.code
    report.media = sorted({*report.media, *planner.media})
    report.reviews, report.not_counted = found.reviews, found.not_counted
    report.new_reviews = desk.memory.merge(found.events)
    written = {plan.taken.deck for plan in plans if plan.taken.written}
    for card in package.cards:
        if card.id in items and deck_of(items[card.id]) in written:
            report.suspended += card.suspended
            report.flagged += card.flagged
            marks = {"suspended": card.suspended, "flagged": card.flagged}
            if any(marks.values()):
                desk.memory.mark(items[card.id], desk.clock(), **marks)
    return report


def _own(package: Package, library: Library) -> dict[int, tuple[str, Card]]:
    """The notes that `deckdl export anki` made of cards that are still there."""
    known: dict[int, tuple[str, Card]] = {}
    for note in package.notes:
        name = note.guid.removeprefix(OWN)
        full_id, _, part = name.partition("#")
        full_id = library.renamed.get(full_id, full_id)
        if name != note.guid and full_id in library.cards:
            known[note.id] = (item_id(full_id, part), library.cards[full_id])
    return known


def _fitting(
    package: Package, known: dict[int, tuple[str, Card]], report: Report
) -> dict[str, list[Fitting]]:
    """The other notes that can be asked, by top-level deck."""
    cards: dict[int, list[AnkiCard]] = defaultdict(list)
    for card in package.cards:
        cards[card.note].append(card)
    groups: dict[str, list[Fitting]] = defaultdict(list)
    scripts: set[str] = set()
    for note in package.notes:
        if note.id in known:
            continue
        own = sorted(cards[note.id], key=lambda card: card.ord)
        done = convert(note, {card.ord for card in own}) if own else "it has no card"
        if isinstance(done, str):
            report.left_out[done] += 1
            continue
        if has_script(note.type):
            scripts.add(note.type.name)
        groups[own[0].deck.partition("::")[0]].append(Fitting(note, own[0].deck, done))
    report.scripts = sorted(scripts)
    return groups


def _items(cards: list[AnkiCard], known: dict[int, tuple[str, Card]]) -> dict[int, str]:
    """What each of Anki's cards is here."""
    items: dict[int, str] = {}
    for anki in cards:
        if anki.note not in known:
            continue
        name, card = known[anki.note]
        part = f"c{anki.ord + 1}" if card.type == "cloze" else "reverse" if anki.ord else ""
        if "#" in name:
            items[anki.id] = name
        elif part in parts(card):
            items[anki.id] = item_id(name, part)
    return items
