"""A failure is shown on the smallest input that still fails: few axes, small sizes, simple numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np

from deckdl.content.draws import parse_draw
from deckdl.exercises.worker.asked import Asked
from deckdl.exercises.worker.drawing import Case
from deckdl.exercises.worker.host import Host
from deckdl.exercises.worker.show import show
from deckdl.exercises.worker.trials.base import Failure, Trial

AT_ONCE = 8  # cases that are tried in one go
ROUNDS = 6  # times that a case is cut down further


def smallest(trial: Trial, host: Host, failures: Sequence[tuple[Case, Failure]]) -> tuple[Case, Failure]:
    """A case that fails in the same words as the smallest of those that failed, and is as simple as may be.

    Raises SolutionDied where the solution ends on one of the new cases.
    """
    case, failure = min(failures, key=lambda failed: failed[0].size)
    if found := _first_failing(trial, host, _simpler(trial, case), failure):
        case, failure = found
    for _ in range(ROUNDS):
        found = _first_failing(trial, host, _reduced(trial, case), failure)
        if found is None:
            break
        case, failure = found
    return case, failure


def _simpler(trial: Trial, case: Case) -> Iterator[Asked]:
    """Other cases that are no larger."""
    smaller = (other for other in trial.simpler(case) if other.size <= case.size)
    return _in_portions(trial, smaller)


def _reduced(trial: Trial, case: Case) -> Iterator[Asked]:
    """The case with less in it."""
    reduced = (other for other in _reductions(case) if _valid(trial, other))
    return _in_portions(trial, reduced)


def _in_portions(trial: Trial, cases: Iterator[Case]) -> Iterator[Asked]:
    """Made as they are needed: the first often does."""
    while portion := list(islice(cases, AT_ONCE)):
        yield Asked.of(trial, portion)


def _first_failing(
    trial: Trial, host: Host, portions: Iterator[Asked], failure: Failure
) -> tuple[Case, Failure] | None:
    for asked in portions:
        for case, outcomes in zip(asked.cases, list(host.run(asked.batches, trial.seconds)), strict=True):
            try:
                same = trial.judge(case, outcomes)
            except Exception:  # so small that the oracle has no answer
                continue
            if same is not None and _words(same) == _words(failure):
                return case, same
    return None


def _valid(trial: Trial, case: Case) -> bool:
    try:
        return trial.valid(case)
    except Exception:  # here, too
        return False


def _words(failure: Failure) -> str:
    return re.sub(r"\d+", "", failure.message)


def _reductions(case: Case) -> Iterator[Case]:
    """Cases with less in them, those with much less first. What was stated by an author stays as it is."""
    if case.spec is None:
        return
    draws = {name: parse_draw(value) for name, value in case.spec.items() if isinstance(value, str)}
    arrays = {name: value for name, value in case.arguments.items() if isinstance(value, np.ndarray)}
    fixed = {
        value.shape[-1]
        for name, value in arrays.items()
        if (draw := draws.get(name)) and draw.kind == "probabilities" and value.ndim
    }
    for length in sorted(
        {n for array in arrays.values() for n in array.shape if n > 1} - fixed, reverse=True
    ):
        for first, end in dict.fromkeys(((0, 1), (0, (length + 1) // 2), (1, length))):
            kept = slice(first, end)
            yield _with(case, {name: _cut(array, length, kept) for name, array in arrays.items()})
    for name, array in arrays.items():
        draw = draws.get(name)
        if array.dtype.kind == "f" and (name == "grad" or (draw is not None and draw.kind == "normal")):
            for plainer in _plainer(array):
                yield _with(case, {name: plainer})


def _with(case: Case, arguments: dict[str, Any]) -> Case:
    return Case({**case.arguments, **arguments}, case.dtype, case.spec)


def _cut(array: Any, length: int, kept: slice) -> Any:
    """The array with less along every axis of this length."""
    return np.ascontiguousarray(array[tuple(kept if n == length else slice(None) for n in array.shape)])


def _plainer(array: Any) -> Iterator[Any]:
    """Numbers that are shorter to read."""
    length = len(show(array))
    for other in (np.ones_like(array), np.rint(array), np.round(array, 1), np.sign(array) * 1000):
        other = (other + 0.0).astype(array.dtype)  # no negative zeros
        if len(show(other)) < length and not np.array_equal(other, array):
            yield other
