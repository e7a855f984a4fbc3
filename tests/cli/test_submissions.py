"""`deckdl grade --submissions`: what a course handed in, through the real command and the real graders."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import handing_in
import pytest
from handing_in import hand_in, reference, wrong

Deckdl = Callable[..., Any]
MSE, RELU = "losses/mse.py", "activations/relu.py"


@dataclass(frozen=True)
class Course:
    """What was handed in, and what the command made of it."""

    folder: Path
    gradescope: Path
    junit: Path
    code: int
    lines: list[dict[str, Any]]
    errors: str

    def line(self, name: str, exercise: str = MSE) -> dict[str, Any]:
        (found,) = (line for line in self.lines if (line["submission"], line["exercise"]) == (name, exercise))
        return found

    def message(self, name: str, exercise: str = MSE) -> str:
        """Why a file did not load."""
        line = self.line(name, exercise)
        check = line["checks"][0]
        assert (line["passed"], check["kind"], check["status"]) == (False, "loads", "failed")
        return str(check["message"])


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A folder with everything that people hand in, graded once."""
    root = tmp_path_factory.mktemp("course")
    folder = root / "handed in"
    hand_in(folder, "ada", MSE, reference(MSE))
    hand_in(folder, "ada", RELU, wrong(RELU, "capped"))
    hand_in(folder, "ada", "notes.txt", "not code")
    hand_in(folder, "ada", ".git/losses/mse.py", "hidden")
    hand_in(folder, "ada", "losses/__pycache__/mse.pyc", "cache")
    hand_in(folder, "ada", f"deeper/{MSE}", reference(MSE))
    hand_in(folder, "Zoë van Dyk", RELU, "def relu(x:\n")
    hand_in(folder, "byte mark", RELU, "").write_text(
        "\N{BYTE ORDER MARK}" + reference(RELU), encoding="utf-8"
    )
    hand_in(folder, "empty", MSE, "")
    hand_in(folder, "large", MSE, "#" * ((1 << 20) + 1))
    hand_in(folder, "latin", MSE, "").write_bytes(b"# caf\xe9\n")
    hand_in(folder, "line\nbreak", MSE, "import os\nos._exit(0)\n")
    (folder / "folder" / MSE).mkdir(parents=True)
    (folder / "nobody").mkdir()
    (root / "secret.py").write_text(reference(MSE), encoding="utf-8")
    for name, target in {"circle": "mse.py", "out": root / "secret.py", "gone": "not there"}.items():
        link = folder / name / MSE
        link.parent.mkdir(parents=True)
        link.symlink_to(target)
    (folder / "again").symlink_to(folder, target_is_directory=True)
    if hasattr(os, "mkfifo"):
        (folder / "pipe" / "losses").mkdir(parents=True)
        os.mkfifo(folder / "pipe" / MSE)
    gradescope, junit = root / "results", root / "junit" / "all.xml"
    done = handing_in.grade(
        root / "home", "--submissions", folder, "--gradescope", gradescope, "--junit", junit
    )
    lines = [json.loads(line, parse_constant=pytest.fail) for line in done.stdout.splitlines()]
    return Course(folder, gradescope, junit, done.returncode, lines, done.stderr)


def test_every_file_has_its_line_in_order_and_the_broken_stop_nobody(course: Course) -> None:
    named = [(line["submission"], line["exercise"]) for line in course.lines]
    names = ["Zoë van Dyk", "ada", "ada", "byte mark", "circle", "empty", "folder", "gone", "large", "latin"]
    names += ["line\nbreak", "out", *(["pipe"] if hasattr(os, "mkfifo") else [])]
    assert [name for name, _ in named] == names
    assert [exercise for name, exercise in named if name == "ada"] == [RELU, MSE]
    passed = [(line["submission"], line["exercise"]) for line in course.lines if line["passed"]]
    assert passed == [("ada", MSE), ("byte mark", RELU)]
    assert course.code == 1


