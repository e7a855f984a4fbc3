"""Cards that the learner suspends, buries or flags from the shell, and the list of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from deckdl.memory.queue import text_of
from deckdl.sessions.decks import known_item

if TYPE_CHECKING:
    from deckdl.sessions.desk import Desk

CHANGES: Mapping[str, Mapping[str, bool]] = {
    "suspend": {"suspended": True},
    "resume": {"suspended": False, "buried": False},
    "bury": {"buried": True},
    "flag": {"flagged": True},
    "unflag": {"flagged": False},
}


@dataclass(frozen=True)
class Marked:
    """One item with what is said of it; `buried` holds until tomorrow."""

    card: str
    suspended: bool
    buried: bool
    flagged: bool

    @property
    def words(self) -> list[str]:
        return [word for word in ("suspended", "buried", "flagged") if getattr(self, word)]

    def to_json(self) -> dict[str, Any]:
        """Plain data for `json.dumps`; keys are stable."""
        return asdict(self)


def mark_card(desk: Desk, name: str, change: Mapping[str, bool]) -> None:
    """Mark an item, or all parts of a card that is named without a part. DeckdlError where there is none."""
    card = desk.library.renamed.get(name, name)
    parts = [item for item in desk.library.items if text_of(item) == card]
    for item in parts or [known_item(desk.library, name)]:
        desk.memory.mark(item, desk.clock(), **change)


def marked(desk: Desk) -> list[Marked]:
    """What is marked today."""
    day = desk.memory.calendar.day(desk.clock())
    rows = [
        Marked(card, mark.suspended, mark.buried == day, mark.flagged)
        for card, mark in sorted(desk.memory.marks().items())
    ]
    return [row for row in rows if row.words]
