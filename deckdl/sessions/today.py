"""Which cards a session asks: the same for the screens, the shell and what is told about them beforehand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from deckdl.memory.queue import Limits, Queue, Waits
from deckdl.sessions.backlog import Backlog, backlog
from deckdl.sessions.decks import items_of
from deckdl.sessions.strength import Strengths

if TYPE_CHECKING:
    from datetime import datetime

    from deckdl.sessions.desk import Desk

Share = Literal["today", "more", "ahead"]
"""Today's cards; more than that: all reviews that are due and as many new cards again; or coming reviews."""

DAYS_AHEAD = 3
NO_LIMIT = 1_000_000


@dataclass(frozen=True)
class Today:
    """A session's queue, and what had to be put off."""

    queue: Queue
    backlog: Backlog | None


def today(desk: Desk, decks: Sequence[str] = (), share: Share = "today") -> Today:
    """The queue at this moment; `decks` must be known ones, none means all."""
    at = desk.clock()
    piled = None
    if share == "today":
        limits, piled = _limits(desk, at)
    elif share == "more":
        met = desk.memory.today(at).new
        limits = Limits(met + max(1, desk.settings.new_per_day), NO_LIMIT, desk.settings.review_order)
    else:
        limits = Limits(0, NO_LIMIT, desk.settings.review_order, DAYS_AHEAD)
    queue = Queue(items_of(desk.library, decks), desk.memory, at, limits, waits_of(desk, decks, share))
    return Today(queue, piled)


def waits_of(desk: Desk, decks: Sequence[str], share: Share) -> Callable[[], Waits] | None:
    """What a queue asks about new cards; None where it takes them as they come."""
    return None if share == "more" else partial(_waits, desk, decks)


def _limits(desk: Desk, at: datetime) -> tuple[Limits, Backlog | None]:
    settings = desk.settings
    piled = backlog(desk.memory, desk.library.items.ids, at, settings.reviews_per_day)
    if piled is not None:
        # The best known first: of what has piled up, that saves the most.
        return Limits(0, piled.share, "strongest"), piled
    return Limits(settings.new_per_day, settings.reviews_per_day, settings.review_order), None


def _waits(desk: Desk, decks: Sequence[str]) -> Waits:
    """By what is known at this moment."""
    day = desk.memory.calendar.day(desk.clock())
    return Strengths(desk.library, desk.memory, day, decks).waits
