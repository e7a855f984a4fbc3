"""Grading many through an executor: only so much in flight, and workers that die or cannot grade."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from deckdl.errors import DeckdlError
from deckdl.exercises.grader import Exercise
from deckdl.exercises.pools import Pool
from deckdl.exercises.report import CheckResult, Report
from deckdl.sessions.submissions import collect, grade_all
from deckdl.sessions.tally import MOST_NAMES, Tally

PATH = "losses/mse.py"


class Killed(Exception):
    """As Dask's KilledWorker."""


class Lazy(Executor):
    """Runs a task when its result is asked for; what a source says happens."""

    def __init__(self) -> None:
        self.submitted = 0
        self.again = False

    def submit(self, task: Callable[..., Any], /, *arguments: Any, **options: Any) -> Future[Any]:
        self.submitted += 1
        source = arguments[1]
        future: Future[Any] = Future()
        if source == "kills" or (source == "unlucky" and not self.again):
            self.again = True
            future.set_exception(Killed("three workers"))
        elif source == "unable":
            future.set_exception(ModuleNotFoundError("No module named 'deckdl'"))
        else:
            right = source in ("right", "unlucky")
            check = CheckResult("output", "mse", "values", "passed" if right else "failed")
            report = Report(PATH, right, 0.1, "cpu", (check,))
            future.set_result(report.to_json())
        return future


@pytest.fixture
def exercises(tmp_path: Path) -> dict[str, Exercise]:
    reference = tmp_path / "reference.py"
    reference.touch()
    return {PATH: Exercise(PATH, reference, ())}


def course(folder: Path, sources: dict[str, str]) -> Path:
    for name, source in sources.items():
        file = folder / name / PATH
        file.parent.mkdir(parents=True)
        file.write_text(source)
    return folder


def test_only_so_many_are_in_flight(tmp_path: Path, exercises: dict[str, Exercise]) -> None:
    folder = course(tmp_path / "in", {f"{number:02}": "right" for number in range(50)})
    pool = Pool(Lazy(), 4)
    reports = grade_all(collect(folder, exercises), exercises, pool)
    for number, (submission, report) in enumerate(reports):
        assert (submission.name, report.passed) == (f"{number:02}", True)
        assert isinstance(pool.executor, Lazy)
        assert pool.executor.submitted <= number + 4


def test_a_file_that_kills_its_workers_fails_alone_and_who_died_with_it_is_graded(
    tmp_path: Path, exercises: dict[str, Exercise]
) -> None:
    folder = course(tmp_path / "in", {"a": "unlucky", "b": "kills", "c": "right"})
    reports = dict(grade_all(collect(folder, exercises), exercises, Pool(Lazy(), 4, Killed)))
    assert [report.passed for report in reports.values()] == [True, False, True]
    (failed,) = [report.failure for report in reports.values() if report.failure]
    assert "worker" in failed.message


def test_workers_that_can_grade_nothing_are_no_verdict(
    tmp_path: Path, exercises: dict[str, Exercise]
) -> None:
    folder = course(tmp_path / "in", {"a": "unable"})
    with pytest.raises(DeckdlError, match="No module named 'deckdl'"):
        list(grade_all(collect(folder, exercises), exercises, Pool(Lazy(), 4, Killed)))


def test_the_table_of_a_large_course_is_short_and_keeps_its_columns(
    tmp_path: Path, exercises: dict[str, Exercise]
) -> None:
    sources = {f"right {number:03}": "right" for number in range(300)}
    sources |= {f"{name} {'x' * 80}": "wrong" for name in ("数学", "zoë")}
    folder = course(tmp_path / "in", sources)
    tally = Tally()
    for submission, report in grade_all(collect(folder, exercises), exercises, Pool(Lazy(), 4)):
        tally.add(submission, report)
    lines = list(tally.lines(60))
    assert len(lines) < MOST_NAMES + 10
    assert all(len(line) <= 60 for line in lines)
    assert "losses/mse.py     300  302  2 × output mse" in lines
    assert any(line.startswith("zoë xxx") and line.endswith("0   1  losses/mse.py") for line in lines)
    assert any(line.startswith("数学 xxx") for line in lines)
    assert f"and {302 - MOST_NAMES} more: {302 - MOST_NAMES} passed in everything, 0 did not" in lines
    assert lines[-1] == "300 of 302 files passed."
