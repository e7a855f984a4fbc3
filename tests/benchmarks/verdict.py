"""A warm verdict on each exercise against pytest running the same comparisons; the first after a start."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from deckdl.content.library import load, shipped_decks, shipped_implementations
from deckdl.content.models import CodeCard
from deckdl.exercises.grader import Exercise, Grader, exercise_of, request_of

PEER = Path(__file__).parent / "peer.py"
ROUNDS = 5
STARTS = 5


def measure() -> Iterator[tuple[str, float, str, float | None]]:
    """Both sides take turns; of the exercises' ratios the median and the worst count."""
    yield from _first()
    ratios: dict[str, dict[str, float]] = {"NumPy": {}, "PyTorch": {}}
    with Grader() as grader:
        for exercise in exercises():
            if any("trains" in check for check in exercise.checks):
                continue
            ours, theirs = _warm(grader, exercise), _by_pytest(exercise)
            kind = "NumPy" if "import numpy" in exercise.read() else "PyTorch"
            ratios[kind][exercise.path] = ours / theirs
            yield f"{exercise.path}: verdict {ours * 1000:.0f} ms, / pytest", ours / theirs, "", None
    for kind, median, worst in (("NumPy", 1 / 20, 1 / 8), ("PyTorch", 1 / 10, None)):
        if found := ratios[kind]:
            slowest = max(found, key=lambda path: found[path])
            count = f"{kind}, {len(found)} exercises"
            yield f"{count}: verdict / pytest, median", statistics.median(found.values()), "", median
            yield f"{count}: verdict / pytest, worst ({slowest})", found[slowest], "", worst


def exercises() -> list[Exercise]:
    """All that ship, in learning order."""
    cards = load([shipped_decks()]).cards.values()
    return [exercise_of(card, shipped_implementations()) for card in cards if isinstance(card, CodeCard)]


def _warm(grader: Grader, exercise: Exercise) -> float:
    times = []
    for _ in range(ROUNDS + 1):
        started = time.perf_counter()
        report = grader.grade(exercise, exercise.reference)
        times.append(time.perf_counter() - started)
        assert report.passed, report.failure
    return statistics.median(times[1:])


def _by_pytest(exercise: Exercise) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "request.json"
        path.write_text(json.dumps(request_of(exercise)))
        environment = {**os.environ, "REQUEST": str(path), "SOLUTION": str(exercise.reference)}
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", str(PEER)]
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        return time.perf_counter() - started


def _first() -> list[tuple[str, float, str, float | None]]:
    """From nothing to the first verdict, against what importing PyTorch takes by itself."""
    exercise = next(exercise for exercise in exercises() if exercise.path == "activations/softmax.py")
    ours, theirs = [], []
    for _ in range(STARTS):
        started = time.perf_counter()
        with Grader() as grader:
            assert grader.grade(exercise, exercise.reference).passed
            ours.append(time.perf_counter() - started)
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import torch"], check=True)
        theirs.append(time.perf_counter() - started)
    first, bare = statistics.median(ours), statistics.median(theirs)
    return [
        ("first verdict after a start", first * 1000, "ms", None),
        ("first verdict / import torch", first / bare, "", 1.2),
    ]
