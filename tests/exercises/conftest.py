"""One warm server for all tests of a process, and a small exercise to try checks on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from deckdl.exercises.grader import CHECK_SECONDS, Exercise, Grader
from deckdl.exercises.report import CheckResult, Report


@pytest.fixture(scope="session")
def grader() -> Iterator[Grader]:
    with Grader() as grader:
        yield grader


@pytest.fixture
def graded(grader: Grader, tmp_path: Path) -> Callable[..., Report]:
    """Grade a solution's text against a reference's text under some checks."""

    def grade(
        reference: str,
        solution: str,
        *checks: dict[str, Any],
        mistakes: tuple[Any, ...] = (),
        seconds: float = CHECK_SECONDS,
    ) -> Report:
        path = tmp_path / "reference.py"
        path.write_text(reference)
        exercise = Exercise("tests/small.py", path, checks, mistakes, seconds)
        return grader.grade_text(exercise, solution)

    return grade


def failure(report: Report) -> CheckResult:
    """The first failed check of a report that must have one."""
    assert not report.passed
    assert report.failure is not None
    return report.failure
