"""What is done for a learner who keeps failing: one card, or one concept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deckdl.memory import Rating
from deckdl.sessions.strength import Strengths

if TYPE_CHECKING:
    from deckdl.content.library import Library
    from deckdl.memory import CardState
    from deckdl.sessions.desk import Desk

LEECH_LAPSES = 8  # as in Anki: named then, and again at each
LEECH_AGAIN = 4  # further times that it is forgotten
FAILURES = 3


@dataclass(frozen=True)
class Revision:
    """An item of what a failed concept rests on, and the words to go with it."""

    item: str
    told: str


def failed(desk: Desk, item: str) -> bool:
    """Whether the last answer to the item was Again."""
    history = desk.memory.history(item)
    return bool(history) and history[-1].rating == Rating.AGAIN


def is_leech(state: CardState) -> bool:
    """Whether the card was forgotten so often that asking it again will not do."""
    return state.lapses >= LEECH_LAPSES


def leech_told(library: Library, item: str, lapses_before: int, state: CardState) -> str:
    """What to do about a card that just became a leech, or did again; nothing for any other."""
    extra = state.lapses - LEECH_LAPSES
    if state.lapses == lapses_before or extra < 0 or extra % LEECH_AGAIN:
        return ""
    concept = library.concepts[library.items.outline(item).concept]
    rests_on = " and ".join(library.concepts[name].title for name in concept.requires[:2])
    first = f", or study {rests_on} first" if rests_on else ""
    return (
        f"{item} was forgotten {state.lapses} times: it costs more than it gives. "
        f"Suspend it, write it in other words{first}."
    )


def revision(desk: Desk, item: str) -> Revision | None:
    """Where the item's concept was failed for the third time today: the weakest card of what it rests on.

    Of the concepts that it rests on itself the weakest is taken, and again at each three further failures.
    """
    library, memory = desk.library, desk.memory
    day = memory.calendar.day(desk.clock())
    concept = library.items.outline(item).concept
    again = [
        name
        for name in memory.failed_on(day)
        if name in library.items and library.items.outline(name).concept == concept
    ]
    if not again or len(again) % FAILURES:
        return None
    strengths = Strengths(library, memory, day)
    below = strengths.weakest_below(concept)
    chosen = strengths.weakest_card(below, memory.answered_on(day)) if below else None
    if below is None or chosen is None:
        return None
    failing, rests_on = library.concepts[concept].title, library.concepts[below].title
    known = f"{strengths.of(below):.0%}"
    return Revision(
        chosen,
        f"{failing} failed {len(again)} times today. It rests on {rests_on}, known to {known}: "
        "a card of that comes next.",
    )