def test_what_is_wrong_with_a_file_is_said_to_whoever_wrote_it(course: Course) -> None:
    assert "line 1" in course.message("Zoë van Dyk", RELU)
    assert course.line("ada", RELU)["checks"][0]["status"] == "passed"
    assert "is not UTF-8" in course.message("latin")
    assert "is larger than a megabyte" in course.message("large")
    assert "not a file" in course.message("folder")
    assert "is a link out of the folder" in course.message("out")
    for name in ("circle", "gone"):
        assert "cannot be read" in course.message(name)
    if hasattr(os, "mkfifo"):
        assert "not a file" in course.message("pipe")
    for line in course.lines:
        assert str(course.folder) not in json.dumps(line)
    for name in ("empty", "line\nbreak"):
        assert course.line(name)["checks"][0]["status"] == "failed"


def test_the_table_tells_what_failed_and_names_what_was_not_graded(course: Course) -> None:
    rows = {line.split("  ")[0]: line.split() for line in course.errors.splitlines() if line}
    assert rows[RELU][1:3] == ["1", "3"]
    assert rows[MSE][1:3] == ["1", str(len(course.lines) - 3)]
    assert rows["ada"][1:] == ["1", "2", RELU]
    assert "× the file does not load" in course.errors
    assert "line�break" in course.errors
    assert "2 files belong to no exercise: ada/deeper/losses/mse.py, ada/notes.txt" in course.errors
    assert "Traceback" not in course.errors


def test_junit_has_a_suite_for_each_submission_and_a_case_for_each_check(course: Course) -> None:
    root = ElementTree.parse(course.junit).getroot()
    assert root.tag == "testsuites"
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == list(dict.fromkeys(line["submission"] for line in course.lines))
    ada = [line for line in course.lines if line["submission"] == "ada"]
    checks = [check for line in ada for check in line["checks"]]
    statuses = [check["status"] for check in checks]
    suite = suites["ada"]
    assert [suite.get(key) for key in ("tests", "failures", "errors", "skipped")] == [
        str(len(checks)),
        str(statuses.count("failed")),
        "0",
        str(statuses.count("not run")),
    ]
    assert float(suite.get("time", "")) == pytest.approx(sum(line["seconds"] for line in ada), abs=0.001)
    cases = list(suite)
    assert {case.get("classname") for case in cases} == {RELU, MSE}
    assert all(float(case.get("time", "")) >= 0 for case in cases)
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(checks)
    told = {"failed": ["failure"], "not run": ["skipped"], "passed": []}
    assert [[child.tag for child in case] for case in cases] == [told[status] for status in statuses]
    failure = next(case for case in cases if case.find("failure") is not None).find("failure")
    assert failure is not None
    assert "expected" in (failure.text or "")


def test_gradescope_gives_a_point_for_each_exercise_that_passed(course: Course) -> None:
    written = sorted(path.parent.name for path in course.gradescope.glob("*/results.json"))
    assert written == sorted({line["submission"] for line in course.lines})
    results = json.loads((course.gradescope / "ada" / "results.json").read_text(encoding="utf-8"))
    tests = results["tests"]
    assert results["score"] == sum(test["score"] for test in tests) == 1
    assert sum(test["max_score"] for test in tests) == 2
    assert results["execution_time"] > 0
    ada = [line for line in course.lines if line["submission"] == "ada"]
    assert len(tests) == len(ada) + sum(len(line["checks"]) for line in ada)
    for test in tests:
        assert set(test) == {"name", "score", "max_score", "status", "output", "visibility"}
        assert test["status"] in ("passed", "failed")
    (point,) = (test for test in tests if test["name"] == RELU)
    assert (point["score"], point["max_score"], point["status"]) == (0, 1, "failed")
    assert "expected" in point["output"]


