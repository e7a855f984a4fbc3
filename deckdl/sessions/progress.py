"""How much of the decks is known at one moment."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from deckdl.content.items import deck_of
from deckdl.sessions.desk import calendar_of
from deckdl.sessions.selection import Selection, select

if TYPE_CHECKING:
    from deckdl.memory import Today
    from deckdl.sessions.desk import Desk


@dataclass(frozen=True)
class DeckProgress:
    """One deck: cards, those that were asked so far, and the chance to know one now, over all of them."""

    deck: str
    title: str
    cards: int
    met: int
    known: float


@dataclass(frozen=True)
class Progress:
    """All decks, and what was done today."""

    cards: int
    met: int
    known: float
    today: Today
    decks: tuple[DeckProgress, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain data for `json.dumps`; keys are stable."""
        return asdict(self)


def progress(desk: Desk, selection: Selection | None = None) -> Progress:
    """Read how it goes now, with all decks or with what was selected."""
    at, memory = desk.clock(), desk.memory
    chosen = select(desk.library) if selection is None else selection
    day = calendar_of(desk.settings).day(at)
    cards = Counter(map(deck_of, chosen.concepts))
    met: Counter[str] = Counter()
    known: defaultdict[str, float] = defaultdict(float)
    for name, state in memory.states().items():
        if name in chosen.concepts:
            met[deck_of(name)] += 1
            known[deck_of(name)] += memory.retrievability(state, day)
    return Progress(
        cards=cards.total(),
        met=met.total(),
        known=sum(known.values()) / max(1, cards.total()),
        today=memory.today(at, None if chosen.whole else chosen.concepts),
        decks=tuple(
            DeckProgress(
                deck.deck,
                deck.title,
                cards[deck.deck],
                met[deck.deck],
                known[deck.deck] / max(1, cards[deck.deck]),
            )
            for deck in desk.library.decks
            if deck.deck in chosen.decks
        ),
    )
