"""Folders of submissions for tests, and the real command on them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from deckdl.content.library import shipped_implementations

SOLUTIONS = Path(__file__).parent.parent / "exercises"
PATIENCE = 240.0


def reference(exercise: str) -> str:
    return (shipped_implementations() / exercise).read_text(encoding="utf-8")


def wrong(exercise: str, variant: str) -> str:
    path = SOLUTIONS / "wrong" / f"{exercise.removesuffix('.py')}__{variant}.py"
    return path.read_text(encoding="utf-8")


def hand_in(folder: Path, name: str, exercise: str, text: str) -> Path:
    """Write a submission and return its path."""
    path = folder / name / exercise
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-u", "-m", "deckdl", "grade", *map(str, arguments)]


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "DECKDL_HOME": str(home), "COLUMNS": "100"}


def grade(home: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `deckdl grade` as a process of its own."""
    return subprocess.run(
        command(*arguments),
        env=environment(home),
        cwd=home.parent,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
