"""What became of each exercise that was written: how often, how long, and which mistakes came up again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deckdl.memory import Rating

if TYPE_CHECKING:
    from deckdl.memory import Event
    from deckdl.sessions.desk import Desk
    from deckdl.sessions.selection import Selection


@dataclass(frozen=True)
class ExerciseHistory:
    """One exercise.

    `written` is how many times it was rated, `passed` how many of those with a pass, `attempts` how many
    grades that took in all. Seconds are those of the file being open. `last_day` is the local day of the last
    time, and `last_passed` whether that was a pass.
    """

    card: str
    exercise: str
    concept: str
    written: int
    passed: int
    attempts: int
    hints: int
    given_up: int
    seconds: float
    last_seconds: float
    last_day: int
    last_passed: bool


@dataclass(frozen=True)
class RecurringMistake:
    """What went wrong in an exercise on `times` occasions: the sentence of a known mistake, or the check."""

    exercise: str
    says: str
    times: int
    last_day: int


def histories(
    desk: Desk, selection: Selection, met: Iterable[str]
) -> tuple[tuple[ExerciseHistory, ...], tuple[RecurringMistake, ...]]:
    """The selection's exercises among the cards `met`, the latest first; their mistakes by frequency."""
    found: list[ExerciseHistory] = []
    mistakes: list[RecurringMistake] = []
    for card in met:
        if card in selection.exercises and (reviews := desk.memory.history(card)):
            exercise = desk.library.cards[card].impl
            found.append(_history(card, exercise, selection.exercises[card], reviews))
            mistakes += _mistakes(exercise, reviews)
    found.sort(key=lambda history: (-history.last_day, history.card))
    mistakes.sort(key=lambda mistake: (-mistake.times, -mistake.last_day))
    return tuple(found), tuple(mistakes)


def _history(card: str, exercise: str, concept: str, reviews: list[Event]) -> ExerciseHistory:
    def total(name: str) -> float:
        return sum(review.data.get(name) or 0 for review in reviews)

    last = reviews[-1]
    return ExerciseHistory(
        card=card,
        exercise=exercise,
        concept=concept,
        written=len(reviews),
        passed=sum(map(_passed, reviews)),
        attempts=int(total("attempts")),
        hints=int(total("hints")),
        given_up=int(total("gave_up")),
        seconds=total("seconds"),
        last_seconds=float(last.data.get("seconds") or 0.0),
        last_day=last.day,
        last_passed=_passed(last),
    )


def _passed(review: Event) -> bool:
    """What the grader said; of a review without a grade (`deckdl review`), what the rating says."""
    if review.data.get("gave_up"):
        return False
    return bool(review.data.get("passed", review.rating > Rating.AGAIN))


def _mistakes(exercise: str, reviews: list[Event]) -> list[RecurringMistake]:
    days: dict[str, list[int]] = {}
    for review in reviews:
        for says in review.data.get("mistakes", ()):
            days.setdefault(str(says), []).append(review.day)
    return [RecurringMistake(exercise, says, len(when), max(when)) for says, when in days.items()]
