"""Grading a file again each time it is saved."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import TYPE_CHECKING

from deckdl.exercises.grader import Cancelled

if TYPE_CHECKING:
    from deckdl.exercises.report import Report

POLL_SECONDS = 0.05


def watch(
    path: Path,
    grade: Callable[[bytes, threading.Event], Report],
    *,
    stop: threading.Event | None = None,
    poll: float = POLL_SECONDS,
) -> Iterator[Report]:
    """The report on the file as it is, and one for each new content that stays, until `stop` is set.

    What counts is the content, and that is what `grade` is given: a save that changes nothing is no news, and
    an editor that replaces the file by renaming another is followed. While one save chases the next nothing
    is graded; a grade that the next save overtakes is cancelled and yields nothing.
    """
    stop = stop or threading.Event()
    told: bytes | None = None
    seen = _content(path)
    with ThreadPoolExecutor(1) as pool:
        while not stop.is_set():
            content = _content(path)
            if content is None or content == told or content != seen:
                seen = content
                stop.wait(poll)
                continue
            cancelled = threading.Event()
            grading = pool.submit(grade, content, cancelled)
            try:
                while not wait([grading], poll).done:
                    if stop.is_set() or _content(path) not in (content, None):
                        cancelled.set()
            except BaseException:  # ctrl+c: leaving the pool waits for the grade, so end that first
                cancelled.set()
                raise
            try:
                report = grading.result()
            except Cancelled:
                continue
            if not cancelled.is_set() and _content(path) in (content, None):
                told = content
                yield report


def _content(path: Path) -> bytes | None:
    """None while the file is missing: some editors remove it for a moment."""
    try:
        return path.read_bytes()
    except OSError:
        return None
