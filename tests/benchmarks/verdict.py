"""A verdict through the warm worker against pytest running the same comparisons in a subprocess."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from deckdl.content.library import load, shipped_decks, shipped_implementations
from deckdl.content.models import CodeCard
from deckdl.exercises.grader import Grader, exercise_of

PEER = Path(__file__).parent / "peer_softmax.py"
ROUNDS = 7


def measure() -> list[tuple[str, float, str, float | None]]:
    """Medians over rounds in which both sides take turns."""
    library = load([shipped_decks()])
    card = next(
        card
        for card in library.cards.values()
        if isinstance(card, CodeCard) and card.impl == "activations/softmax.py"
    )
    exercise = exercise_of(card, shipped_implementations())
    ours, theirs = [], []
    with Grader() as grader:
        grader.start()
        for _ in range(ROUNDS):
            started = time.perf_counter()
            assert grader.grade(exercise, exercise.reference).passed
            ours.append(time.perf_counter() - started)
            started = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", str(PEER)],
                check=True,
                stdout=subprocess.DEVNULL,
                env={**os.environ, "SOLUTION": str(exercise.reference)},
            )
            theirs.append(time.perf_counter() - started)
    verdict, pytest_run = statistics.median(ours), statistics.median(theirs)
    return [
        ("softmax: warm verdict", verdict * 1000, "ms", None),
        ("softmax: pytest in a subprocess", pytest_run * 1000, "ms", None),
        ("softmax: verdict / pytest", verdict / pytest_run, "", 1 / 20),
    ]
