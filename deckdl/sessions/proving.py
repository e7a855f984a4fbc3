"""Proving the graders: the reference passes, and the stub and every known mistake are refused by name."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from deckdl.errors import DeckdlError
from deckdl.exercises.fading import faded
from deckdl.exercises.mistakes import apply
from deckdl.exercises.mutants import mutants

if TYPE_CHECKING:
    from deckdl.exercises.grader import Exercise, Grader
    from deckdl.exercises.report import Report

SEEDS = 20
FADING = 3  # stubs, of a first, a second and any later meeting
TRAINING_SEEDS = 5  # where each takes a training
MUTANT_SECONDS = 3.0


@dataclass(frozen=True)
class Proof:
    """What an exercise's grader was seen to do. `problems` are sentences; there are none where it holds.

    How strong its checks are is told by faults that were put into the reference by rule.
    """

    exercise: str
    mistakes: int
    refused: int  # of the mistakes
    problems: tuple[str, ...]
    mutants: int = 0
    mutants_refused: int = 0
    passing: tuple[str, ...] = ()  # what was done to those that passed; some change nothing that matters


def prove_all(exercises: Sequence[Exercise], grader: Grader) -> Iterator[Proof]:
    """The proofs in the order of the exercises, as many under way as there are processors."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        yield from pool.map(lambda exercise: prove(exercise, grader), exercises)


def prove(exercise: Exercise, grader: Grader) -> Proof:
    """Grade the reference with many seeds, the stub, and each mistake."""
    problems: list[str] = []
    try:
        reference = exercise.read()
        name = str(exercise.reference)
        stubs = {faded(reference, exercise.mistakes, passes, name) for passes in range(FADING)}
    except DeckdlError as error:
        return Proof(exercise.path, len(exercise.mistakes), 0, (f"the reference cannot be used: {error}",))
    with tempfile.TemporaryDirectory(prefix="deckdl-") as folder:
        submission = Path(folder) / Path(exercise.path).name

        def grade(text: str, seed: int = 0) -> Report:
            submission.write_text(text, encoding="utf-8")
            return grader.grade(exercise, submission, seed=seed)

        for seed in range(TRAINING_SEEDS if any("trains" in check for check in exercise.checks) else SEEDS):
            report = grade(reference, seed)
            if not report.passed:
                problems.append(f"the reference is refused (seed {seed}): {_reason(report)}")
                break
        if any(grade(blank).passed for blank in stubs):
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
    passing = () if problems else tuple(_passing(exercise, reference, grader))
    tried = 0 if problems else len(mutants(reference))
    return Proof(
        exercise.path,
        len(exercise.mistakes),
        refused,
        tuple(problems),
        tried,
        tried - len(passing),
        passing,
    )


def _passing(exercise: Exercise, reference: str, grader: Grader) -> Iterator[str]:
    """The mutants that pass; they are compared with no known mistake, and get little time."""
    bare = replace(exercise, mistakes=(), seconds=MUTANT_SECONDS)
    for mutant in mutants(reference):
        if grader.grade_text(bare, mutant.source).passed:
            yield mutant.words


def _diagnosis(report: Report) -> str | None:
    return next((check.diagnosis for check in report.checks if check.diagnosis), None)


def _reason(report: Report) -> str:
    failure = report.failure
    return (
        f"{failure.kind} {failure.name}: {failure.message}"
        if failure
        else "no check failed, but it did not pass"
    )
