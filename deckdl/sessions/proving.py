"""Proving the graders: the reference passes, and the stub and every known mistake are refused by name."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deckdl.errors import DeckdlError
from deckdl.exercises.mistakes import apply
from deckdl.exercises.stub import stub

if TYPE_CHECKING:
    from deckdl.exercises.grader import Exercise, Grader
    from deckdl.exercises.report import Report

SEEDS = 20
PARALLEL = 2


@dataclass(frozen=True)
class Proof:
    """What an exercise's grader was seen to do. `problems` are sentences; there are none where it holds."""

    exercise: str
    mistakes: int
    refused: int  # of the mistakes
    problems: tuple[str, ...]


def prove_all(exercises: Sequence[Exercise], grader: Grader) -> Iterator[Proof]:
    """The proofs in the order of the exercises, two under way at a time."""
    with ThreadPoolExecutor(PARALLEL) as pool:
        yield from pool.map(lambda exercise: prove(exercise, grader), exercises)


def prove(exercise: Exercise, grader: Grader) -> Proof:
    """Grade the reference with many seeds, the stub, and each mistake."""
    problems: list[str] = []
    try:
        reference = exercise.read()
        blank = stub(reference, str(exercise.reference))
    except DeckdlError as error:
        return Proof(exercise.path, len(exercise.mistakes), 0, (f"the reference cannot be used: {error}",))
    with tempfile.TemporaryDirectory(prefix="deckdl-") as folder:
        submission = Path(folder) / Path(exercise.path).name

        def grade(text: str, seed: int = 0) -> Report:
            submission.write_text(text, encoding="utf-8")
            return grader.grade(exercise, submission, seed=seed)

        for seed in range(SEEDS):
            report = grade(reference, seed)
            if not report.passed:
                problems.append(f"the reference is refused (seed {seed}): {_reason(report)}")
                break
        if grade(blank).passed:
            problems.append("the stub passes: the checks ask for nothing that is missing in it")
        refused = 0
        for number, mistake in enumerate(exercise.mistakes, start=1):
            name = f"mistake {number} ({mistake.says.strip()})"
            try:
                report = grade(apply(reference, mistake))
            except DeckdlError as error:
                problems.append(f"{name}: {error}")
                continue
            if report.passed:
                problems.append(f"{name} passes: add a case in which its result differs")
                continue
            refused += 1
            named = _diagnosis(report)
            if named != mistake.says:
                problems.append(
                    f"{name} is refused, but {'told as: ' + named if named else 'not told by name'}"
                )
    return Proof(exercise.path, len(exercise.mistakes), refused, tuple(problems))


def _diagnosis(report: Report) -> str | None:
    return next((check.diagnosis for check in report.checks if check.diagnosis), None)


def _reason(report: Report) -> str:
    failure = report.failure
    return (
        f"{failure.kind} {failure.name}: {failure.message}"
        if failure
        else "no check failed, but it did not pass"
    )
