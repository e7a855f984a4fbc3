"""What is drawn at random is held to a distribution, with a stated rate of false alarms.

The seeds are fixed, so that a verdict is the same each time; the rate says how unlikely it is that a right
solution, which may use its generator in any order, is refused for its luck.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from deckdl.content.checks import STAGES
from deckdl.exercises.worker.compare import as_array, structure_difference
from deckdl.exercises.worker.drawing import Case, defaults, stated_cases
from deckdl.exercises.worker.ops import Call, Keep, Op, Outcome, Ref, Rng
from deckdl.exercises.worker.snippet import Snippet
from deckdl.exercises.worker.trials.base import Failure, FunctionTrial, Subject, bind, told
from deckdl.exercises.worker.values import as_arrays

Array = npt.NDArray[Any]
SOURCES = ("rng", "generator")  # the arguments that randomness comes in by
LAGS = 3  # neighbours along each axis that must be uncorrelated, and its two halves


class StatisticsTrial(FunctionTrial):
    """Moments, distribution, independence; same seed, same result; further draws give new numbers."""

    kind = "statistics"
    stage = STAGES[5]

    def __init__(self, subject: Subject, *, of: str, distribution: str, false_alarm: float) -> None:
        super().__init__(subject)
        self.of = Snippet(of, "<of>")
        self.distribution = Snippet(distribution, "<distribution>")
        self.words = distribution
        self.false_alarm = false_alarm
        self.exact = True
        self.source = next((name for name in SOURCES if name in self.signature.parameters), SOURCES[0])

    def cases(self) -> list[Case]:
        cases = stated_cases(self.subject.cases, self.subject.seed, ("float64",))
        first = 1000 + self.subject.seed * 100
        sources = (Rng(first + number, self.source == "generator") for number in range(len(cases)))
        return [
            Case({**case.arguments, self.source: source}, case.dtype)
            for case, source in zip(cases, sources, strict=True)
        ]

    def operations(self, case: Case) -> list[Op]:
        args, kwargs = bind(self.signature, self.sent(case.arguments))
        kept = bind(self.signature, self.sent({**case.arguments, self.source: Ref("source")}))
        once = Call(self.name, args, kwargs)
        going_on = Call(self.name, *kept)
        return [once, once, Keep(case.arguments[self.source], keep="source"), going_on, going_on, going_on]

    def valid(self, case: Case) -> bool:
        return False

    def simpler(self, case: Case) -> Iterator[Case]:
        return iter(())

    def judge(self, case: Case, outcomes: list[Outcome]) -> Failure | None:
        if outcomes[-1].problem:
            return told(self.name, outcomes[-1].problem)
        results = [outcome.value for outcome in outcomes if outcome.value is not None]
        expected = self.reference_result(case)
        # Where no array says which, any float dtype will do.
        any_float = not any(isinstance(value, np.ndarray) for value in case.arguments.values())
        differences = (structure_difference(result, expected, any_float=any_float) for result in results)
        structure = next(filter(None, differences), None)
        if structure:
            return Failure(f"{self.name}: {structure}.")
        if len(results) != 5:
            return Failure(f"{self.name} returned None.")
        first, again, *going_on = (self._sample(result, case) for result in results)
        if first.shape != again.shape or not np.array_equal(first, again):
            return Failure(
                f"{self.name}: the same seed gives different results; draw from {self.source} alone."
            )
        kind, *parameters = self._expected(case)
        repeated = any(np.array_equal(one, other) for one, other in combinations(going_on, 2))
        if repeated and not (kind == "bernoulli" and parameters[0] in (0, 1)):
            return Failure(
                f"{self.name}: a second call with the same generator gives the same numbers again."
            )
        self.exact = first.dtype == np.float64  # so fine that no number comes twice
        return self._judge_sample(first.astype(np.float64), kind, [float(value) for value in parameters])

    def _scope(self, case: Case) -> dict[str, Any]:
        return {"sqrt": math.sqrt, "exp": np.exp, **defaults(self.signature), **case.arguments}

    def _sample(self, value: Any, case: Case) -> Array:
        array = as_array(self.of.value({**self._scope(case), "result": as_arrays(value)}))
        assert array is not None
        return array

    def _expected(self, case: Case) -> tuple[Any, ...]:
        kinds = {
            kind: (lambda *values, kind=kind: (kind, *values)) for kind in ("normal", "uniform", "bernoulli")
        }
        expected: tuple[Any, ...] = self.distribution.value({**self._scope(case), **kinds})
        return expected

    def _judge_sample(self, sample: Array, kind: str, parameters: list[float]) -> Failure | None:
        n = sample.size
        z = NormalDist().inv_cdf(1 - self.false_alarm / 2)
        mean, std, kurtosis = _moments(kind, parameters)
        if std == 0:
            return None if np.all(sample == mean) else self._off("value", float(sample.flat[0]), mean, 0.0)
        if not np.isfinite(sample).all():
            return Failure(f"{self.name} draws nan or inf.")
        # First, since moments have a larger spread than their bands allow where entries depend on each other.
        rare = kind == "bernoulli" and n * min(parameters[0], 1 - parameters[0]) ** 2 < 50
        dependence = None if rare else self._dependence((sample - sample.mean()) / (sample.std() or 1.0), z)
        if dependence:
            return dependence
        band = z * std / math.sqrt(n)
        if abs(sample.mean() - mean) > band:
            return self._off("mean", float(sample.mean()), mean, band)
        found = float(np.sqrt(np.mean((sample - mean) ** 2)))
        band = z * std * math.sqrt((kurtosis - 1) / n) / 2 + 5 * std / n
        if abs(found - std) > band:
            return self._off("standard deviation", found, std, band)
        standard = (sample - mean) / std
        return self._shape_of(sample, kind, parameters, z) or self._slices(standard, kind, kurtosis)

    def _shape_of(self, sample: Array, kind: str, parameters: list[float], z: float) -> Failure | None:
        n = sample.size
        if kind == "bernoulli":
            return None
        flat = torch.from_numpy(np.sort(sample, axis=None))
        if kind == "normal":
            cdf = torch.special.ndtr((flat - parameters[0]) / parameters[1]).numpy()
            for far in (3.0, 3.5):
                beyond = int((np.abs(sample - parameters[0]) > far * parameters[1]).sum())
                expected = n * 2 * NormalDist().cdf(-far)
                band = z * math.sqrt(expected) + 5
                if _at_most(beyond, expected) < self.false_alarm / 2 or beyond > expected + band:
                    return self._off(
                        f"number of entries beyond {far} standard deviations", beyond, expected, band
                    )
        else:
            low, high = parameters
            cdf = np.clip((flat.numpy() - low) / (high - low), 0, 1)
            if sample.min() < low or sample.max() > high:
                extreme = sample.min() if sample.min() < low else sample.max()
                return self._off("extreme entry", float(extreme), low if extreme < low else high, 0.0)
        steps = np.arange(1, n + 1) / n
        distance = float(np.maximum(steps - cdf, cdf - steps + 1 / n).max())
        limit = math.sqrt(-math.log(self.false_alarm / 2) / (2 * n))
        if distance > limit:
            return Failure(
                f"{self.name}: moments are right, but the numbers are not distributed as {self.words}.",
                f"Kolmogorov-Smirnov distance up to {limit:.4f} {self._rate}",
                f"{distance:.4f}",
            )
        centre = parameters[0] if kind == "normal" else (parameters[0] + parameters[1]) / 2
        repeated = n - np.unique(np.abs(sample - centre)).size
        if repeated > (2 + 1e-4 * n if self.exact else 0.01 * n):
            return Failure(
                f"{self.name}: many entries are one number, or its mirror image; draw each by itself."
            )
        return None

    def _dependence(self, standard: Array, z: float) -> Failure | None:
        for where, one, other in _neighbours(standard):
            products = one * other
            figure = float(products.mean())
            band = z * float(np.sqrt((products**2).mean()) or 1.0) / math.sqrt(products.size)
            if abs(figure) > band:
                return Failure(
                    f"{self.name}: entries depend on each other along {where}; draw each by itself.",
                    f"correlation 0 ± {band:.4f} {self._rate}",
                    f"{figure:.4f}",
                )
        return None

    def _slices(self, standard: Array, kind: str, kurtosis: float) -> Failure | None:
        """Rows, columns and so on have means and variances that spread as those of independent entries do."""
        if kind == "bernoulli" or standard.ndim < 2:
            return None
        for axis in range(standard.ndim):
            slices = np.moveaxis(standard, axis, 0).reshape(standard.shape[axis], -1)
            count, size = slices.shape
            if count < 20 or size < 30:
                continue
            means = slices.mean(axis=1) * math.sqrt(size)
            variances = ((slices**2).mean(axis=1) - 1) * math.sqrt(size / (kurtosis - 1))
            for what, figures in (("means", means), ("variances", variances)):
                # Wilson and Hilferty (1931): the cube root of a chi-square is near normal. Variances of short
                # slices have longer tails than that, hence the wider limit.
                cube = (float((figures**2).sum()) / count) ** (1 / 3)
                deviation = (cube - (1 - 2 / (9 * count))) / math.sqrt(2 / (9 * count))
                if abs(deviation) > 1.5 * NormalDist().inv_cdf(1 - self.false_alarm / 2):
                    return Failure(
                        f"{self.name}: the {what} along axis {axis} are not those of independent entries.",
                        f"a spread of 1 {self._rate}",
                        f"{math.sqrt(float((figures**2).mean())):.3g}",
                    )
        return None

    @property
    def _rate(self) -> str:
        return f"(false alarms: {self.false_alarm:g})"

    def _off(self, figure: str, got: float, expected: float, band: float) -> Failure:
        return Failure(
            f"{self.name}: the {figure} is off; entries are to be {self.words}.",
            f"{expected:.5g} ± {band:.2g} {self._rate}",
            f"{got:.5g}",
        )

    def alike(self, case: Case, ours: list[Outcome], theirs: list[Outcome]) -> bool:
        """The same numbers, or the same figures: another order of draws is no other mistake."""
        if super().alike(case, ours, theirs):
            return True
        mine, other = self.judge(case, ours), self.judge(case, theirs)
        if mine is None or other is None or mine.message != other.message:
            return False
        try:
            figures = float(mine.got), float(other.got)
        except ValueError:
            return mine.got == other.got
        return math.isclose(*figures, rel_tol=0.02)


def _neighbours(sample: Array) -> Iterator[tuple[str, Array, Array]]:
    """Pairs of entries that must be uncorrelated: near ones and the halves of each axis, and on diagonals."""
    for axis in range(sample.ndim):
        along = np.moveaxis(sample, axis, 0)
        lags = {*range(1, min(LAGS, along.shape[0] - 1) + 1), along.shape[0] // 2} - {0}
        for lag in sorted(lags):
            yield f"axis {axis}", along[lag:], along[:-lag]
    if sample.ndim == 2 and min(sample.shape) > 1:
        yield "diagonals", sample[1:, 1:], sample[:-1, :-1]


def _at_most(count: int, expected: float) -> float:
    """The probability of a Poisson variable to be at most `count`."""
    logs = (k * math.log(expected) - expected - math.lgamma(k + 1) for k in range(count + 1))
    return math.fsum(math.exp(log) for log in logs)


def _moments(kind: str, parameters: list[float]) -> tuple[float, float, float]:
    """Mean, standard deviation, and kurtosis E[(x-mean)^4]/std^4."""
    if kind == "normal":
        return parameters[0], parameters[1], 3.0
    if kind == "uniform":
        low, high = parameters
        return (low + high) / 2, (high - low) / math.sqrt(12), 1.8
    p = parameters[0]
    variance = p * (1 - p)
    return p, math.sqrt(variance), (1 - 3 * variance) / variance if variance else 1.0
