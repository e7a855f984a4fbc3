"""Grading one submission wherever an executor runs it: in a thread here, or on a worker of a cluster.

Arguments and result are plain data, so that they can be sent. Each process that grades keeps one warm grader,
started at its first submission and ended with the process.
"""

from __future__ import annotations

import atexit
import threading
from typing import Any

from deckdl.errors import DeckdlError
from deckdl.exercises.grader import Grader
from deckdl.exercises.report import failed_to_load

_lock = threading.Lock()
_grader: Grader | None = None
_stopped = threading.Event()


def start() -> tuple[Grader, threading.Event]:
    """This process's grader, warm, and the event that cancels what it grades.

    Raises DeckdlError where no grader starts here.
    """
    global _grader
    with _lock:
        new = _grader is None
        if _grader is None:
            _grader = Grader()
            atexit.register(stop)
        grader, stopped = _grader, _stopped
    if new:
        grader.warm_up()
    grader.start()
    return grader, stopped


def stop() -> None:
    """End this process's grader and what it grades; the next submission would start a new one."""
    global _grader, _stopped
    with _lock:
        ending, _grader = _grader, None
        _stopped.set()
        _stopped = threading.Event()
    atexit.unregister(stop)
    if ending is not None:
        ending.close()


def grade_submission(request: dict[str, Any], source: str, device: str = "cpu") -> dict[str, Any]:
    """The report, as `Report.to_json` gives it, on a solution's text; `request` is what `request_of` gave.

    Whatever is wrong with the submission or the exercise is a report. Raises DeckdlError where this process
    cannot grade anything, Cancelled after `stop`.
    """
    grader, stopped = start()
    try:
        return grader.grade_request(request, source, device=device, cancelled=stopped).to_json()
    except DeckdlError as error:
        return failed_to_load(request["exercise"], str(error)).to_json()
