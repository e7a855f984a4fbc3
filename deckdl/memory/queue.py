"""What to ask next in a session: learning steps that are due, then reviews with new cards between them."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Literal

from deckdl.memory.fuzz import fraction
from deckdl.memory.memory import Memory
from deckdl.memory.rating import Order
from deckdl.memory.schedule import CardState

AHEAD = timedelta(minutes=20)
"""A learning card is asked this much before its time where nothing else is left, as in Anki."""

AT_FIRST = 2000
"""Reviews that are read at first: more than a day has, but not all of a large backlog."""

Kind = Literal["new", "learning", "review"]

Waits = Callable[[str, Collection[str]], bool]
"""Whether a new card is to wait for others; cards of the second argument, as `text_of`, count as known."""


@dataclass(frozen=True)
class Limits:
    """Which cards a session asks: how many a day at most, those answered before the session included.

    Learning steps have no limit.
    """

    new_per_day: int = 10
    reviews_per_day: int = 200
    order: Order = "due"
    days_ahead: int = 0
    """Reviews that are due so many days later are asked too; an early review counts as what it is."""


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
    a day. What the learner suspended or buried is left out. `next` returns the same card until something is
    answered, skipped or undone, or a learning step comes due. When a day ends, the queue is filled anew. The
    same log, order and moment always give the same queue.
    """

    def __init__(
        self,
        order: Sequence[str],
        memory: Memory,
        at: datetime,
        limits: Limits,
        waits: Callable[[], Waits] | None = None,
    ) -> None:
        """`waits` gives what tells, at this moment, whether a new card is to wait for other cards."""
        self._waits = waits
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
    def left(self) -> list[str]:
        """The cards that are left to ask today."""
        return list(self._kinds)

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
        left_out = self._suspended | self._skipped
        for card, day in self._memory.next_reviews(self._day).items():
            if card in self._members and card not in left_out:
                times.append(calendar.start_of(day))
                break
        return min(times, default=None)

    def next(self, at: datetime) -> str | None:
        """The card to ask at `at`; None when nothing is left for now."""
        if self._memory.calendar.day(at) != self._day:
            self._fill(at)
        card = self._head_of_all(at)
        if card is None and self._some_wait and self._answers:
            self._fill(at)  # what waited may rest on what was learned meanwhile
            card = self._head_of_all(at)
        if card is None:
            for held in [name for name, kind in self._kinds.items() if kind == "new"]:
                self._kept_back = True  # it still waits for what was not learned today
                self._drop(held)
        return card

    def answered(self, card: str, state: CardState, at: datetime) -> None:
        """`card` was answered at `at`, which made `state` of it."""
        self._file(card, state)
        self._answers += 1

    def skip(self, card: str) -> None:
        """Leave the card out of this session."""
        self._skipped.add(card)
        self._drop(card)

    def bring(self, card: str) -> None:
        """Ask this card next, though it may not be due: what another card rests on."""
        state = self._memory.state(card)
        self._skipped.discard(card)
        self._drop(card)
        self._put(card, _kind(state), self._memory.due_at(state) if state else None)
        self._brought.add(card)
        self._first.append(card)

    def over(self, order: Sequence[str], at: datetime, waits: Callable[[], Waits] | None = None) -> None:
        """Go on over other cards, as the constructor takes them: the decks were changed."""
        self._waits = waits
        self._order = order
        self._members = frozenset(order)
        self._fill(at)

    def undone(self, card: str, state: CardState | None) -> None:
        """An answer to `card` was taken back, which made `state` of it; it is asked next."""
        self._skipped.discard(card)
        self._drop(card)
        self._put(card, _kind(state), self._memory.due_at(state) if state else None)
        self._first.append(card)

    def _fill(self, at: datetime) -> None:
        memory = self._memory
        self._day = memory.calendar.day(at)
        self._tomorrow = memory.calendar.start_of(self._day + 1)
        self._kinds: dict[str, Kind] = {}
        """The cards that are left. The lists below may name others, that were left once."""
        self._left: dict[Kind, int] = {"new": 0, "learning": 0, "review": 0}
        self._due: dict[str, datetime] = {}
        self._later: dict[str, datetime] = {}
        self._first: list[str] = []
        self._brought: set[str] = set()
        self._some_wait = False
        self._answers = 0  # since then
        self._steps: list[tuple[datetime, str]] = []
        self._reviews: deque[str] = deque()
        self._new: deque[str] = deque()

        today = memory.today(at)
        marks = memory.marks()
        self._suspended = {card for card, mark in marks.items() if mark.suspended}
        buried = {card for card, mark in marks.items() if mark.buried == self._day} & self._members
        self._kept_back = bool(buried - self._suspended)
        hidden = self._suspended | buried | self._skipped
        shown = {text_of(card) for card in memory.answered_on(self._day)}
        for state in memory.steps():
            if state.card in self._members and state.card not in hidden:
                shown.add(text_of(state.card))
                self._file(state.card, state)
        due = (card for card in self._due_in_order() if card in self._members and card not in hidden)
        for card in self._apart(due, shown, self._limits.reviews_per_day, today.reviewed):
            self._put(card, "review")
        known = memory.known() if self._limits.new_per_day else self._members
        unseen: Iterator[str] = (card for card in self._order if card not in known and card not in hidden)
        if self._waits is not None:
            unseen = self._ready(unseen, self._waits())
        for card in self._apart(unseen, shown, self._limits.new_per_day, today.new):
            self._put(card, "new")
        self._planned = dict(self._left)

    def _ready(self, cards: Iterable[str], waits: Waits) -> Iterator[str]:
        """The new cards that need not wait, if those before them are learned today."""
        planned: set[str] = set()
        for card in cards:
            if waits(card, planned):
                self._some_wait = True
                self._kept_back |= self._limits.new_per_day > 0
                continue
            yield card
            if card in self._kinds:
                planned.add(text_of(card))

    def _due_in_order(self) -> Iterator[str]:
        """The reviews that are due, those of equal rank as if drawn; read as far as they are asked for."""
        until, seen = self._day + self._limits.days_ahead, set[str]()
        for most in (AT_FIRST, -1):
            rows = self._memory.due_reviews(self._day, until, self._limits.order, most)
            whole = most < 0 or len(rows) < most
            groups = [(rank, [card for _, card in rows]) for rank, rows in groupby(rows, key=itemgetter(0))]
            for rank, cards in groups if whole else groups[:-1]:  # the last group may have been cut
                for card in sorted(cards, key=lambda card: fraction(f"{rank} {card}")):
                    if card not in seen:
                        yield card
                seen.update(cards)
            if whole:
                return

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

    def _head_of_all(self, at: datetime) -> str | None:
        while (card := self._choose(at)) is not None:
            state = self._memory.state(card)
            if self._holds(card, state):
                break
            self._file(card, state)  # another window answered it, or took an answer back
        return card

    def _choose(self, at: datetime) -> str | None:
        if self._first:
            return self._first[-1]
        while self._steps and self._due.get(self._steps[0][1]) != self._steps[0][0]:
            heapq.heappop(self._steps)
        step = self._steps[0] if self._steps else None
        if step is not None and step[0] <= at:
            return step[1]
        new, review = self._head_of_new(), self._head(self._reviews, "review")
        if new is not None and review is not None:
            # Whichever has the larger share of its plan left.
            new_left, review_left = self._left["new"], self._left["review"]
            return new if new_left * self._planned["review"] > review_left * self._planned["new"] else review
        if new is not None or review is not None:
            return new if review is None else review
        return step[1] if step is not None and step[0] <= at + AHEAD else None

    def _head_of_new(self) -> str | None:
        """The first new card that need not wait by what is known now."""
        first = self._head(self._new, "new")
        if first is None or self._waits is None:
            return first
        waits = self._waits()
        return next(
            (card for card in self._new if self._kinds.get(card) == "new" and not waits(card, ())), None
        )

    def _head(self, cards: deque[str], kind: Kind) -> str | None:
        while cards and self._kinds.get(cards[0]) != kind:
            cards.popleft()
        return cards[0] if cards else None

    def _holds(self, card: str, state: CardState | None) -> bool:
        """Whether the card is still what it was when it was put here."""
        kind = self._kinds[card]
        if card in self._brought:
            return kind == _kind(state)
        if state is None or kind == "new":
            return state is None and kind == "new"
        if kind == "review":
            return state.phase == "review" and state.due_day <= self._day + self._limits.days_ahead
        return state.phase != "review" and self._memory.due_at(state) == self._due[card]

    def _file(self, card: str, state: CardState | None) -> None:
        """Put the card where its state says it belongs today, if anywhere."""
        self._drop(card)
        if state is None:
            self._put(card, "new")
        elif state.phase == "review":
            if state.due_day <= self._day:
                self._put(card, "review")
        elif (due := self._memory.due_at(state)) < self._tomorrow:
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
        self._brought.discard(card)
        if card in self._first:
            self._first.remove(card)


def _kind(state: CardState | None) -> Kind:
    return "new" if state is None else "review" if state.phase == "review" else "learning"


def text_of(card: str) -> str:
    """What siblings share: `deck/card` of `deck/card#c1`."""
    return card.partition("#")[0]
