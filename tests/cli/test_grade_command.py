"""`deckdl grade`: the verdict from the shell, on real files through the real worker."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deckdl.content.library import shipped_implementations

Deckdl = Callable[..., Any]

NO_MAXIMUM = ("shifted = x - x.max(axis=axis, keepdims=True)", "shifted = x")


@pytest.fixture(scope="module")
def right() -> str:
    return (shipped_implementations() / "activations" / "softmax.py").read_text(encoding="utf-8")


@pytest.fixture
def wrong(right: str) -> str:
    assert NO_MAXIMUM[0] in right
    return right.replace(*NO_MAXIMUM)


def test_a_right_file_passes_and_a_wrong_one_does_not(
    deckdl: Deckdl, tmp_path: Path, right: str, wrong: str
) -> None:
    answer = tmp_path / "answer.py"
    answer.write_text(right)
    done = deckdl("grade", "activations/softmax.py", "--file", str(answer), "--json")
    report = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert (report["exercise"], report["passed"]) == ("activations/softmax.py", True)
    assert report["submission"] == str(answer)
    assert {check["status"] for check in report["checks"]} == {"passed"}

    answer.write_text(wrong)
    done = deckdl("grade", "softmax", "--file", str(answer), "--json")
    report = json.loads(done.out, parse_constant=pytest.fail)
    assert (done.code, report["passed"]) == (1, False)
    failed = [check for check in report["checks"] if check["status"] == "failed"]
    assert len(failed) == 1
    assert set(failed[0]) == {
        "kind",
        "name",
        "stage",
        "status",
        "cases",
        "message",
        "input",
        "expected",
        "got",
        "mark",
        "line",
        "diagnosis",
        "seconds",
    }
    assert "maximum" in failed[0]["diagnosis"]


def test_a_grade_reads_like_a_sentence_and_names_the_mistake(
    deckdl: Deckdl, tmp_path: Path, wrong: str
) -> None:
    answer = tmp_path / "answer.py"
    answer.write_text(wrong)
    done = deckdl("grade", "activations/softmax", "--file", str(answer))
    assert done.code == 1
    assert "✓ passed   loads" in done.out
    assert "✗ failed   " in done.out
    assert "· not run  " in done.out
    assert "maximum" in done.out
    assert "expected" in done.out
    assert "activations/softmax.py: failed in " in done.out


def test_without_a_file_the_learner_s_own_is_graded_and_nothing_else_is_made(
    deckdl: Deckdl, workspace: Path, right: str
) -> None:
    done = deckdl("grade", "softmax")
    assert done.code == 2
    assert "`deckdl code softmax` makes it" in done.err
    assert not workspace.exists()
    own = workspace / "impl" / "activations" / "softmax.py"
    own.parent.mkdir(parents=True)
    own.write_text(right)
    assert deckdl("grade", "softmax").code == 0


def test_the_stub_is_refused(deckdl: Deckdl, tmp_path: Path, right: str) -> None:
    from deckdl.exercises.stub import stub

    answer = tmp_path / "answer.py"
    answer.write_text(stub(right))
    assert deckdl("grade", "softmax", "--file", str(answer)).code == 1


@pytest.mark.skipif(os.name != "posix", reason="SIGINT")
def test_watching_grades_at_once_and_again_on_each_save_until_ctrl_c(
    workspace: Path, tmp_path: Path, right: str, wrong: str
) -> None:
    answer = tmp_path / "answer.py"
    answer.write_text(wrong)
    command = [
        sys.executable,
        "-u",
        "-m",
        "deckdl",
        "grade",
        "softmax",
        "--file",
        str(answer),
        "--watch",
        "--json",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as watching:
        guard = threading.Timer(120, watching.kill)
        guard.start()
        assert watching.stdout
        assert json.loads(watching.stdout.readline())["passed"] is False
        answer.write_bytes(b"\xff")
        assert "not UTF-8" in json.loads(watching.stdout.readline())["checks"][0]["message"]
        (tmp_path / "new.py").write_text(right)
        os.replace(tmp_path / "new.py", answer)
        assert json.loads(watching.stdout.readline())["passed"] is True
        watching.send_signal(signal.SIGINT)
        _, errors = watching.communicate()
        guard.cancel()
    assert errors == ""
    assert watching.returncode == 130


@pytest.mark.skipif(os.name != "posix", reason="SIGINT")
def test_fifty_saves_at_once_end_in_a_verdict_for_the_last(
    workspace: Path, tmp_path: Path, right: str, wrong: str
) -> None:
    answer = tmp_path / "answer.py"
    answer.write_text(wrong)
    arguments = ["grade", "softmax", "--file", str(answer), "--watch", "--json"]
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "deckdl", *arguments], stdout=subprocess.PIPE, text=True
    ) as watching:
        guard = threading.Timer(120, watching.kill)
        guard.start()
        assert watching.stdout
        assert json.loads(watching.stdout.readline())["printed"] == ""
        for number in range(50):
            answer.write_text(f"print('save', {number})\n{right if number % 2 else wrong}")
        shown: list[str] = []
        while "save 49" not in shown:
            report = json.loads(watching.stdout.readline())
            if report["printed"]:  # else it was caught between being emptied and being written
                shown.append(report["printed"].strip())
        assert report["passed"] is True
        assert shown == sorted(shown, key=lambda printed: int(printed.split()[1]))
        answer.write_text(f"print('later')\n{right}")
        assert json.loads(watching.stdout.readline())["printed"] == "later\n"
        watching.send_signal(signal.SIGINT)
        assert watching.communicate()[0] == ""
        guard.cancel()
