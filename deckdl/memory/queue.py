"""What to ask next in a session: learning steps that are due, then reviews with new cards between them."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from deckdl.memory.fuzz import fraction
from deckdl.memory.memory import Memory
from deckdl.memory.schedule import CardState

AHEAD = timedelta(minutes=20)
"""A learning card is asked this much before its time where nothing else is left, as in Anki."""

Kind = Literal["new", "learning", "review"]


@dataclass(frozen=True)
class Limits:
    """How many cards a day, at most, those answered before the session included. Steps have no limit."""

    new_per_day: int = 10
    reviews_per_day: int = 200


@dataclass(frozen=True)
class Counts:
    """What is left to ask today."""

    new: int
    learning: int
    review: int

    @property
    def total(self) -> int:
        return self.new + self.learning + self.review


class Queue:
    """The cards of one session, each until it is answered, skipped, or done in another window.

    `order` names the cards that may be asked, new ones in the order in which they are to be learned. Siblings
    (ids that are equal up to "#") show the same text, so of those that are new or due for review one is asked
    a day. `next` returns the same card until something is answered, skipped or undone, or a learning step
    comes due. When a day ends, the queue is filled anew. The same log, order and moment always give the same
    queue.
    """

    def __init__(self, order: Sequence[str], memory: Memory, at: datetime, limits: Limits) -> None:
        self._order = order
        self._members = frozenset(order)
        self._memory = memory
        self._limits = limits
        self._skipped: set[str] = set()
        self._fill(at)

    @property
    def counts(self) -> Counts:
        return Counts(self._left["new"], self._left["learning"], self._left["review"])

    @property
    def next_due_at(self) -> datetime | None:
        """When a card that cannot be asked now will be due; None where there is none.

        A card that a limit or a sibling keeps back is due when the next day begins.
        """
        if self._due:
            return min(self._due.values())
        calendar = self._memory.calendar
        times = [*self._later.values()]
        if self._kept_back:
            times.append(calendar.start_of(self._day + 1))
        for card, day in self._memory.next_reviews(self._day).items():
            if card in self._members and card not in self._skipped:
                times.append(calendar.start_of(day))
                break
        return min(times, default=None)

    def next(self, at: datetime) -> str | None:
        """The card to ask at `at`; None when nothing is left for now."""
        if self._memory.calendar.day(at) != self._day:
            self._fill(at)
        while (card := self._choose(at)) is not None:
            state = self._memory.state(card)
            if self._holds(card, state):
                break
            self._file(card, state)  # another window answered it, or took an answer back
        return card

    def answered(self, card: str, state: CardState, at: datetime) -> None:
        """`card` was answered at `at`, which made `state` of it."""
        self._file(card, state)

    def skip(self, card: str) -> None:
        """Leave the card out of this session."""
        self._skipped.add(card)
        self._drop(card)

    def over(self, order: Sequence[str], at: datetime) -> None:
        """Go on over other cards, as the constructor takes them: the decks were changed."""
        self._order = order
        self._members = frozenset(order)
        self._fill(at)

    def undone(self, card: str, state: CardState | None) -> None:
        """An answer to `card` was taken back, which made `state` of it; it is asked next."""
        self._skipped.discard(card)
        self._drop(card)
        kind: Kind = "new" if state is None else "review" if state.phase == "review" else "learning"
        self._put(card, kind, self._memory.due_at(state) if state else None)
        self._first.append(card)

    def _fill(self, at: datetime) -> None:
        memory = self._memory
        self._day = memory.calendar.day(at)
        self._kinds: dict[str, Kind] = {}
        """The cards that are left. The lists below may name others, that were left once."""
        self._left: dict[Kind, int] = {"new": 0, "learning": 0, "review": 0}
        self._due: dict[str, datetime] = {}
        self._later: dict[str, datetime] = {}
        self._first: list[str] = []
        self._steps: list[tuple[datetime, str]] = []
        self._reviews: deque[str] = deque()
        self._new: deque[str] = deque()
        self._kept_back = False

        today = memory.today(at)
        shown = {text_of(card) for card in memory.answered_on(self._day)}
        reviews = []
        for state in memory.pending(self._day):
            if state.card in self._members and state.card not in self._skipped:
                if state.phase == "review":
                    reviews.append((state.due_day, fraction(f"{state.due_day} {state.card}"), state.card))
                else:
                    shown.add(text_of(state.card))
                    self._file(state.card, state)
        due = (card for _, _, card in sorted(reviews))
        for card in self._apart(due, shown, self._limits.reviews_per_day, today.reviewed):
            self._put(card, "review")
        known = memory.known()
        unseen = (card for card in self._order if card not in known and card not in self._skipped)
        for card in self._apart(unseen, shown, self._limits.new_per_day, today.new):
            self._put(card, "new")
        self._planned = dict(self._left)

    def _apart(self, cards: Iterable[str], shown: set[str], limit: int, done: int) -> Iterator[str]:
        """The cards for which there is room today, none whose text is shown today anyway."""
        room = limit - done
        for card in cards:
            text = text_of(card)
            if text not in shown and room > 0:
                room -= 1
                shown.add(text)
                yield card
                continue
            self._kept_back |= limit > 0
            if room <= 0:
                return

    def _choose(self, at: datetime) -> str | None:
        if self._first:
            return self._first[-1]
        while self._steps and self._due.get(self._steps[0][1]) != self._steps[0][0]:
            heapq.heappop(self._steps)
        step = self._steps[0] if self._steps else None
        if step is not None and step[0] <= at:
            return step[1]
        new, review = self._head(self._new, "new"), self._head(self._reviews, "review")
        if new is not None and review is not None:
            # Whichever has the larger share of its plan left.
            new_left, review_left = self._left["new"], self._left["review"]
            return new if new_left * self._planned["review"] > review_left * self._planned["new"] else review
        if new is not None or review is not None:
            return new if review is None else review
        return step[1] if step is not None and step[0] <= at + AHEAD else None

    def _head(self, cards: deque[str], kind: Kind) -> str | None:
        while cards and self._kinds.get(cards[0]) != kind:
            cards.popleft()
        return cards[0] if cards else None

    def _holds(self, card: str, state: CardState | None) -> bool:
        """Whether the card is still what it was when it was put here."""
        kind = self._kinds[card]
        if state is None or kind == "new":
            return state is None and kind == "new"
        if kind == "review":
            return state.phase == "review" and state.due_day <= self._day
        return state.phase != "review" and self._memory.due_at(state) == self._due[card]

    def _file(self, card: str, state: CardState | None) -> None:
        """Put the card where its state says it belongs today, if anywhere."""
        self._drop(card)
        if state is None:
            self._put(card, "new")
        elif state.phase == "review":
            if state.due_day <= self._day:
                self._put(card, "review")
        elif self._memory.calendar.day(due := self._memory.due_at(state)) <= self._day:
            self._put(card, "learning", due)
        else:
            self._later[card] = due

    def _put(self, card: str, kind: Kind, due: datetime | None = None) -> None:
        self._kinds[card] = kind
        self._left[kind] += 1
        if kind == "new":
            self._new.append(card)
        elif kind == "review":
            self._reviews.append(card)
        elif due is not None:
            self._due[card] = due
            heapq.heappush(self._steps, (due, card))

    def _drop(self, card: str) -> None:
        kind = self._kinds.pop(card, None)
        if kind is not None:
            self._left[kind] -= 1
        self._due.pop(card, None)
        self._later.pop(card, None)
        if card in self._first:
            self._first.remove(card)


def text_of(card: str) -> str:
    """What siblings share: `deck/card` of `deck/card#c1`."""
    return card.partition("#")[0]
