"""The client of the warm server: give it a file, get a report. Neither NumPy nor PyTorch is imported here."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import selectors
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from deckdl.content.models import CodeCard
from deckdl.errors import DeckdlError
from deckdl.exercises.mistakes import Replacement, apply
from deckdl.exercises.report import CheckResult, Report, failed_to_load
from deckdl.exercises.worker.frames import KEY_SIZE

SECONDS = 300.0  # the longest that a whole grade may take; each check has its own, shorter limit
CHECK_SECONDS = 10.0
# Pools of threads do not survive a fork, and a matrix product would wait for them for ever.
THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
MAX_SOURCE = 1 << 20  # bytes of a learner's file


@dataclass(frozen=True)
class Exercise:
    """An exercise as it is graded: its path below impl/, its reference, checks and known mistakes."""

    path: str
    reference: Path
    checks: tuple[Mapping[str, Any], ...]  # as declared; deckdl.content.checks reads them
    mistakes: tuple[Replacement, ...] = ()
    seconds: float = CHECK_SECONDS  # wall-clock time that the calls of one check may take together
    text: str | None = None  # the reference's, where that alone may run, whatever its file holds by now

    def read(self) -> str:
        """The text of the reference. DeckdlError where its file cannot be read."""
        return read_source(self.reference) if self.text is None else self.text


def exercise_of(card: CodeCard, implementations: Path) -> Exercise:
    """The exercise that a code card asks for, its reference below the folder `implementations`."""
    return Exercise(card.impl, implementations / card.impl, card.checks, card.mistakes)


def request_of(exercise: Exercise, seed: int = 0) -> dict[str, Any]:
    """What to grade against, as plain data that can be sent anywhere: `Grader.grade_request` takes it.

    Raises DeckdlError where the reference cannot be read or a mistake does not fit it.
    """
    reference = exercise.read()
    return {
        "exercise": exercise.path,
        "reference": reference,
        "checks": [dict(check) for check in exercise.checks],
        "mistakes": [[apply(reference, mistake), mistake.says] for mistake in exercise.mistakes],
        "seed": seed,
        "seconds": exercise.seconds,
    }


class Cancelled(Exception):
    """The grade was given up by whoever asked for it."""


class Grader:
    """Starts the server when it is first needed, or earlier by `start`; grades may run at once in threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._closed = False
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def start(self) -> float:
        """Bring the server up, and wait until it is warm; seconds that this took. Raises DeckdlError."""
        started = time.perf_counter()
        with self._lock:
            self._ensure_running()
        return time.perf_counter() - started

    def warm_up(self) -> None:
        """Bring the server up, and have it go on to import what a first grade would not wait for.

        Raises DeckdlError where no server starts.
        """
        with self._lock, contextlib.suppress(OSError):  # it died just then: the next grade starts another
            self._ensure_running().sendall(bytes(KEY_SIZE))

    def grade(
        self,
        exercise: Exercise,
        source: Path,
        on_check: Callable[[CheckResult], None] | None = None,
        *,
        seed: int = 0,
        device: str = "cpu",
        cancelled: threading.Event | None = None,
    ) -> Report:
        """Grade a file. Blocks: call it from a thread. `on_check` is called there, a result at a time.

        `device` is where the tensors of PyTorch exercises lie: cpu, cuda, mps, or auto for the best there is.
        Raises Cancelled once `cancelled` is set, DeckdlError where a file cannot be read, no server started
        or the device is missing. Whatever the learner's code does is a report.
        """
        text = read_source(source)
        return self.grade_text(exercise, text, on_check, seed=seed, device=device, cancelled=cancelled)

    def grade_text(
        self,
        exercise: Exercise,
        source: str,
        on_check: Callable[[CheckResult], None] | None = None,
        *,
        seed: int = 0,
        device: str = "cpu",
        cancelled: threading.Event | None = None,
    ) -> Report:
        """Grade a solution's text; otherwise as `grade`."""
        request = request_of(exercise, seed)
        return self.grade_request(request, source, on_check, device=device, cancelled=cancelled)

    def grade_request(
        self,
        request: dict[str, Any],
        source: str,
        on_check: Callable[[CheckResult], None] | None = None,
        *,
        device: str = "cpu",
        cancelled: threading.Event | None = None,
    ) -> Report:
        """Grade a solution's text against what `request_of` gave; otherwise as `grade`."""
        started = told = time.perf_counter()
        exercise: str = request["exercise"]
        checks: list[CheckResult] = []
        solution = {
            "source": source,
            "filename": exercise,
            "seconds": request["seconds"],
            "device": device,
        }
        with contextlib.closing(self._messages(solution, request, cancelled)) as messages:
            for message in messages:
                if "check" in message:
                    before, told = told, time.perf_counter()
                    checks.append(replace(CheckResult(**message["check"]), seconds=told - before))
                    if on_check is not None:
                        on_check(checks[-1])
                elif "verdict" in message:
                    passed = message["verdict"] is True and {check.status for check in checks} == {"passed"}
                    seconds = time.perf_counter() - started
                    return Report(
                        exercise, passed, seconds, message["device"], tuple(checks), message["printed"]
                    )
                elif "cannot" in message:
                    raise DeckdlError(message["cannot"])
                else:
                    raise DeckdlError(
                        f"{exercise} cannot be graded: its checks are at fault ({message['error']})."
                    )
        silent = failed_to_load(exercise, "The grading process ended without a verdict; grade again.")
        return Report(exercise, False, time.perf_counter() - started, device, (*checks, *silent.checks))

    def close(self) -> None:
        """End the server, also one that is still starting; what it grades ends with it."""
        self._closed = True
        starting = self._process
        if starting is not None:
            starting.kill()  # before the lock: whoever starts it holds that, and waits for it
        with self._lock:
            self._forget()

    def __enter__(self) -> Grader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _messages(
        self, solution: dict[str, Any], request: dict[str, Any], cancelled: threading.Event | None
    ) -> Generator[dict[str, Any], None, None]:
        """What one grade's process says. It is asked again once where it was never heard of.

        That happens when the server was about to die and took the request with it.
        """
        for _ in range(2):
            heard = False
            asked = json.dumps(request).encode()
            key = hashlib.blake2b(asked, digest_size=KEY_SIZE).digest()
            with self._channel(key) as channel, _temporary_folder() as folder:
                with contextlib.suppress(ConnectionError):  # then there is nothing to receive either
                    for data in (json.dumps({**solution, "folder": folder}).encode(), asked):
                        channel.sendall(len(data).to_bytes(8, "little") + data)
                for message in _received(channel, cancelled):
                    heard = True
                    yield message
            if heard:
                return

    @contextlib.contextmanager
    def _channel(self, key: bytes) -> Iterator[socket.socket]:
        """A channel of this grade's own to a fork of the server."""
        ours, theirs = socket.socketpair()
        try:
            with self._lock:
                for attempt in (1, 2):
                    control = self._ensure_running()
                    try:
                        socket.send_fds(control, [key], [theirs.fileno()])
                        break
                    except OSError:
                        self._forget()
                        if attempt == 2:
                            raise DeckdlError("The grading process cannot be reached; try again.") from None
            theirs.close()
            yield ours
        finally:
            ours.close()
            theirs.close()

    def _ensure_running(self) -> socket.socket:
        if self._process is not None and self._process.poll() is not None:
            self._forget()
        if self._closed:
            raise DeckdlError("The grader was closed; open it anew.")
        if self._control is not None:
            return self._control
        ours, theirs = socket.socketpair()
        said = tempfile.TemporaryFile()  # noqa: SIM115  (a pipe would fill up, and nobody reads it)
        # -P: a file named numpy.py in the current folder is not NumPy.
        command = [sys.executable, "-P", "-m", "deckdl.exercises.worker.server", str(theirs.fileno())]
        self._process = subprocess.Popen(
            command,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
            start_new_session=True,
            env={**os.environ, **dict.fromkeys(THREADS, "1")},
        )
        theirs.close()
        if ours.recv(1) != b"w":
            ours.close()
            self._process.wait()
            self._process = None
            said.seek(0)
            last = (said.read().decode(errors="replace").strip().splitlines() or ["no message"])[-1]
            raise DeckdlError(f"The grading process does not start ({last}); is PyTorch installed here?")
        said.close()
        self._control = ours
        return ours

    def _forget(self) -> None:
        if self._control is not None:
            self._control.close()
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._control = self._process = None


