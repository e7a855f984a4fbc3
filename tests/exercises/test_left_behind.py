"""However a grade ends, no process and no file of it stays: tried on real processes, by killing them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from deckdl.exercises.grader import Exercise, Grader
from deckdl.exercises.report import Report
from tests.exercises.hostile import CHECKS, REFERENCE, linux

CLIENT = f"""
import sys, threading
from pathlib import Path
from deckdl.exercises.grader import Cancelled, Exercise, Grader

LOOP = "def double(x):\\n    while True:\\n        open('written', 'w').write('more')\\n"
exercise = Exercise("tests/small.py", Path(sys.argv[1]), {CHECKS!r}, seconds=60)
cancelled = threading.Event()
threading.Thread(target=lambda: (sys.stdin.readline(), cancelled.set()), daemon=True).start()
with Grader() as grader:
    grader.start()
    print(grader._process.pid, flush=True)
    try:
        told = lambda check: print(check.stage, flush=True)
        print(grader.grade_text(exercise, LOOP, told, cancelled=cancelled).passed, flush=True)
    except Cancelled:
        print("cancelled", flush=True)
    threading.Event().wait()
"""


class Grading:
    """A client in the middle of a grade that would not end, and the processes that work for it."""

    def __init__(self, client: subprocess.Popen[str], folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.server = int(self.said())
        assert self.said() == "loads"
        until(lambda: any(folder.rglob("written")), "the solution runs")
        family = descendants(self.server)
        (self.learner,) = (pid for pid in family if os.getsid(pid) == pid)
        self.judge = next(pid for pid in family if os.getsid(pid) == self.server)
        self.family = {self.server, *family}

    def said(self) -> str:
        assert self.client.stdout is not None
        return self.client.stdout.readline().strip()

    def files(self) -> list[Path]:
        return list(self.folder.glob("deckdl-*"))  # PyTorch keeps a folder of its own beside these

    def cancel(self) -> None:
        assert self.client.stdin is not None
        self.client.stdin.write("\n")
        self.client.stdin.flush()


@pytest.fixture
def grading(tmp_path: Path) -> Iterator[Grading]:
    folder = tmp_path / "temporary"
    folder.mkdir()
    reference = tmp_path / "reference.py"
    reference.write_text(REFERENCE)
    client = subprocess.Popen(
        [sys.executable, "-c", CLIENT, str(reference)],
        env={**os.environ, "TMPDIR": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with client:
        try:
            yield Grading(client, folder)
        finally:
            client.kill()


@linux
def test_a_client_that_is_killed_leaves_nothing(grading: Grading):
    grading.client.kill()
    until(lambda: not any(map(alive, grading.family)), "all its processes are gone")
    assert grading.files() == []


@linux
@pytest.mark.parametrize("who", ["server", "judge", "learner"])
def test_whoever_else_is_killed_takes_the_grade_along(grading: Grading, who: str):
    os.kill(getattr(grading, who), signal.SIGKILL)
    while (said := grading.said()) in ("shape and dtype", "values"):
        pass
    assert said == "False"
    until(lambda: not alive(grading.learner), "the solution's process is gone")
    until(lambda: not grading.files(), "its files are gone")


@linux
def test_a_cancelled_grade_leaves_nothing(grading: Grading):
    grading.cancel()
    assert grading.said() == "cancelled"
    until(lambda: not alive(grading.learner), "the solution's process is gone")
    until(lambda: not grading.files(), "its files are gone")


def test_a_thread_that_goes_on_writing_leaves_no_file(
    graded: Callable[..., Report], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    program = (
        "import itertools, threading\n"
        "def write():\n    for n in itertools.count():\n        open(str(n % 50), 'w').write('more')\n"
        "threading.Thread(target=write, daemon=True).start()\n"
    )
    assert graded(REFERENCE, program + REFERENCE, *CHECKS).passed
    assert not graded(REFERENCE, program + "def double(x):\n    open('x', 'r')\n", *CHECKS).passed
    until(lambda: not any(folder.iterdir()), "its files are gone")


def test_twenty_grades_in_four_threads_do_not_mix_and_leave_nothing(
    grader: Grader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    reference = tmp_path / "reference.py"
    reference.write_text(REFERENCE)
    exercise = Exercise("tests/small.py", reference, CHECKS, seconds=0.5)
    programs = {
        REFERENCE: True,
        "def double(x):\n    return x\n": False,
        "def double(x):\n    while True: pass\n": False,
        "import os\ndef double(x):\n    os._exit(0)\n": False,
        "import os\ndef double(x):\n    os.kill(os.getpid(), 9)\n": False,
    }
    attempts = [*programs.items()] * 4
    with ThreadPoolExecutor(4) as pool:
        reports = pool.map(lambda attempt: grader.grade_text(exercise, attempt[0]), attempts)
        assert [report.passed for report in reports] == [passes for _, passes in attempts]
    until(lambda: not any(folder.iterdir()), "their files are gone")


def until(holds: Callable[[], bool], what: str) -> None:
    """Wait for it, but not for ever."""
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline, f"it never came to this: {what}"
        time.sleep(0.01)


def descendants(pid: int) -> set[int]:
    """The children of a process, and theirs."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return {int(child) for child in children}.union(*(descendants(int(child)) for child in children))


def alive(pid: int) -> bool:
    """Whether a process runs; one that nobody has waited for yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
