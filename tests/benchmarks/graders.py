"""The mutation table: of wrong solutions, how many are refused; of right ones, how many are accepted."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from deckdl.exercises.grader import Exercise, Grader
from deckdl.exercises.mistakes import apply
from deckdl.exercises.mutants import mutants
from deckdl.exercises.stub import stub
from tests.benchmarks.verdict import exercises

SOLUTIONS = Path(__file__).parent.parent / "exercises"


def measure() -> list[tuple[str, float, str, float | None]]:
    """A line for each exercise, as refused / tried and accepted / tried, then the sums."""
    print(f"  {'':<36} {'wrong refused':>14} {'right accepted':>15} {'by rule refused':>16}")
    sums = [[0, 0], [0, 0], [0, 0]]
    with Grader() as grader, ThreadPoolExecutor(2) as pool:
        for exercise in exercises():
            bare = replace(exercise, mistakes=(), seconds=3.0)

            def passed(sources: Iterable[str], bare: Exercise = bare) -> list[bool]:
                return list(pool.map(lambda source: grader.grade_text(bare, source).passed, sources))

            reference = exercise.read()
            known = [apply(reference, mistake) for mistake in exercise.mistakes]
            wrong = passed([stub(reference), *known, *_kept("wrong", exercise)])
            right = passed([reference, *_kept("right", exercise)])
            by_rule = passed(mutant.source for mutant in mutants(reference))
            counts = [(wrong.count(False), len(wrong)), (right.count(True), len(right))]
            counts.append((by_rule.count(False), len(by_rule)))
            _print(exercise.path, counts)
            for total, count in zip(sums, counts, strict=True):
                total[0] += count[0]
                total[1] += count[1]
    _print("all", [(held, tried) for held, tried in sums])
    (refused, wrong_tried), (accepted, right_tried), _ = sums
    return [
        (f"wrong solutions accepted, of {wrong_tried}", wrong_tried - refused, "", 0),
        (f"right solutions refused, of {right_tried}", right_tried - accepted, "", 0),
    ]


def _kept(folder: str, exercise: Exercise) -> list[str]:
    """Solutions that strangers wrote, kept under tests/exercises."""
    path = SOLUTIONS / folder / Path(exercise.path)
    return [file.read_text() for file in sorted(path.parent.glob(f"{path.stem}__*.py"))]


def _print(name: str, counts: list[tuple[int, int]]) -> None:
    cells = [f"{held} / {tried}" for held, tried in counts]
    print(f"  {name:<36} {cells[0]:>14} {cells[1]:>15} {cells[2]:>16}", flush=True)
