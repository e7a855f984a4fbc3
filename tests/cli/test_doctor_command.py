"""deckdl doctor: what keeps graded code in, as it was tried and not as it is claimed."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deckdl.exercises import protection

Deckdl = Callable[..., Any]
LAYERS = ["time", "memory", "processes", "network", "files", "answers", "signals"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the kernel holds less")
def test_every_layer_is_tried_and_told(deckdl: Deckdl) -> None:
    done = deckdl("doctor")
    assert (done.code, done.err) == (0, "")
    _, *lines = done.out.splitlines()
    assert [line.split()[:2] for line in lines] == [["✓", layer] for layer in LAYERS]


def test_json_says_what_holds_each(deckdl: Deckdl) -> None:
    done = deckdl("doctor", "--json")
    assert done.code == 0
    found = json.loads(done.out)["isolation"]
    assert [layer["layer"] for layer in found] == LAYERS
    assert found[0]["held_by"] == "judge"
    assert {layer["held_by"] for layer in found[1:]} <= {"kernel", "python", None}


def test_what_does_not_hold_is_not_claimed(deckdl: Deckdl, monkeypatch: pytest.MonkeyPatch) -> None:
    held = [("time", None), ("network", "python"), ("files", "kernel")]
    layers = [protection.Layer(name, by, "its meaning") for name, by in held]  # type: ignore[arg-type]
    monkeypatch.setattr(protection, "measure", lambda: layers)
    _, *lines = deckdl("doctor").out.splitlines()
    assert [line.split()[:2] for line in lines[:3]] == [["✗", "time"], ["~", "network"], ["✓", "files"]]
    assert [line.split()[0] for line in lines[3:]] == ["~", "✗"]


def test_a_process_that_is_not_shut_in_is_seen_to_be(tmp_path: Path) -> None:
    """The probe measures: in a process like any other, each attempt succeeds."""
    answer = tmp_path / "answer.py"
    answer.touch()
    (tmp_path / "own").mkdir()
    probe = protection.PROBE.read_text().replace('ANSWER = ""', f"ANSWER = {str(answer)!r}")
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=tmp_path / "own", capture_output=True, text=True, check=True
    )
    held = json.loads(done.stdout)
    assert {name: by for name, by in held.items() if by is not None and name != "memory"} == {}
