"""FSRS parameters from the learner's own answers, and whether they predict better than those in use.

What is learned from are the answers given a day or more after the card's answer before: whether the card was
recalled then. Several answers on one day are part of what came before, as in Anki.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import fsrs_rs_python as fsrs

from deckdl.memory.reviews import Review
from deckdl.memory.schedule import Schedule, recall

EARLIER = 0.8
"""The share of the reviews, the earliest, that is fitted to where the rest judges."""

TRAINING = fsrs.TrainingConfig(num_epochs=20, learning_rate=0.01)
"""The engine's own 5 epochs end too early for some thousand reviews.

Fitted to 600 to 8,000 reviews of learners whose true memory is known, these came nearer to it by a third.
"""


@dataclass(frozen=True)
class Recall:
    """One review to predict: the card's ratings before, each with the days since the one before it."""

    before: tuple[tuple[int, int], ...]
    elapsed: int
    recalled: bool
    rating: int


@dataclass(frozen=True)
class Score:
    """How far predictions are from what happened, both the less the better.

    `log_loss` is the mean of -log of the probability given to what happened. `rmse_bins` compares, in groups
    of reviews alike in interval, number and lapses, the mean prediction with the share recalled.
    """

    log_loss: float
    rmse_bins: float


@dataclass(frozen=True)
class Fit:
    """What fitting to `reviews` answers came to.

    `used` of them say something about memory; the last `judged` of these were predicted by parameters that
    were fitted to those before (`after`), by the ones in use (`before`), and by the average recall of those
    before (`constant`). `parameters`, fitted to all, are to be adopted; None where they predicted no better.
    """

    reviews: int
    used: int
    judged: int
    recall: float
    before: Score
    after: Score
    constant: Score
    parameters: tuple[float, ...] | None

    def to_json(self) -> dict[str, Any]:
        """Plain data for `json.dumps`; keys are stable."""
        return asdict(self)


def recalls(answers: Iterable[Review]) -> list[Recall]:
    """What there is to learn from, in the order of the answers."""
    found = []
    histories: dict[str, list[tuple[int, int]]] = {}
    for answer in answers:
        if answer.elapsed is None:
            histories[answer.card] = []
        history = histories[answer.card]
        if answer.elapsed:
            found.append(Recall(tuple(history), answer.elapsed, answer.rating > 1, answer.rating))
        history.append((answer.rating, answer.elapsed or 0))
    return found


def fit(answers: Sequence[Review], schedule: Schedule) -> Fit | None:
    """Fit to the answers and judge; None where hardly any card was asked again on a later day."""
    known = recalls(answers)
    split = int(len(known) * EARLIER)
    earlier, later = known[:split], known[split:]
    if not earlier:
        return None
    average = sum(review.recalled for review in earlier) / len(earlier)
    before = score(later, predictions(later, schedule.weights))
    after = score(later, predictions(later, _fitted(earlier, schedule)))
    # What explains the past may predict the future worse, above all from few reviews: so what was fitted to
    # the earlier ones has to predict the later ones. Where it does, this learner's answers are worth fitting
    # to, and what is adopted is fitted to all of them: the latest resemble those to come the most.
    better = after.log_loss < before.log_loss
    return Fit(
        reviews=len(answers),
        used=len(known),
        judged=len(later),
        recall=average,
        before=before,
        after=after,
        constant=score(later, [average] * len(later)),
        parameters=_fitted(known, schedule) if better else None,
    )


def predictions(reviews: Sequence[Recall], weights: Sequence[float]) -> list[float]:
    """The probability of each recall, by FSRS with these parameters."""
    memories = fsrs.FSRS(weights).memory_state_batch([_item(review.before) for review in reviews])
    return [
        recall(memory.stability, review.elapsed, weights)
        for review, memory in zip(reviews, memories, strict=True)
    ]


def score(reviews: Sequence[Recall], predicted: Sequence[float]) -> Score:
    """How far the predictions are from what happened."""
    loss = 0.0
    bins: defaultdict[tuple[int, int, int], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for review, probability in zip(reviews, predicted, strict=True):
        certain = min(max(probability, 1e-6), 1 - 1e-6)  # an average of 1 would make a lapse cost infinity
        loss -= math.log(certain if review.recalled else 1 - certain)
        in_bin = bins[_bin(review)]
        in_bin[0] += probability - review.recalled
        in_bin[1] += 1
    squares = sum(difference**2 / count for difference, count in bins.values())
    return Score(loss / len(reviews), math.sqrt(squares / len(reviews)))


def _bin(review: Recall) -> tuple[int, int, int]:
    """Reviews alike, in the steps of fsrs-rs's RMSE(bins): days since, answers on days before, lapses."""
    number = 2 + sum(days > 0 for _, days in review.before)
    lapses = sum(rating == 1 and days > 0 for rating, days in review.before)
    return (
        math.floor(math.log(review.elapsed, 3.62)),
        math.floor(math.log(number, 1.89)),
        math.floor(math.log(lapses, 1.73)) + 1 if lapses else 0,
    )


def _fitted(reviews: Sequence[Recall], schedule: Schedule) -> tuple[float, ...]:
    items = [_item((*review.before, (review.rating, review.elapsed))) for review in reviews]
    steps = len(schedule.relearning_steps)
    return tuple(
        schedule.engine.compute_parameters(items, num_relearning_steps=steps, training_config=TRAINING)
    )


def _item(history: Sequence[tuple[int, int]]) -> fsrs.FSRSItem:
    return fsrs.FSRSItem([fsrs.FSRSReview(rating, days) for rating, days in history])
