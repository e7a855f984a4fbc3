"""A course of 1,000 files: seconds for each on two cores, and whether memory grows with twice their number.

They are the right and wrong solutions under tests/exercises and the references, in a mixed order, graded as
`deckdl grade --submissions` does it, the start of the grader included.
"""

from __future__ import annotations

import json
import os
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from deckdl.content.library import load, shipped_decks, shipped_implementations
from deckdl.exercises.grader import exercise_of
from deckdl.exercises.pools import local_pool
from deckdl.sessions.exercises import code_cards
from deckdl.sessions.submissions import collect, grade_all
from deckdl.sessions.tally import Tally

SOLUTIONS = Path(__file__).parent.parent / "exercises"
FILES = 1000
CORES = 2
LEARNERS_SECONDS = 5.0  # so long lives no process that runs a learner's code
LIMIT_SECONDS = 1 / 20  # a file
LIMIT_GROWTH = 1.1


def measure() -> list[tuple[str, float, str, float | None]]:
    """(name, value, unit, limit) of what is held to."""
    exercises = {
        path: exercise_of(card, shipped_implementations())
        for path, card in code_cards(load([shipped_decks()])).items()
    }
    with tempfile.TemporaryDirectory() as name, open(os.devnull, "w") as output, cores(CORES):
        folder = Path(name)
        hand_in(folder, list(exercises))

        def grade_course() -> float:
            """Seconds that all files take."""
            started, tally = time.perf_counter(), Tally()
            for submission, report in grade_all(collect(folder, exercises), exercises, pool):
                print(json.dumps({"submission": submission.name, **report.to_json()}), file=output)
                tally.add(submission, report)
            return time.perf_counter() - started

        opened = time.perf_counter()
        with local_pool() as pool:
            each = (time.perf_counter() - opened + grade_course()) / FILES
            after_one = resident()
            grade_course()
            growth = resident() / after_one
    return [
        (f"each of {FILES:,} submissions ({1 / each:.1f} a second)", each, "s", LIMIT_SECONDS),
        (f"resident after {2 * FILES:,}, against {after_one / 2**20:.0f} MiB", growth, "x", LIMIT_GROWTH),
    ]


def hand_in(folder: Path, exercises: list[str]) -> None:
    """FILES files, each by someone else."""
    solutions = [(shipped_implementations() / exercise, exercise) for exercise in exercises]
    for path in sorted([*SOLUTIONS.glob("right/*/*.py"), *SOLUTIONS.glob("wrong/*/*.py")]):
        solutions.append((path, f"{path.parent.name}/{path.stem.partition('__')[0]}.py"))
    chosen = [solutions[number % len(solutions)] for number in range(FILES)]
    random.Random(0).shuffle(chosen)
    for number, (path, exercise) in enumerate(chosen):
        copy = folder / f"learner {number:04}" / exercise
        copy.parent.mkdir(parents=True)
        copy.write_bytes(path.read_bytes())


def resident() -> int:
    """Bytes that this process and its grading server hold, and what its judges hold for themselves."""
    here = psutil.Process()
    servers = here.children()
    total = sum(process.memory_info().rss for process in (here, *servers))
    for process in (child for server in servers for child in server.children()):
        with suppress(psutil.NoSuchProcess):
            if time.time() - process.create_time() > LEARNERS_SECONDS:
                memory = process.memory_full_info()
                total += getattr(memory, "uss", memory.rss)
    return total


@contextmanager
def cores(count: int) -> Iterator[None]:
    """No more cores than this, where the platform lets a process say so."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(allowed)[:count])
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)
