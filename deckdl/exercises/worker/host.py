"""The judge's handle on a learner's process: have it started, ask it, bound it in time, have it ended."""

from __future__ import annotations

import contextlib
import os
import re
import selectors
import signal
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from deckdl.exercises.worker import frames, wire
from deckdl.exercises.worker.ops import Op, Outcome
from deckdl.exercises.worker.solution import STACK, Start, message_of

SECONDS = 10.0  # wall-clock time that one check's calls may take together


class SolutionDied(Exception):
    """The learner's process ended or did not answer; the text says which, as the end of a sentence."""


class Cancelled(Exception):
    """Nobody waits for the verdict any more."""


@dataclass(frozen=True)
class Batches:
    """The operations of some cases, ready to be sent again and again."""

    message: bytes
    lengths: tuple[int, ...]

    @staticmethod
    def of(batches: list[list[Op]]) -> Batches:
        return Batches(message_of(batches), tuple(map(len, batches)))


class Nursery:
    """Where a judge gets learner's processes from: the server, which forks them off itself."""

    def __init__(self, server: socket.socket) -> None:
        self._server = server
        self._ended: dict[int, int] = {}  # wait status by process
        self._waiting: socket.socket | None = None

    @contextlib.contextmanager
    def watching(self, client: socket.socket) -> Iterator[None]:
        """While inside, processes stop with Cancelled when this client closes its end."""
        self._waiting = client
        self._ended.clear()
        try:
            yield
        finally:
            self._waiting = None

    def next_grade(self) -> frames.Frame | None:
        """The next grade's frame; None when the server is gone."""
        return self._next(frames.GRADE)

    def start(self, start: Start) -> Host:
        """A new process that loads a solution. Raises Cancelled where the server is gone."""
        self.tell(frames.SPAWN)
        frame = self._next(frames.CHANNEL)
        if frame is None:
            raise Cancelled
        return Host(self, frame.pid, socket.socket(fileno=frame.descriptor), start, self._waiting)

    def tell(self, kind: bytes, pid: int = 0) -> None:
        """Send the server a frame. Raises Cancelled where it is gone."""
        try:
            frames.send(self._server, kind, pid)
        except OSError:
            raise Cancelled from None

    def status(self, pid: int, seconds: float) -> int | None:
        """How a process ended; None where it lives on for so long."""
        deadline = time.monotonic() + seconds
        with selectors.DefaultSelector() as selector:
            selector.register(self._server, selectors.EVENT_READ)
            while pid not in self._ended and selector.select(max(deadline - time.monotonic(), 0)):
                if self._take() is None:
                    break
        return self._ended.pop(pid, None)

    def _next(self, kind: bytes) -> frames.Frame | None:
        while (frame := self._take()) is not None and frame.kind != kind:
            pass
        return frame

    def _take(self) -> frames.Frame | None:
        frame = frames.receive(self._server)
        if frame is not None and frame.kind == frames.ENDED:
            self._ended[frame.pid] = frame.status
        return frame


class Host:
    """One learner's process."""

    def __init__(
        self, nursery: Nursery, pid: int, channel: socket.socket, start: Start, client: socket.socket | None
    ) -> None:
        self.pid = pid
        self._nursery = nursery
        self._channel = channel
        self._start = start
        self._client = client
        self._inbox = wire.Inbox()
        self._open = True
        self._selector = selectors.DefaultSelector()
        self._selector.register(channel, selectors.EVENT_READ)
        if client is not None:
            self._selector.register(client, selectors.EVENT_READ)
        with contextlib.suppress(OSError):  # then there is nothing to hear from it either
            channel.sendall(message_of(start))

    def __enter__(self) -> Host:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def loaded(self) -> Outcome:
        """What running the file gave: the list of callables it defines. Raises SolutionDied, Cancelled."""
        return self._receive_outcome(time.monotonic() + SECONDS, SECONDS)

    def run(self, batches: Batches, seconds: float = SECONDS) -> Iterator[list[Outcome]]:
        """Do each batch of operations, giving its outcomes as they come; a batch ends at its first problem.

        Raises SolutionDied where the process ended or the time is up, Cancelled where nobody waits.
        """
        deadline = time.monotonic() + seconds
        try:
            self._channel.settimeout(seconds)
            self._channel.sendall(batches.message)
        except OSError:
            raise SolutionDied(self._how_it_ended()) from None
        for length in batches.lengths:
            outcomes: list[Outcome] = []
            while len(outcomes) < length and not (outcomes and outcomes[-1].problem):
                outcomes.append(self._receive_outcome(deadline, seconds))
            yield outcomes

    def ask(self, operations: list[Op]) -> list[Outcome]:
        """The outcomes of one batch."""
        (outcomes,) = self.run(Batches.of([operations]))
        return outcomes

    def _receive_outcome(self, deadline: float, seconds: float) -> Outcome:
        try:
            return Outcome.from_wire(self._receive(deadline, seconds))
        except (TypeError, KeyError, ValueError):
            raise SolutionDied("wrote something of its own where its results should be") from None

    def _receive(self, deadline: float, seconds: float) -> Any:
        try:
            while (message := self._inbox.take()) is None:
                self._wait(deadline, seconds)
                piece = self._channel.recv(1 << 20)
                if not piece:
                    raise SolutionDied(self._how_it_ended())
                self._inbox.feed(piece)
            return wire.decode(*message)
        except wire.WireError as error:
            raise SolutionDied(f"sent a result that cannot be read ({error})") from None
        except OSError:
            raise SolutionDied(self._how_it_ended()) from None

    def _wait(self, deadline: float, seconds: float) -> None:
        """Until the solution has something to say. Raises SolutionDied when the time is up, or Cancelled."""
        remaining = deadline - time.monotonic()
        ready = [key.fileobj for key, _ in self._selector.select(max(remaining, 0))]
        if self._client is not None and self._client in ready:
            raise Cancelled
        if self._channel not in ready:
            raise SolutionDied(f"did not finish within {seconds:g} seconds{self._stuck_at()}")

    def _how_it_ended(self) -> str:
        status = self._nursery.status(self.pid, 0.5)
        if status is None:
            return "closed its connection to the grader"
        if os.WIFSIGNALED(status):
            number = os.WTERMSIG(status)
            if number == signal.SIGXCPU:
                return "used up its processor time; is there an endless loop?"
            return f"crashed ({signal.Signals(number).name})"
        return f"ended the whole process (exit code {os.WEXITSTATUS(status)}) instead of returning"

    def _stuck_at(self) -> str:
        """Where the learner's code is, as words to add: it is asked to write its stack down."""
        path = os.path.join(self._start.folder, STACK)
        self._nursery.tell(frames.STACK, self.pid)
        deadline = time.monotonic() + 0.5
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError), open(path, encoding="utf-8", errors="replace") as stack:
                found = re.search(
                    rf'File "{re.escape(self._start.filename)}", line (\d+)', stack.read(10_000)
                )
                if found:
                    return f"; it was at line {found[1]}, is there an endless loop?"
            time.sleep(0.01)
        return "; is there an endless loop?"

    def close(self) -> None:
        """Have the process ended, and everything it started in its session."""
        if self._open:
            self._open = False
            self._selector.close()
            self._channel.close()
            with contextlib.suppress(Cancelled):
                self._nursery.tell(frames.END, self.pid)
