"""Grading what many handed in: DIR/NAME/<family>/<file>.py, each file against the exercise of its name."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import CancelledError, Future, wait
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from deckdl.errors import DeckdlError
from deckdl.exercises.grader import read_source, request_of
from deckdl.exercises.report import Report, failed_to_load
from deckdl.exercises.submission import grade_submission

if TYPE_CHECKING:
    from deckdl.exercises.grader import Exercise
    from deckdl.exercises.pools import Pool


@dataclass(frozen=True, order=True)
class Submission:
    """One file: who handed it in, and the exercise that it is for, which is also its path below NAME."""

    name: str
    exercise: str


@dataclass(frozen=True)
class Found:
    """What stands in a folder of submissions, in the order in which it is graded."""

    folder: Path
    submissions: list[Submission] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    """Files that belong to no exercise, by their path in the folder."""
    closed: list[str] = field(default_factory=list)
    """Folders that cannot be listed."""

    def only(self, exercise: str) -> Found:
        """What was handed in for one exercise; DeckdlError where that is nothing."""
        chosen = [submission for submission in self.submissions if submission.exercise == exercise]
        if not chosen:
            raise DeckdlError(f"Nobody handed in {exercise}: there is no NAME/{exercise} in {self.folder}.")
        return replace(self, submissions=chosen)


def collect(folder: Path, exercises: Iterable[str]) -> Found:
    """What is in DIR, sorted by NAME and exercise; hidden files and __pycache__ are passed over.

    Raises DeckdlError where there is no such folder or nothing in it to grade.
    """
    known = set(exercises)
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() else "does not exist"
        raise DeckdlError(f"{folder} {what}: give the folder that holds NAME/losses/mse.py and so on.")
    found = Found(folder)
    unseen = [_Folder(())]
    while unseen:
        unseen += _sort_into(found, unseen.pop(), known)
    if not found.submissions:
        raise DeckdlError(
            f"There is nothing to grade in {folder}: it should hold files such as NAME/losses/mse.py."
        )
    found.submissions.sort()
    found.strangers.sort()
    found.closed.sort()
    return found


class _Folder(NamedTuple):
    parts: tuple[str, ...]  # below DIR
    linked: bool = False  # reached by a link


def _sort_into(found: Found, folder: _Folder, known: set[str]) -> list[_Folder]:
    """Take note of what a folder holds, and return the folders in it that are to be looked into.

    A link to a folder is followed where NAME or a family stands, and only for what is to be graded there.
    """
    inner: list[_Folder] = []
    try:
        with os.scandir(found.folder.joinpath(*folder.parts)) as entries:
            for entry in entries:
                here = (*folder.parts, entry.name)
                if entry.name.startswith(".") or entry.name == "__pycache__":
                    continue
                if (exercise := "/".join(here[1:])) in known:  # whatever it is: reading it tells
                    found.submissions.append(Submission(here[0], exercise))
                elif entry.is_dir(follow_symlinks=False):
                    if not folder.linked or len(here) <= 2:
                        inner.append(_Folder(here, folder.linked))
                elif len(here) <= 2 and os.path.isdir(entry.path):
                    inner.append(_Folder(here, linked=True))
                elif not folder.linked:
                    found.strangers.append("/".join(here))
    except OSError:
        found.closed.append("/".join(folder.parts) or ".")
    return inner


def grade_all(
    found: Found, exercises: Mapping[str, Exercise], pool: Pool, device: str = "cpu"
) -> Iterator[tuple[Submission, Report]]:
    """Each submission with its report, in order; only so many as the pool says are in memory at a time.

    A file is read when its turn comes. When interrupted, what is done is given before the interrupt goes on.
    `device` is where the tensors of PyTorch exercises lie.
    Raises DeckdlError where the pool can grade nothing any more.
    """
    requests: dict[str, dict[str, Any]] = {}
    inside = found.folder.resolve()

    def begin(submission: Submission) -> Future[dict[str, Any]]:
        exercise = submission.exercise
        try:
            source = _read(inside, submission)
            if exercise not in requests:
                requests[exercise] = request_of(exercises[exercise])
        except DeckdlError as error:
            refused: Future[dict[str, Any]] = Future()
            refused.set_result(failed_to_load(exercise, str(error)).to_json())
            return refused
        return pool.executor.submit(grade_submission, requests[exercise], source, device)

    waiting = iter(found.submissions)
    under_way: deque[tuple[Submission, Future[dict[str, Any]]]] = deque()
    try:
        while True:
            for submission in islice(waiting, pool.in_flight - len(under_way)):
                under_way.append((submission, begin(submission)))
            if not under_way:
                return
            submission, future = under_way[0]
            if _was_killed(future, pool):  # perhaps it only waited there behind the one that kills
                future = begin(submission)
            report = _report(submission, future, pool)
            under_way.popleft()
            yield submission, report
    except KeyboardInterrupt:
        for submission, future in under_way:
            if future.done() and not future.cancelled() and not future.exception():
                yield submission, _report(submission, future, pool)
        raise


def _read(inside: Path, submission: Submission) -> str:
    """A submission's text, called by its path below NAME: reports go to whoever wrote it."""
    path = inside / submission.name / submission.exercise
    try:
        outside = not path.resolve(strict=True).is_relative_to(inside)
    except (OSError, RuntimeError) as error:  # before Python 3.13, links in a circle are a RuntimeError
        reason = error.strerror if isinstance(error, OSError) else "its links form a circle"
        raise DeckdlError(f"{submission.exercise} cannot be read ({reason}).") from None
    if outside:
        raise DeckdlError(
            f"{submission.exercise} is a link out of the folder of submissions; hand in the file itself."
        )
    return read_source(path, submission.exercise)


def _report(submission: Submission, future: Future[dict[str, Any]], pool: Pool) -> Report:
    try:
        return Report.from_json(future.result())
    except DeckdlError:
        raise
    except Exception as error:
        if _was_killed(future, pool):
            message = "The workers that graded this file died, each time; does it take too much memory?"
            return failed_to_load(submission.exercise, message)
        gone = isinstance(error, CancelledError)  # as when a cluster's scheduler ends
        reason = "the cluster gave it up" if gone else f"{type(error).__name__}: {error}".splitlines()[0]
        raise DeckdlError(
            f"{submission.exercise} of {submission.name} could not be graded ({reason}); grade again."
        ) from error


def _was_killed(future: Future[dict[str, Any]], pool: Pool) -> bool:
    """Whether the task ended all the workers that it was given to; waits until it is known."""
    wait([future])
    return pool.killed is not None and not future.cancelled() and isinstance(future.exception(), pool.killed)
