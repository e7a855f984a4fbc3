"""The judge's handle on a learner's process: have it started, ask it, bound it in what it takes."""

from __future__ import annotations

import contextlib
import os
import re
import selectors
import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from deckdl.exercises.worker import frames, usage, wire
from deckdl.exercises.worker.ops import Form, Op, Outcome, form_of
from deckdl.exercises.worker.solution import BROKEN, Start, message_of, send_start

LOOK_EVERY = 0.05  # seconds between two looks at what a process takes
MAX_RECEIVED = 1 << 30  # bytes of results of one process: the judge keeps them all
PRINTED = 4000  # characters of output that a report keeps


FORGED = "wrote something of its own where its results should be"


class SolutionDied(Exception):
    """The learner's process ended or did not answer; the text says which, as the end of a sentence."""


class Cancelled(Exception):
    """Nobody waits for the verdict any more."""


@dataclass(frozen=True)
class Batches:
    """The operations of some cases, ready to be sent again and again."""

    message: bytes
    forms: tuple[tuple[Form, ...], ...]

    @staticmethod
    def of(batches: list[list[Op]]) -> Batches:
        return Batches(message_of(batches), tuple(tuple(map(form_of, operations)) for operations in batches))


class Nursery:
    """Where a judge gets learner's processes from: the server, which forks them off itself."""

    def __init__(self, server: socket.socket) -> None:
        self.seconds = 10.0  # wall-clock time that the calls of one check may take together
        self._server = server
        self._ended: dict[int, int] = {}  # wait status by process
        self._waiting: socket.socket | None = None

    @contextlib.contextmanager
    def serving(self, client: socket.socket, seconds: float) -> Iterator[None]:
        """Inside, hosts raise Cancelled when this client closes its end, and a check may take so long."""
        self._waiting, self.seconds = client, seconds
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
    """One learner's process. It may write in a folder of its own below that of the grade."""

    def __init__(
        self, nursery: Nursery, pid: int, channel: socket.socket, start: Start, client: socket.socket | None
    ) -> None:
        self.pid = pid
        self._nursery = nursery
        self._channel = channel
        self._filename = start.filename
        self._client = client
        self._inbox = wire.Inbox()
        self._budget = MAX_RECEIVED
        self._channel.setblocking(False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(channel, selectors.EVENT_READ)
        if client is not None:
            self._selector.register(client, selectors.EVENT_READ)
        # Two processes of one grade share no file: one could leave the other what it may not compute.
        folder = tempfile.mkdtemp(dir=start.folder)
        # These have no name: the learner's code cannot put a pipe or a link in their place.
        self._printed = tempfile.TemporaryFile(dir=start.folder)  # noqa: SIM115
        self._stack = tempfile.TemporaryFile(dir=start.folder)  # noqa: SIM115
        self._watch = usage.Watch(pid, folder)
        self._open = True
        with contextlib.suppress(OSError):  # then there is nothing to hear from it either
            files = self._printed.fileno(), self._stack.fileno()
            send_start(channel, replace(start, folder=folder), *files)

    def __enter__(self) -> Host:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def loaded(self) -> Outcome:
        """What running the file gave: the list of callables it defines. Raises SolutionDied, Cancelled."""
        return self._receive_outcome(_Limit(self._nursery.seconds), Form())

    def run(self, batches: Batches, seconds: float | None = None) -> Iterator[list[Outcome]]:
        """Do each batch of operations, giving its outcomes as they come; a batch ends at its first problem.

        `seconds` is the wall-clock time that all of them may take, by default that of one check. Raises
        SolutionDied where the process ended or the time is up, Cancelled where nobody waits.
        """
        limit = _Limit(seconds or self._nursery.seconds)
        self._send(batches.message, limit)
        for forms in batches.forms:
            outcomes: list[Outcome] = []
            while len(outcomes) < len(forms) and not (outcomes and outcomes[-1].problem):
                outcomes.append(self._receive_outcome(limit, forms[len(outcomes)]))
            yield outcomes

    def printed(self) -> str:
        """The first of what the solution printed."""
        return os.pread(self._printed.fileno(), 4 * PRINTED, 0).decode("utf-8", "replace")[:PRINTED]

    def _send(self, data: bytes, limit: _Limit) -> None:
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[self._channel.send(rest) :]
            except BlockingIOError:
                self._selector.modify(self._channel, selectors.EVENT_WRITE)
                self._wait(limit)
                self._selector.modify(self._channel, selectors.EVENT_READ)
            except OSError:
                raise SolutionDied(self._how_it_ended()) from None

    def _receive_outcome(self, limit: _Limit, form: Form) -> Outcome:
        try:
            while (message := self._inbox.take()) is None:
                self._inbox.feed(self._piece(limit))
            spent = usage.processor_time(self.pid) if form.timed else 0.0
            outcome = Outcome.from_wire(wire.decode(*message), spent)
        except wire.WireError as error:
            raise SolutionDied(f"sent a result that cannot be read ({error})") from None
        except (TypeError, LookupError, ValueError):
            raise SolutionDied(FORGED) from None
        if not outcome.answers(form):
            raise SolutionDied(FORGED)
        return outcome

    def _piece(self, limit: _Limit) -> bytes:
        """What there is to receive. Whoever sends byte by byte gets no more time for that."""
        while True:
            try:
                piece = self._channel.recv(1 << 20)
            except BlockingIOError:
                self._wait(limit)
                continue
            except OSError:
                piece = b""
            if not piece:
                raise SolutionDied(self._how_it_ended())
            self._budget -= len(piece)
            if self._budget < 0:
                raise SolutionDied("sent results of more than a gigabyte")
            if limit.remaining <= 0:
                raise SolutionDied(self._out_of_time(limit))
            return piece

    def _wait(self, limit: _Limit) -> None:
        """Until the channel is ready, looking now and then at what the process takes."""
        while True:
            remaining = limit.remaining
            if remaining <= 0:
                raise SolutionDied(self._out_of_time(limit))
            ready = [key.fileobj for key, _ in self._selector.select(min(remaining, LOOK_EVERY))]
            if self._client is not None and self._client in ready:
                raise Cancelled
            if words := self._watch.too_much():
                raise SolutionDied(words)
            if self._channel in ready:
                return

    def _out_of_time(self, limit: _Limit) -> str:
        return f"did not finish within {limit.seconds:g} seconds{self._stuck_at()}"

    def _how_it_ended(self) -> str:
        status = self._nursery.status(self.pid, 0.5)
        if status is None:
            return "closed its connection to the grader"
        if os.WIFSIGNALED(status):
            number = os.WTERMSIG(status)
            if number == signal.SIGXCPU:
                return "used up its processor time; is there an endless loop?"
            return f"crashed ({signal.Signals(number).name})"
        code = os.WEXITSTATUS(status)
        if code == BROKEN:
            return "broke the process it runs in: what it patched, or raised, is what the grader stands on"
        return f"ended the whole process (exit code {code}) instead of returning"

    def _stuck_at(self) -> str:
        """Where the learner's code is, as words to add: it is asked to write its stack down."""
        self._nursery.tell(frames.STACK, self.pid)
        own_line = re.compile(rf'File "{re.escape(self._filename)}", line (\d+)')
        deadline = time.monotonic() + 0.5
        while time.monotonic() < deadline:
            stack = os.pread(self._stack.fileno(), 10_000, 0).decode("utf-8", "replace")
            if found := own_line.search(stack):
                return f"; it was at line {found[1]}, is there an endless loop?"
            time.sleep(0.01)
        return "; is there an endless loop?"

    def close(self) -> None:
        """Have the process ended, and everything it started in its session."""
        if self._open:
            self._open = False
            for resource in (self._selector, self._channel, self._printed, self._stack):
                resource.close()
            with contextlib.suppress(Cancelled):
                self._nursery.tell(frames.END, self.pid)


class _Limit:
    """So many seconds from now."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._until = time.monotonic() + seconds

    @property
    def remaining(self) -> float:
        return self._until - time.monotonic()
