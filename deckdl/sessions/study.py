"""A study session without a screen: what is asked, what was answered, what comes next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from deckdl.errors import DeckdlError
from deckdl.memory import Rating
from deckdl.memory.queue import text_of
from deckdl.sessions.changed import answer_digest
from deckdl.sessions.decks import items_of, known_decks
from deckdl.sessions.failing import failed, leech_told, revision
from deckdl.sessions.implementation import implementation
from deckdl.sessions.labels import interval
from deckdl.sessions.question import (
    DRAWN,
    Question,
    judge_chosen,
    judge_order,
    judge_typed,
    question,
    seed_of,
)
from deckdl.sessions.today import Share, today, waits_of

if TYPE_CHECKING:
    from deckdl.answers import Verdict
    from deckdl.memory import CardState
    from deckdl.memory.queue import Counts, Queue
    from deckdl.sessions.backlog import Backlog
    from deckdl.sessions.desk import Desk

LONGEST_SECONDS = 60.0  # of the time spent on one card, this much counts, as in Anki


@dataclass(frozen=True)
class Progress:
    """How far a session is: answers given, and those with what is left as far as one knows."""

    done: int
    total: int


class StudySession:
    """Asks the cards of today, one after the other; every answer is on disk before the next card shows.

    A front end shows `current`, may call `next_hint`, `judge` or `choose`, then `reveal`, and `answer` with
    the learner's rating. A code card is worked on in a CodeSession, whose result is handed over by `advance`.
    """

    def __init__(self, desk: Desk, decks: Sequence[str] = (), share: Share = "today") -> None:
        """`decks` limits the session to these (DeckdlError where one does not exist); none means all."""
        self.backlog: Backlog | None = None
        """What piled up and is put off to the coming days."""
        self.notice = ""
        """What is to be said of the answer that was given last: a sentence or two, or nothing."""
        self._share = share
        self.decks = known_decks(desk.library, decks)
        self._desk = desk
        self._library = desk.library
        self._memory = desk.memory
        self._clock = desk.clock
        self._started = self._clock()
        self._queue = self._make_queue()
        self._later: dict[str, datetime] = {}  # code cards whose step of minutes still runs
        self._done = 0
        self._verdict: Verdict | None = None
        self._current: Question | None = None
        self._typed = ""
        self._show(self._next(self._started))

    @property
    def current(self) -> Question | None:
        """The card that is asked; None when nothing is left for now."""
        return self._current

    @property
    def revealed(self) -> bool:
        return self._revealed

    @property
    def verdict(self) -> Verdict | None:
        """On what was typed or chosen for the current card."""
        return self._verdict

    @property
    def hints_shown(self) -> tuple[str, ...]:
        return self._current.hints[: self._hints] if self._current else ()

    @property
    def progress(self) -> Progress:
        return Progress(self._done, self._done + self._queue.counts.total)

    @property
    def counts(self) -> Counts:
        """What is left: new, learning, review."""
        return self._queue.counts

    @property
    def next_due_at(self) -> datetime | None:
        """When something is asked next, where nothing is left for now."""
        times = [*self._later.values(), self._queue.next_due_at]
        return min((time for time in times if time is not None), default=None)

    @property
    def seconds(self) -> float:
        """Since the session began."""
        return max(0.0, (self._clock() - self._started).total_seconds())

    def next_hint(self) -> str | None:
        """Show one more hint; None when there is none left."""
        if self._current is None or self._hints >= len(self._current.hints):
            return None
        self._hints += 1
        return self._current.hints[self._hints - 1]

    def judge(self, typed: str) -> Verdict:
        """Judge what was typed: a number, a formula, the words left out, or option numbers from 1 (`1 3`).

        A verdict whose `right` is None says in one sentence why the text is no answer; it can be typed again.
        """
        return self._judged(judge_typed(self._asked, typed), typed)

    def choose(self, chosen: Collection[int]) -> Verdict:
        """Judge the chosen options, counted from 0 in the order shown."""
        return self._judged(
            judge_chosen(self._asked, chosen), " ".join(str(index + 1) for index in sorted(chosen))
        )

    def place(self, placed: Sequence[int]) -> Verdict:
        """Judge items put in order, each counted from 0 in the order shown."""
        return self._judged(judge_order(self._asked, placed), " ".join(str(index + 1) for index in placed))

    def reveal(self) -> None:
        self._revealed = True

    def proposed_rating(self) -> Rating | None:
        """Wrong is Again, right is Good, right with a hint is Hard; None where nothing was judged."""
        if self._verdict is None or self._verdict.right is None:
            return None
        if not self._verdict.right:
            return Rating.AGAIN
        return Rating.HARD if self._hints else Rating.GOOD

    def intervals(self) -> dict[Rating, str]:
        """What each rating would give: 1m, 10m, 3d, 1.2mo."""
        spans = self._memory.preview(self._asked.item, self._clock())
        return {rating: interval(span) for rating, span in spans.items()}

    def answer(self, rating: Rating) -> Question | None:
        """Record the rating, which is then on disk, and go to the next card."""
        return self.advance(self._memory.answer(self._asked.item, rating, self._clock(), self._evidence()))

    def advance(self, state: CardState) -> Question | None:
        """Go on after the current card was answered elsewhere: by a CodeSession, which recorded it."""
        at, item = self._clock(), self._asked.item
        self._queue.answered(item, state, at)
        self._done += 1
        self.notice = self._heed(item, state)
        return self._show(self._next(at))

    def reload(self, desk: Desk) -> bool:
        """Go on with changed decks. Whether the current card is asked anew, in its new form.

        A card that is answered already, or is not there any more, stays as it was shown.
        """
        self._desk, self._library = desk, desk.library
        self.decks = tuple(deck for deck in self.decks if deck in desk.library.files)
        at = self._clock()
        order, waits = items_of(self._library, self.decks), waits_of(desk, self.decks, self._share)
        self._queue.over(order, at, waits)
        if self._current is None:
            return self._show(self._next(at)) is not None
        if self._revealed or self._verdict is not None or self._current.item not in self._library.items:
            return False
        try:
            changed = self._question(self._current.item)
        except DeckdlError:
            return False
        if _content(changed) == _content(self._current):
            return False
        self._current, self._hints = changed, 0
        return True

    def skip(self) -> Question | None:
        """Leave the current card out of this session; nothing is recorded."""
        self._queue.skip(self._asked.item)
        return self._show(self._next(self._clock()))

    def suspend(self) -> Question | None:
        """Ask no part of the current card again until it is resumed; the next card."""
        return self._put_away(suspended=True)

    def bury(self) -> Question | None:
        """Ask no part of the current card before tomorrow; the next card."""
        return self._put_away(buried=True)

    def flag(self) -> bool:
        """Flag the current card, or take its flag away; whether it is flagged now."""
        item = self._asked.item
        mark = self._memory.marks().get(item)
        return self._memory.mark(item, self._clock(), flagged=not (mark and mark.flagged)).flagged

    def _put_away(self, **marked: bool) -> Question | None:
        at, card = self._clock(), text_of(self._asked.item)
        concept = self._library.items.outline(self._asked.item).concept
        for item in self._library.items_of(concept):
            if text_of(item) == card:
                self._memory.mark(item, at, **marked)
                self._queue.skip(item)
        return self._show(self._next(at))

    def undo(self) -> bool:
        """Take the last answer back and ask its card again; False when there is none to take back."""
        item = self._memory.undo(self._clock())
        if item is None:
            return False
        self._done = max(0, self._done - 1)
        self._queue.undone(item, self._memory.state(item))
        self._later.pop(item, None)
        self._show(item if item in self._library.items else self._next(self._clock()))
        return True

    def _heed(self, item: str, state: CardState) -> str:
        """What follows from a failure besides the rating, in words."""
        if item not in self._library.items or not failed(self._desk, item):
            return ""
        told = leech_told(self._library, item, self._lapses, state)
        below = revision(self._desk, item)
        if below is not None:
            self._queue.bring(below.item)
        return f"{told} {below.told}".strip() if below else told

    def _next(self, at: datetime) -> str | None:
        """What the queue asks, but no code ahead of its time: it would be written twice in a row."""
        for waited in [item for item, due in self._later.items() if due <= at]:
            del self._later[waited]
            self._queue.undone(waited, self._memory.state(waited))
        while item := self._queue.next(at):
            state = self._memory.state(item)
            waits = self._library.item(item).asks_for_code
            if state is None or not waits or self._memory.is_due(state, at):
                return item
            self._later[item] = self._memory.due_at(state)
            self._queue.skip(item)
        return None

    def _make_queue(self) -> Queue:
        found = today(self._desk, self.decks, self._share)
        self.backlog = found.backlog
        return found.queue

    @property
    def _asked(self) -> Question:
        if self._current is None:
            raise RuntimeError("no card is asked")
        return self._current

    def _judged(self, verdict: Verdict, typed: str) -> Verdict:
        self._verdict, self._typed = verdict, typed
        return verdict

    def _show(self, item: str | None) -> Question | None:
        self._hints = 0
        self._revealed = False
        self._verdict = None
        self._typed = ""
        self._shown_at = self._clock()
        self._current = None
        while item is not None and self._current is None:
            try:
                self._current = self._question(item)
            except DeckdlError:  # its reference is gone, say: the others can be asked
                self._queue.skip(item)
                item = self._next(self._shown_at)
        return self._current

    def _question(self, item: str) -> Question:
        state = self._memory.state(item)
        self._lapses = state.lapses if state else 0
        seed = seed_of(item, state.repetitions if state else 0)
        return question(self._library.item(item), seed, partial(implementation, self._desk))

    def _evidence(self) -> dict[str, Any]:
        """What happened on the card, kept with the rating."""
        question = self._asked
        spent = (self._clock() - self._shown_at).total_seconds()
        evidence: dict[str, Any] = {"seconds": round(min(max(spent, 0.0), LONGEST_SECONDS), 1)}
        if self._hints:
            evidence["hints"] = self._hints
        if (answer := answer_digest(question.card, question.item.partition("#")[2])) is not None:
            evidence["answer"] = answer
        if question.kind in DRAWN:
            evidence["seed"] = question.seed
        if self._verdict is not None and self._verdict.right is not None:
            evidence["right"] = self._verdict.right
            evidence["typed"] = self._typed
        return evidence


def _content(asked: Question) -> tuple[object, ...]:
    """What a learner sees of a question, sooner or later."""
    options = tuple((option.text, option.right, option.because) for option in asked.options)
    return asked.kind, asked.front, asked.back, asked.code, asked.why, asked.hints, asked.unit, options
