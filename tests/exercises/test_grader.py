"""The grader as the screens use it: results one by one, several grades at once, and a server that may die."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from deckdl.errors import DeckdlError
from deckdl.exercises.grader import Cancelled, Exercise, Grader
from deckdl.exercises.report import CheckResult, Report

RIGHT = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return 3 * x\n"
LOOP = "def double(x):\n    while True:\n        pass\n"
CHECKS = ({"output": "double", "draw": {"x": "normal(N, C)"}},)


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    reference = tmp_path / "reference.py"
    reference.write_text(RIGHT)
    return Exercise("tests/double.py", reference, CHECKS)


def test_results_come_one_by_one_in_the_order_of_the_stages(grader: Grader, exercise: Exercise):
    told: list[CheckResult] = []
    report = grader.grade_text(exercise, RIGHT, told.append)
    assert tuple(told) == report.checks
    assert [check.stage for check in told] == ["loads", "shape and dtype", "values", "values"]
    assert {check.status for check in told} == {"passed"}


def test_a_report_is_plain_data(grader: Grader, exercise: Exercise):
    data = json.loads(json.dumps(grader.grade_text(exercise, WRONG).to_json(), allow_nan=False))
    assert data["exercise"] == "tests/double.py"
    assert data["passed"] is False
    assert data["device"] == "cpu"
    assert data["seconds"] > 0
    failed = next(check for check in data["checks"] if check["status"] == "failed")
    assert set(failed) >= {
        "kind",
        "name",
        "stage",
        "status",
        "message",
        "input",
        "expected",
        "got",
        "diagnosis",
    }


def test_the_same_file_gets_the_same_report(grader: Grader, exercise: Exercise):
    assert grader.grade_text(exercise, WRONG).checks == grader.grade_text(exercise, WRONG).checks


def test_another_seed_draws_other_inputs(grader: Grader, exercise: Exercise):
    first, second = (grader.grade_text(exercise, WRONG, seed=seed).failure for seed in (0, 1))
    assert first is not None
    assert second is not None
    assert first.input != second.input


def test_grades_at_once_do_not_mix(grader: Grader, exercise: Exercise):
    programs = [RIGHT, WRONG] * 6
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(lambda program: grader.grade_text(exercise, program), programs))
    assert [report.passed for report in reports] == [True, False] * 6


def test_a_cancelled_grade_ends_and_the_next_one_works(grader: Grader, exercise: Exercise):
    cancelled = threading.Event()

    def cancel_once_loaded(check: CheckResult) -> None:
        cancelled.set()

    with pytest.raises(Cancelled):
        grader.grade_text(exercise, LOOP, cancel_once_loaded, cancelled=cancelled)
    assert grader.grade_text(exercise, RIGHT).passed


def test_a_server_that_died_is_replaced(exercise: Exercise):
    with Grader() as grader:
        assert grader.grade_text(exercise, RIGHT).passed
        assert grader._process is not None
        grader._process.kill()
        grader._process.wait()
        assert grader.grade_text(exercise, RIGHT).passed


def test_a_solution_that_kills_the_server_is_no_pass_and_harms_nothing(exercise: Exercise):
    killer = "import os\ndef double(x):\n    os.kill(os.getppid(), 9)\n    return 0 * x\n"
    with Grader() as grader:
        assert not grader.grade_text(exercise, killer).passed
        assert grader.grade_text(exercise, RIGHT).passed


def test_a_file_named_like_a_library_in_the_current_folder_does_no_harm(
    exercise: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "numpy.py").write_text("raise RuntimeError('not numpy')\n")
    monkeypatch.chdir(tmp_path)
    with Grader() as grader:
        assert grader.grade_text(exercise, RIGHT).passed


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: None, "cannot be read"),
        (lambda path: path.mkdir(), "cannot be read"),
        (lambda path: path.write_bytes(b"\xff\xfe\x00"), "not UTF-8"),
        (lambda path: path.write_text("#" * (1 << 21)), "larger than a megabyte"),
    ],
    ids=["missing", "folder", "binary", "huge"],
)
def test_a_file_that_cannot_be_graded_is_told_in_a_sentence(
    grader: Grader, exercise: Exercise, tmp_path: Path, make: Callable[[Path], object], words: str
):
    path = tmp_path / "solution.py"
    make(path)
    with pytest.raises(DeckdlError, match=words):
        grader.grade(exercise, path)


def test_checks_at_fault_are_told_as_such(grader: Grader, tmp_path: Path):
    reference = tmp_path / "reference.py"
    reference.write_text(RIGHT)
    broken = Exercise("tests/double.py", reference, ({"output": "triple", "draw": {"x": "normal(N)"}},))
    with pytest.raises(DeckdlError, match="triple"):
        grader.grade_text(broken, RIGHT)


def test_an_empty_file_is_refused(grader: Grader, exercise: Exercise):
    report: Report = grader.grade_text(exercise, "")
    assert not report.passed
    assert "does not define double" in report.checks[0].message


def test_a_grader_that_is_still_starting_can_be_closed(exercise: Exercise):
    grader = Grader()
    outcome: list[Exception] = []

    def start() -> None:
        try:
            grader.start()
        except DeckdlError as error:
            outcome.append(error)

    thread = threading.Thread(target=start)
    thread.start()
    while grader._process is None:
        pass
    process = grader._process
    grader.close()
    thread.join()
    assert process.poll() is not None
    assert outcome
    with pytest.raises(DeckdlError, match="closed"):
        grader.grade_text(exercise, RIGHT)
