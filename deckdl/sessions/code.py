"""A coding session without a screen: the learner's file, its grades, and the rating that follows."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from deckdl.exercises.fading import faded
from deckdl.exercises.grader import Cancelled
from deckdl.memory import Rating
from deckdl.memory.reviews import as_seconds
from deckdl.sessions.clock import Clock, now
from deckdl.sessions.exercises import code_card
from deckdl.sessions.files import read_text, replace_text
from deckdl.sessions.labels import interval
from deckdl.sessions.learner_file import LearnerFile
from deckdl.sessions.statement import statement_of
from deckdl.sessions.tally import reason
from deckdl.sessions.trust import exercise

if TYPE_CHECKING:
    from deckdl.content.library import Library
    from deckdl.exercises.grader import Grader
    from deckdl.exercises.report import CheckResult, Report
    from deckdl.memory import CardState, Memory
    from deckdl.workspace import Workspace

LONGEST_SECONDS = 3600.0  # what counts as time spent: a session left open overnight is no evening of work


class CodeSession:
    """Works on one exercise. Opening it makes the learner's file; when the card is due again, a blank one.

    `grade` blocks and is called from a thread; everything else is quick. Texts are source text with LaTeX
    between `$`, as on cards.
    """

    def __init__(
        self,
        library: Library,
        memory: Memory,
        workspace: Workspace,
        grader: Grader,
        item: str,
        *,
        clock: Clock = now,
    ) -> None:
        """`item` is the code card's id; DeckdlError where there is none or its file cannot be made.

        NotAllowed where its deck's code may not run; then nothing was made.
        """
        card = code_card(library, item)
        self.item = item
        self.name: str = card.impl
        """The exercise: activations/softmax.py."""
        self.heading = " › ".join(Path(card.impl).with_suffix("").parts)
        self.exercise = exercise(library, card, workspace)
        self.reference = self.exercise.read()
        """To compare with after a pass or after giving up."""
        self.statement = statement_of(card.front, self.reference)
        """The task: the card's front where it has one, and what the reference's docstrings say."""
        self.hints: tuple[str, ...] = tuple(card.hints)
        self._memory = memory
        self._grader = grader
        self._clock = clock
        self._opened = clock()
        self._hints_shown = 0
        self._attempts = 0
        self._failed = 0
        self._mistakes: dict[str, None] = {}  # what went wrong, each once, in the order of the grades
        self._passed = False
        self._given_up = False
        self._report: Report | None = None
        passes = _passes_in_a_row(memory, item)
        blank = faded(self.reference, self.exercise.mistakes, passes, str(self.exercise.reference))
        file = LearnerFile(workspace, card.impl, blank)
        self.path = file.path
        """The learner's file."""
        self._own_seconds = _own_seconds(memory, item)
        state = memory.state(item)
        due = state is not None and memory.is_due(state, self._opened)
        self.archived = file.prepare(state.reviewed if state else None, due, self._opened)
        """The copy of the former version, where opening the session started a blank file."""

    @property
    def attempts(self) -> int:
        """Grades so far."""
        return self._attempts

    @property
    def failed_attempts(self) -> int:
        return self._failed

    @property
    def hints_shown(self) -> tuple[str, ...]:
        return self.hints[: self._hints_shown]

    @property
    def hints_left(self) -> int:
        return len(self.hints) - self._hints_shown

    @property
    def passed(self) -> bool:
        """Whether the last grade passed."""
        return self._passed

    @property
    def given_up(self) -> bool:
        return self._given_up

    @property
    def report(self) -> Report | None:
        """The last grade's."""
        return self._report

    @property
    def seconds(self) -> float:
        """Since the session began."""
        return max(0.0, (self._clock() - self._opened).total_seconds())

    def next_hint(self) -> str | None:
        """Show one more hint; None when there is none left."""
        if not self.hints_left:
            return None
        self._hints_shown += 1
        return self.hints[self._hints_shown - 1]

    def read(self) -> str:
        """The learner's file as it is on disk; DeckdlError where it is missing or no text."""
        return read_text(self.path)

    def save(self, text: str) -> None:
        """Replace the learner's file atomically."""
        replace_text(self.path, text)

    def grade(
        self,
        on_check: Callable[[CheckResult], None] | None = None,
        cancelled: threading.Event | None = None,
        *,
        text: str | None = None,
    ) -> Report:
        """Grade `text`, else the file on disk. Raises DeckdlError where there is no grade.

        Raises exercises.grader.Cancelled, which is no attempt, also where the verdict was there already.
        """
        source = self.read() if text is None else text
        report = self._grader.grade_text(self.exercise, source, on_check, cancelled=cancelled)
        if cancelled is not None and cancelled.is_set():
            raise Cancelled
        self._attempts += 1
        if not report.passed:
            self._failed += 1
            self._mistakes[reason(report)] = None
        self._passed = report.passed
        self._report = report
        return report

    def give_up(self) -> str:
        """See the reference; the proposed rating becomes Again."""
        self._given_up = True
        return self.reference

    def proposed_rating(self) -> Rating:
        """By what happened: given up is Again; with a hint or after more than one failed grade Hard.

        Passed at once, it is Hard or Easy by the learner's own time in this exercise so far: twice as long as
        the median, or half of it. Else it is Good.
        """
        if self._given_up:
            return Rating.AGAIN
        if self._hints_shown or self._failed > 1:
            return Rating.HARD
        if self._own_seconds is None or self._failed:
            return Rating.GOOD
        if self.seconds >= 2 * self._own_seconds:
            return Rating.HARD
        return Rating.EASY if self.seconds <= self._own_seconds / 2 else Rating.GOOD

    def intervals(self) -> dict[Rating, str]:
        """What each rating would give: 1m, 10m, 3d, 1.2mo."""
        return {
            rating: interval(span) for rating, span in self._memory.preview(self.item, self._clock()).items()
        }

    def finish(self, rating: Rating) -> CardState:
        """Record the rating with what happened as evidence; hand the state to StudySession.advance."""
        at = self._clock()
        return self._memory.answer(self.item, rating, at, self._evidence(at))

    def _evidence(self, at: datetime) -> dict[str, Any]:
        spent = (at - self._opened).total_seconds()
        return {
            "seconds": round(min(max(spent, 0.0), LONGEST_SECONDS), 1),
            "attempts": self._attempts,
            "failed": self._failed,
            "mistakes": list(self._mistakes),
            "hints": self._hints_shown,
            "passed": self._passed,
            "gave_up": self._given_up,
        }


def _own_seconds(memory: Memory, item: str) -> float | None:
    """The median time of the learner's passes so far; None before the first."""
    times = [
        as_seconds(review.data.get("seconds")) for review in memory.history(item) if review.data.get("passed")
    ]
    return median(times) if times else None


def _passes_in_a_row(memory: Memory, item: str) -> int:
    """Since the exercise was last given up, or first met."""
    reviews = reversed(memory.history(item))
    return sum(1 for _ in takewhile(lambda review: review.rating > Rating.AGAIN, reviews))
