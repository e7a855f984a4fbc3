"""How it goes, in every respect: what was recalled, what is to come, how steadily, and where it is weak."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from deckdl.memory.activity import Activity, activity
from deckdl.memory.forecast import STABILITIES, Forecast, Spread, forecast, spread
from deckdl.memory.retention import Calibration, Retention, calibration, retention
from deckdl.sessions.exercise_history import ExerciseHistory, RecurringMistake, histories
from deckdl.sessions.mastery import Mastery, mastery
from deckdl.sessions.progress import Progress, progress
from deckdl.sessions.selection import select

if TYPE_CHECKING:
    from deckdl.memory.reviews import Review
    from deckdl.sessions.desk import Desk


@dataclass(frozen=True)
class Statistics:
    """All of it, on the local day `day`, of all decks or of what was asked for."""

    day: int
    progress: Progress
    retention: tuple[Retention, ...]
    calibration: tuple[Calibration, ...]
    forecast: Forecast
    activity: Activity
    spread: Spread
    concepts: tuple[Mastery, ...]
    exercises: tuple[ExerciseHistory, ...]
    mistakes: tuple[RecurringMistake, ...]

    @property
    def met(self) -> tuple[Mastery, ...]:
        """The concepts that were met, the weakest first."""
        return tuple(concept for concept in self.concepts if concept.met)

    def to_json(self) -> dict[str, Any]:
        """Plain data for `json.dumps`; keys are stable, days are dates."""
        return {
            **self.progress.to_json(),
            "retention": [
                {"days": row.days, **vars(row.every), "young": vars(row.young), "mature": vars(row.mature)}
                for row in self.retention
            ],
            "calibration": [
                {"low": row.low, "high": row.high, **vars(row.recall)} for row in self.calibration
            ],
            "forecast": {
                "overdue": self.forecast.overdue,
                "days": [
                    {"date": _date(self.day + ahead), "due": due}
                    for ahead, due in enumerate(self.forecast.days)
                ],
            },
            "days": [_dated(asdict(day), "day", "date") for day in self.activity.year],
            "answers": self.activity.answers,
            "studied_days": self.activity.studied,
            "streak": asdict(self.activity.streak),
            "seconds": asdict(self.activity.time),
            "stability": [
                {"below_days": below, "cards": cards}
                for below, cards in zip((*STABILITIES, None), self.spread.stability, strict=True)
            ],
            "difficulty": [
                {"difficulty": number, "cards": cards}
                for number, cards in enumerate(self.spread.difficulty, start=1)
            ],
            "concepts": [asdict(concept) for concept in self.concepts],
            "exercises": [_dated(asdict(row), "last_day", "last") for row in self.exercises],
            "mistakes": [_dated(asdict(row), "last_day", "last") for row in self.mistakes],
        }


def statistics(
    desk: Desk, decks: Sequence[str] = (), concept: str = "", reviews: Iterable[Review] | None = None
) -> Statistics:
    """Read how it goes, of these decks and this concept or of everything.

    `reviews` are what `desk.memory.reviews()` gave, where the caller has them already: that takes seconds for
    a long log. DeckdlError where there is no such deck or concept.
    """
    selection = select(desk.library, decks, concept)
    memory = desk.memory
    day = memory.calendar.day(desk.clock())
    answers = memory.reviews() if reviews is None else reviews
    counted = [review for review in answers if selection.whole or review.card in selection.concepts]
    states = [state for name, state in memory.states().items() if name in selection.concepts]
    exercises, mistakes = histories(desk, selection, (state.card for state in states))
    recalls = {state.card: memory.retrievability(state, day) for state in states}
    passed = {history.card for history in exercises if history.last_passed}
    return Statistics(
        day=day,
        progress=progress(desk, selection),
        retention=retention(counted, day),
        calibration=calibration(counted),
        forecast=forecast(states, day),
        activity=activity(counted, day),
        spread=spread(states),
        concepts=mastery(desk.library, selection, recalls, passed),
        exercises=exercises,
        mistakes=mistakes,
    )


def _date(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _dated(data: dict[str, Any], day: str, name: str) -> dict[str, Any]:
    return {name: _date(data.pop(day)), **data}