def test_one_exercise_may_be_chosen_and_json_prints_nothing_else(deckdl: Deckdl, tmp_path: Path) -> None:
    folder = tmp_path / "handed-in"
    hand_in(folder, "ada", RELU, reference(RELU))
    hand_in(folder, "ada", MSE, "wrong")
    done = deckdl("grade", "relu", "--submissions", str(folder), "--json")
    assert (done.code, done.err) == (0, "")
    assert [json.loads(line)["exercise"] for line in done.out.splitlines()] == [RELU]
    done = deckdl("grade", "softmax", "--submissions", str(folder))
    assert (done.code, done.out) == (2, "")
    assert "Nobody handed in activations/softmax.py" in done.err


def test_nothing_to_grade_is_an_error(deckdl: Deckdl, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for folder, words in ((empty, "nothing to grade"), (tmp_path / "no such", "does not exist")):
        done = deckdl("grade", "--submissions", str(folder))
        assert (done.code, done.out) == (2, "")
        assert words in done.err
        assert done.err.count("\n") == 1


def test_options_that_do_not_go_together_are_refused(deckdl: Deckdl, tmp_path: Path) -> None:
    for arguments, named in (
        ([], "EXERCISE"),
        (["--submissions", "x", "--watch"], "--watch"),
        (["softmax", "--dask", "tcp://127.0.0.1:1"], "--submissions"),
        (["softmax", "--watch", "--junit", "x.xml"], "--junit"),
    ):
        done = deckdl("grade", *arguments)
        assert (done.code, done.out) == (2, "")
        assert named in done.err


def test_reports_on_one_file_are_written_too_and_replace_the_old(deckdl: Deckdl, tmp_path: Path) -> None:
    answer = tmp_path / "answer.py"
    answer.write_text("print('\\x1b[31m\\x00')\n" + wrong(RELU, "capped"), encoding="utf-8")
    junit, results = tmp_path / "junit.xml", tmp_path / "results" / "results.json"
    junit.write_text("old", encoding="utf-8")
    done = deckdl(
        "grade", "relu", "--file", str(answer), "--junit", str(junit), "--gradescope", str(results.parent)
    )
    assert done.code == 1
    (suite,) = ElementTree.parse(junit).getroot()
    assert suite.get("name") == RELU
    assert json.loads(results.read_text(encoding="utf-8"))["score"] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answer.py", "junit.xml", "results"]


def test_a_report_file_that_cannot_be_written_is_told_before_anything_is_graded(
    deckdl: Deckdl, tmp_path: Path
) -> None:
    folder = tmp_path / "handed-in"
    hand_in(folder, "ada", RELU, reference(RELU))
    (tmp_path / "file").touch()
    for option in ("--junit", "--gradescope"):
        done = deckdl("grade", "--submissions", str(folder), option, str(tmp_path / "file" / "below"))
        assert (done.code, done.out) == (2, "")
        assert "cannot be" in done.err


@pytest.mark.skipif(os.name != "posix", reason="SIGINT")
def test_ctrl_c_ends_at_once_with_what_is_done(tmp_path: Path) -> None:
    folder, junit = tmp_path / "handed-in", tmp_path / "junit.xml"
    hand_in(folder, "a", RELU, reference(RELU))
    hand_in(folder, "b", RELU, "while True:\n    pass\n")
    hand_in(folder, "c", RELU, "while True:\n    pass\n")
    with subprocess.Popen(
        handing_in.command("--submissions", folder, "--junit", junit),
        env=handing_in.environment(tmp_path / "home"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as grading:
        guard = threading.Timer(handing_in.PATIENCE, grading.kill)
        guard.start()
        assert grading.stdout
        assert json.loads(grading.stdout.readline())["submission"] == "a"
        grading.send_signal(signal.SIGINT)
        rest, errors = grading.communicate()
        guard.cancel()
    assert (grading.returncode, rest) == (130, "")
    assert "Stopped early: 2 files not graded." in errors
    assert not junit.exists()
