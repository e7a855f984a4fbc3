"""What protects a learner's machine from what is graded: not what should, but what was seen to here."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from deckdl.content.library import shipped_implementations
from deckdl.errors import DeckdlError
from deckdl.exercises.grader import Exercise, Grader

PROBE = Path(__file__).with_name("probe.py")
LOOP = "while True:\n    pass\n"
LOOP_SECONDS = 0.3

MEANINGS = {
    "time": "what never ends is ended",
    "memory": "4 GiB, and not a byte more",
    "processes": "it starts none",
    "network": "it has none",
    "files": "it writes in a folder of its own, which goes with it",
    "answers": "it cannot read the reference solutions",
    "signals": "it sends none to another process",
}


@dataclass(frozen=True)
class Layer:
    """One thing that a solution is kept from. `held_by` is None where it was not kept from it."""

    name: str
    held_by: Literal["kernel", "python", "judge"] | None
    meaning: str


def measure() -> list[Layer]:
    """Have a solution graded that tries everything. Raises DeckdlError where nothing can be graded here."""
    answer = next(shipped_implementations().rglob("*.py"))
    probe = PROBE.read_text(encoding="utf-8").replace('ANSWER = ""', f"ANSWER = {str(answer)!r}")
    with tempfile.TemporaryDirectory(prefix="deckdl-") as folder, Grader() as grader:
        reference = Path(folder) / "probe.py"
        reference.write_text("def same(x):\n    return x\n", encoding="utf-8")
        exercise = Exercise("probe.py", reference, ({"output": "same", "draw": {"x": "normal(N)"}},))
        tried = grader.grade_text(exercise, probe)
        ended = grader.grade_text(replace(exercise, seconds=LOOP_SECONDS), LOOP)
    try:
        held = json.loads(tried.printed)
    except ValueError:
        message = tried.failure.message if tried.failure else "it printed nothing"
        raise DeckdlError(f"What protects this machine could not be tried ({message})") from None
    stopped = ended.failure is not None and "did not finish" in ended.failure.message
    held["time"] = "judge" if stopped else None
    return [Layer(name, held[name], meaning) for name, meaning in MEANINGS.items()]