def _temporary_folder() -> tempfile.TemporaryDirectory[str]:
    """Where a solution may write. It is this process's to remove, whatever becomes of the grading one."""
    return tempfile.TemporaryDirectory(prefix="deckdl-", ignore_cleanup_errors=True)


def _received(channel: socket.socket, cancelled: threading.Event | None) -> Iterator[dict[str, Any]]:
    """The server's JSON lines until it ends; looks now and then whether the grade is still wanted."""
    deadline = time.monotonic() + SECONDS
    rest = b""
    with selectors.DefaultSelector() as selector:
        selector.register(channel, selectors.EVENT_READ)
        while time.monotonic() < deadline:
            if cancelled is not None and cancelled.is_set():
                raise Cancelled
            if not selector.select(0.05):
                continue
            try:
                chunk = channel.recv(1 << 16)
            except ConnectionError:  # the process was killed with something unread
                return
            if not chunk:
                return
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                yield json.loads(line)


def read_source(path: Path, called: str = "") -> str:
    """A solution's text. DeckdlError says why there is none; it calls the file `called`, else by its path."""
    name = called or str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # reading a pipe would wait for ever
            raise DeckdlError(f"{name} cannot be read (not a file); a solution is a Python file.")
        with path.open("rb") as file:
            return decode_source(file.read(MAX_SOURCE + 1), name)
    except OSError as error:
        raise DeckdlError(f"{name} cannot be read ({error.strerror}).") from None


def decode_source(content: bytes, name: str) -> str:
    """The text of a solution's bytes, without the mark that some editors put before UTF-8."""
    if len(content) > MAX_SOURCE:
        raise DeckdlError(f"{name} is larger than a megabyte; a solution is a short Python file.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DeckdlError(f"{name} is not UTF-8 text; save it as UTF-8.") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
