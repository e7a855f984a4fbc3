"""`deckdl grade --dask` on a real scheduler and two workers of its own, one of which is killed half-way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import handing_in
import psutil
import pytest
from handing_in import hand_in, reference, wrong

Deckdl = Callable[..., Any]
RELU = "activations/relu.py"
WRONG = ("capped", "clip1000", "leaky_backward", "sign_backward")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a grade needs fork")


@dataclass(frozen=True)
class Cluster:
    address: str
    workers: list[subprocess.Popen[str]]


@contextmanager
def dask(command: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A process of a cluster, which ends with the block."""
    with subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{command}", "--no-dashboard", *arguments],
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        guard = threading.Timer(handing_in.PATIENCE, process.kill)
        guard.start()
        try:
            yield process
        finally:
            guard.cancel()
            process.kill()
            process.communicate()


def wait_for(process: subprocess.Popen[str], words: str) -> str:
    """The line of the log that says so."""
    assert process.stderr
    for line in process.stderr:
        if words in line:
            return line
    raise AssertionError(f"{process.args} ended and never said {words!r}")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with ExitStack() as stack:
        scheduler = stack.enter_context(dask("scheduler", "--host", "127.0.0.1", "--port", "0"))
        address = wait_for(scheduler, "Scheduler at:").split()[-1]
        options = ("--no-nanny", "--nthreads", "1", "--host", "127.0.0.1", "--local-directory", str(tmp_path))
        workers = [stack.enter_context(dask("worker", address, *options)) for _ in range(2)]
        for worker in workers:
            wait_for(worker, "Registered to:")
        yield Cluster(address, workers)


def test_a_worker_that_dies_half_way_loses_and_doubles_nothing(cluster: Cluster, tmp_path: Path) -> None:
    folder = tmp_path / "handed-in"
    for number in range(4):
        hand_in(folder, f"a{number}", RELU, reference(RELU))
    for number, variant in enumerate(WRONG):
        hand_in(folder, f"b{number}", RELU, wrong(RELU, variant))
    names = sorted(path.name for path in folder.iterdir())
    arguments = ("--submissions", folder, "--json")
    with subprocess.Popen(
        handing_in.command(*arguments, "--dask", cluster.address),
        env=handing_in.environment(tmp_path / "home"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as grading:
        guard = threading.Timer(handing_in.PATIENCE, grading.kill)
        guard.start()
        assert grading.stdout
        assert grading.stderr
        lines = [grading.stdout.readline() for _ in range(len(names) // 2)]
        servers = psutil.Process(cluster.workers[0].pid).children(recursive=True)
        cluster.workers[0].kill()
        # Not `communicate`: it would lose what came together with the lines that were read.
        rest, errors = grading.stdout.read(), grading.stderr.read()
        grading.wait()
        guard.cancel()
    reports = [json.loads(line) for line in [*lines, *rest.splitlines()]]
    assert (errors, grading.returncode) == ("", 1)
    assert [report["submission"] for report in reports] == names

    here = handing_in.grade(tmp_path / "home", *arguments)
    assert [verdict(report) for report in reports] == [
        verdict(json.loads(line)) for line in here.stdout.splitlines()
    ]

    servers += psutil.Process(cluster.workers[1].pid).children(recursive=True)
    assert len(servers) >= 2
    cluster.workers[1].terminate()
    assert psutil.wait_procs(servers, timeout=handing_in.PATIENCE)[1] == []


def verdict(report: dict[str, Any]) -> Any:
    """All but the times."""
    checks = [{key: value for key, value in check.items() if key != "seconds"} for check in report["checks"]]
    return report["submission"], report["exercise"], report["passed"], checks


def test_a_scheduler_that_does_not_answer_is_an_error(deckdl: Deckdl, tmp_path: Path) -> None:
    hand_in(tmp_path / "handed-in", "ada", RELU, reference(RELU))
    for address, words in (("tcp://127.0.0.1:1", "No Dask scheduler answers at"), ("nowhere", "no address")):
        done = deckdl("grade", "--submissions", str(tmp_path / "handed-in"), "--dask", address)
        assert (done.code, done.out) == (2, "")
        assert words in done.err
        assert done.err.count("\n") == 1


def test_without_dask_the_extra_is_named(
    deckdl: Deckdl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    hand_in(tmp_path / "handed-in", "ada", RELU, reference(RELU))
    done = deckdl("grade", "--submissions", str(tmp_path / "handed-in"), "--dask", "tcp://127.0.0.1:1")
    assert (done.code, done.out) == (2, "")
    assert "deckdl[cluster]" in done.err
