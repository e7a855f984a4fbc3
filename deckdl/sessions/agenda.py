"""What is due at one moment, deck by deck."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from deckdl.content.items import deck_of
from deckdl.sessions.backlog import Backlog
from deckdl.sessions.desk import Desk
from deckdl.sessions.today import today


@dataclass(frozen=True)
class DeckAgenda:
    """One deck: what is due of it now, and what of it was never met."""

    deck: str
    title: str
    due: int
    new: int


@dataclass(frozen=True)
class Agenda:
    """What a session now would ask: due cards, and today's share of the new ones."""

    at: datetime
    due: int
    new: int
    next_due: datetime | None  # where nothing is left now
    decks: tuple[DeckAgenda, ...]
    backlog: Backlog | None = None  # what piled up and is put off to the coming days

    def to_json(self) -> dict[str, Any]:
        """Plain data for `json.dumps`; keys are stable."""
        following = self.next_due.isoformat() if self.next_due else None
        return asdict(self) | {"at": self.at.isoformat(), "next_due": following}


def agenda(desk: Desk) -> Agenda:
    """Read what is due now."""
    at = desk.clock()
    library, memory = desk.library, desk.memory
    planned = today(desk)
    queue, counts = planned.queue, planned.queue.counts
    states, hidden = memory.states(), memory.hidden(memory.calendar.day(at))
    asked_for = [name for name in library.items if name not in hidden]
    due = Counter(
        deck_of(name) for name in asked_for if (state := states.get(name)) and memory.is_due(state, at)
    )
    new = Counter(deck_of(name) for name in asked_for if name not in states)
    return Agenda(
        at=at,
        due=counts.learning + counts.review,
        new=counts.new,
        next_due=None if counts.total else queue.next_due_at,
        decks=tuple(
            DeckAgenda(deck.deck, deck.title, due[deck.deck], new[deck.deck]) for deck in library.decks
        ),
        backlog=planned.backlog,
    )
