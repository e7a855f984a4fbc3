"""A quiz: some cards across what is due and what is weak, a score at the end, and the mistakes again.

An answer counts as a review only where the card was due: asked ahead of time it would tell the schedule that
more is remembered than is.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from deckdl.memory import Rating
from deckdl.memory.queue import Counts
from deckdl.sessions.decks import items_of
from deckdl.sessions.desk import calendar_of
from deckdl.sessions.study import StudySession

if TYPE_CHECKING:
    from deckdl.memory import CardState
    from deckdl.sessions.desk import Desk
    from deckdl.sessions.question import Question

LENGTH = 20


@dataclass(frozen=True)
class Given:
    """One question of a quiz, and whether its answer was known."""

    question: Question
    right: bool


class QuizSession(StudySession):
    """Asks each card once. Code is left to sessions of its own: it takes minutes."""

    def __init__(
        self, desk: Desk, decks: Sequence[str] = (), number: int = LENGTH, items: Sequence[str] | None = None
    ) -> None:
        """`items` are asked as they are given; without them `number` cards are drawn.

        DeckdlError where a deck does not exist.
        """
        self._number, self._items = number, items
        self.given: list[Given] = []
        super().__init__(desk, decks)

    @property
    def right(self) -> int:
        """How many answers were known."""
        return sum(given.right for given in self.given)

    @property
    def mistakes(self) -> list[str]:
        """The items that were not known."""
        return [given.question.item for given in self.given if not given.right]

    def answer(self, rating: Rating) -> Question | None:
        """Count the answer, which is recorded where the card was due, and go to the next card."""
        asked = self._asked
        state = self._memory.state(asked.item)
        due = state is not None and self._memory.is_due(state, self._clock())
        if due:
            shown = super().answer(rating)
        else:
            self._queue.skip(asked.item)
            self._done += 1
            shown = self._show(self._next(self._clock()))
        self.given.append(Given(asked, rating is not Rating.AGAIN))
        return shown

    def intervals(self) -> dict[Rating, str]:
        """As in a session where the card is due; nothing where the answer does not count."""
        state = self._memory.state(self._asked.item)
        if state is not None and self._memory.is_due(state, self._clock()):
            return super().intervals()
        return dict.fromkeys(Rating, "")

    def undo(self) -> bool:
        """What was answered in a quiz stays answered."""
        return False

    def _heed(self, item: str, state: CardState) -> str:
        """A quiz asks what was drawn, whatever the answers."""
        return ""

    def _make_queue(self) -> _Drawn:  # type: ignore[override]  # what is answered here is never undone
        items = self._items if self._items is not None else drawn(self._desk, self.decks, self._number)
        return _Drawn(items)


class _Drawn:
    """The cards of a quiz in the place of a day's queue."""

    next_due_at = None

    def __init__(self, items: Sequence[str]) -> None:
        self._left = deque(items)

    @property
    def counts(self) -> Counts:
        return Counts(0, 0, len(self._left))

    def next(self, _at: datetime) -> str | None:
        return self._left[0] if self._left else None

    def answered(self, card: str, _state: CardState, _at: datetime) -> None:
        self.skip(card)

    def skip(self, card: str) -> None:
        if card in self._left:
            self._left.remove(card)

    def over(self, order: Collection[str], _at: datetime, _waits: object = None) -> None:
        """Only what is there still; nothing that is new."""
        there = set(order)
        self._left = deque(card for card in self._left if card in there)


def drawn(desk: Desk, decks: Sequence[str], number: int) -> list[str]:
    """So many items: of every concept in turn, the weakest concept first, what is due before what is weak.

    Of a card that is asked in parts one part is taken; what was never met comes last.
    """
    memory, library, at = desk.memory, desk.library, desk.clock()
    day = calendar_of(desk.settings).day(at)
    states = memory.states()
    hidden = memory.hidden(day)
    by_concept: defaultdict[str, list[tuple[bool, float, int, str]]] = defaultdict(list)
    for place, name in enumerate(items_of(library, decks)):
        item = library.items[name]
        if item.asks_for_code or name in hidden:
            continue
        state = states.get(name)
        recall = 1.0 if state is None else memory.retrievability(state, day)
        later = state is None or not memory.is_due(state, at)
        by_concept[item.card.concept].append((later, recall, place, name))
    rows = [sorted(found) for found in by_concept.values()]
    rows.sort(key=lambda found: found[0])
    chosen: list[str] = []
    texts: set[str] = set()
    for name in _in_turn([[name for *_, name in found] for found in rows]):
        if (text := name.partition("#")[0]) not in texts:
            texts.add(text)
            chosen.append(name)
        if len(chosen) == number:
            break
    return chosen


def _in_turn(rows: list[list[str]]) -> Iterator[str]:
    """The first of every row, then the second of every row, and so on."""
    for place in range(max(map(len, rows), default=0)):
        yield from (row[place] for row in rows if place < len(row))
