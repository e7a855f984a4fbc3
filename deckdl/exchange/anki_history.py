"""Anki's review log as events of deckdl's, with ids that are the same at every import."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from deckdl.exchange.anki_package import AnkiReview
from deckdl.memory import log
from deckdl.memory.cards import EPOCH
from deckdl.memory.log import Event

if TYPE_CHECKING:
    from deckdl.memory import Memory

DEVICE = blake2b(b"anki", digest_size=4).hexdigest()
"""What writes these events, so that `deckdl`'s undo takes back none of them."""

_LATEST_COPY = 1000  # milliseconds; nobody answers a card twice within them
_FILTERED, _BY_HAND = 3, 4
_AHEAD = timedelta(days=1)  # a clock that goes wrong by so much is still believed


@dataclass(frozen=True)
class History:
    """Events of the cards that were asked for; how many reviews they have, and lines that are none."""

    events: list[Event]
    reviews: int
    not_counted: int


def history(
    reviews: Iterable[AnkiReview],
    items: Mapping[int, str],
    own: Collection[str],
    memory: Memory,
    now: datetime,
) -> History:
    """The reviews of the cards in `items`, which are deckdl's items by Anki's card id.

    A reset by hand is a forgetting. Other dates set by hand, answers in a filtered deck that was told not to
    reschedule, and times that cannot be are left out, and for the items in `own` reviews that came from here.
    """
    known = _moments(memory, own) if own else {}
    digest = log.digest(memory.schedule)
    latest = (now + _AHEAD - EPOCH) // timedelta(milliseconds=1)
    events: list[Event] = []
    count = not_counted = 0
    for review in reviews:
        if review.card not in items:
            continue
        kind = _kind(review)
        if kind is None or not 0 < review.id < latest:
            not_counted += 1
            continue
        count += kind == "review"
        if _is_known(review.id, known.get(items[review.card], ())):
            continue
        at = datetime.fromtimestamp(review.id // 1000, UTC) + timedelta(milliseconds=review.id % 1000)
        data: dict[str, Any] = {}
        if kind == "review":
            data = {"rating": review.ease, "day": memory.calendar.day(at), "schedule": digest}
            data |= {"source": "anki", "seconds": round(max(0, review.milliseconds) / 1000, 1)}
        events.append(Event(_id(review), at, DEVICE, kind, items[review.card], data))
    return History(events, count, not_counted)


def _moments(memory: Memory, items: Iterable[str]) -> dict[str, list[int]]:
    """When each of these items was answered here, in milliseconds since 1970, also what was taken back."""
    known: dict[str, list[int]] = {item: [] for item in items}
    for event in memory.events():
        if event.kind == "review" and event.device != DEVICE and event.card in known:
            insort(known[event.card], (event.at - EPOCH) // timedelta(milliseconds=1))
    return known


def _is_known(at: int, moments: Sequence[int]) -> bool:
    """An exported review is a little late where others had its millisecond, which Anki gives only once."""
    before = bisect_right(moments, at) - 1
    return before >= 0 and at - moments[before] < _LATEST_COPY


def _kind(review: AnkiReview) -> str | None:
    if review.ease in (1, 2, 3, 4):
        return None if review.kind == _FILTERED and review.factor == 0 else "review"
    return "forget" if review.ease == 0 and review.kind == _BY_HAND and review.factor == 0 else None


def _id(review: AnkiReview) -> str:
    """When it was, who wrote it, and a digest that tells reviews of one moment apart."""
    own = blake2b(f"{review.card}/{review.id}".encode(), digest_size=4).hexdigest()
    return f"{review.id * 1000:016x}{DEVICE}{own}"
