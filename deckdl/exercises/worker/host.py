"""The judge's handle on one learner's process: start it, ask it, bound it in what it takes, end it."""

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

from deckdl.exercises.worker import isolation, solution, usage, wire
from deckdl.exercises.worker.ops import Op, Outcome, asked_back

LOOK_EVERY = 0.05  # seconds between two looks at what a process takes
MAX_RECEIVED = 1 << 30  # bytes of results of one process: the judge keeps them all
PRINTED = 4000  # characters of output that a report keeps


FORGED = "wrote something of its own where its results should be"


class SolutionDied(Exception):
    """The learner's process ended or did not answer; the text says which, as the end of a sentence."""


class Cancelled(Exception):
    """Nobody waits for the verdict any more."""


class Host:
    """One learner's process. Fork it before anything that it must not see exists in this one.

    It may write in a folder of its own below `folder`; `seconds` is the wall-clock time that the calls of one
    check may take together.
    """

    def __init__(
        self,
        source: str,
        filename: str,
        folder: str,
        *,
        seconds: float,
        client: socket.socket | None = None,
        forbid: tuple[str, ...] = (),
        device: str = "cpu",
    ) -> None:
        self._client = client
        self._filename = filename
        self._seconds = seconds
        # Two processes of one grade share no file: one could leave the other what it may not compute.
        self._folder = tempfile.mkdtemp(dir=folder)
        # These have no name: the learner's code cannot put a pipe or a link in their place.
        self._printed = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115
        self._stack = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115
        self._received = bytearray()
        self._budget = MAX_RECEIVED
        self._channel, theirs = socket.socketpair()
        self._channel.setblocking(False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._channel, selectors.EVENT_READ)
        if client is not None:
            self._selector.register(client, selectors.EVENT_READ)
        layers = isolation.prepare(device)
        judge = os.getpid()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.setsid()
                os.chdir(self._folder)
                layers.enter(self._folder, judge)
                printed, stack = self._printed.fileno(), self._stack.fileno()
                _close_all_but(theirs.fileno(), printed, stack)
                solution.serve(theirs, source, filename, forbid, printed=printed, stack=stack)
            finally:
                os._exit(solution.BROKEN)
        theirs.close()
        self._watch = usage.Watch(self.pid, self._folder)

    def loaded(self) -> Outcome:
        """What running the file gave: the list of callables it defines. Raises SolutionDied, Cancelled."""
        return self._receive_outcome(time.monotonic() + self._seconds)

    def run(self, batches: list[list[Op]]) -> Iterator[list[Outcome]]:
        """Do each batch of operations, giving its outcomes as they come; a batch ends at its first problem.

        Raises SolutionDied where the process ended or the time is up, Cancelled where nobody waits.
        """
        deadline = time.monotonic() + self._seconds
        self._send(solution.batches_message(batches), deadline)
        for operations in batches:
            outcomes: list[Outcome] = []
            while len(outcomes) < len(operations) and not (outcomes and outcomes[-1].problem):
                outcome = self._receive_outcome(deadline)
                if not outcome.answers(asked_back(operations[len(outcomes)])):
                    raise SolutionDied(FORGED)
                outcomes.append(outcome)
            yield outcomes

    def printed(self) -> str:
        """The first of what the solution printed."""
        return os.pread(self._printed.fileno(), 4 * PRINTED, 0).decode("utf-8", "replace")[:PRINTED]

    def _receive_outcome(self, deadline: float) -> Outcome:
        try:
            message = wire.receive(lambda length: self._exactly(length, deadline))
            if message is None:
                raise SolutionDied(self._how_it_ended())
            return Outcome.from_wire(wire.decode(*message))
        except wire.WireError as error:
            raise SolutionDied(f"sent a result that cannot be read ({error})") from None
        except (TypeError, LookupError, ValueError):
            raise SolutionDied(FORGED) from None

    def _send(self, data: bytes, deadline: float) -> None:
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[self._channel.send(rest) :]
            except BlockingIOError:
                self._selector.modify(self._channel, selectors.EVENT_WRITE)
                self._wait(deadline)
                self._selector.modify(self._channel, selectors.EVENT_READ)
            except OSError:
                raise SolutionDied(self._how_it_ended()) from None

    def _exactly(self, length: int, deadline: float) -> bytes | None:
        """So many bytes, as they come; None at their end. Whoever sends them one by one gets no more time."""
        while len(self._received) < length:
            try:
                chunk = self._channel.recv(1 << 20)
            except BlockingIOError:
                self._wait(deadline)
                continue
            except OSError:
                return None
            if not chunk:
                return None
            self._received += chunk
            self._budget -= len(chunk)
            if self._budget < 0:
                raise SolutionDied("sent results of more than a gigabyte")
            if time.monotonic() > deadline:
                raise SolutionDied(self._out_of_time())
        data = bytes(self._received[:length])
        del self._received[:length]
        return data

    def _wait(self, deadline: float) -> None:
        """Until the channel is ready, looking now and then at what the process takes."""
        while True:
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                raise SolutionDied(self._out_of_time())
            ready = [key.fileobj for key, _ in self._selector.select(min(remaining, LOOK_EVERY))]
            if self._client is not None and self._client in ready:
                raise Cancelled
            if words := self._watch.too_much():
                raise SolutionDied(words)
            if self._channel in ready:
                return

    def _out_of_time(self) -> str:
        return f"did not finish within {self._seconds:g} seconds{self._stuck_at()}"

    def _how_it_ended(self) -> str:
        status = self._status()
        if status is None:
            return "closed its connection to the grader"
        if os.WIFSIGNALED(status):
            number = os.WTERMSIG(status)
            if number == signal.SIGXCPU:
                return "used up its processor time; is there an endless loop?"
            return f"crashed ({signal.Signals(number).name})"
        code = os.WEXITSTATUS(status)
        if code == solution.BROKEN:
            return "broke the process it runs in: what it patched, or raised, is what the grader stands on"
        return f"ended the whole process (exit code {code}) instead of returning"

    def _status(self) -> int | None:
        """How the process ended, given a moment; None for one that lives on with its channel closed."""
        deadline = time.monotonic() + 0.5
        while time.monotonic() < deadline:
            # It stays a zombie, so that its number is nobody else's until close().
            ended = os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            if ended is not None:
                return ended.si_status if ended.si_code != os.CLD_EXITED else ended.si_status << 8
            time.sleep(0.002)
        return None

    def _stuck_at(self) -> str:
        """Where the learner's code is, as words to add: it is asked to write its stack down."""
        os.kill(self.pid, signal.SIGUSR1)
        deadline = time.monotonic() + 0.5
        while time.monotonic() < deadline:
            stack = os.pread(self._stack.fileno(), 10_000, 0).decode("utf-8", "replace")
            found = re.search(rf'File "{re.escape(self._filename)}", line (\d+)', stack)
            if found:
                return f"; it was at line {found[1]}, is there an endless loop?"
            time.sleep(0.01)
        return "; is there an endless loop?"

    def kill(self) -> None:
        """Let the process do nothing more. It need not be gone yet: that is for close() to wait for."""
        if self.pid:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)  # with what it started, where nothing kept it from that
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)  # before its setsid the group is not there yet

    def close(self) -> None:
        """End the process, and wait until it is gone."""
        self.kill()
        if self.pid:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self.pid, 0)
            self.pid = 0
            for resource in (self._selector, self._channel, self._printed, self._stack):
                resource.close()


def _close_all_but(*descriptors: int) -> None:
    """Leave the learner's process no way to anyone but its judge: not to the client, not to a terminal."""
    first = 3
    for descriptor in sorted(descriptors):
        os.closerange(first, descriptor)
        first = descriptor + 1
    os.closerange(first, os.sysconf("SC_OPEN_MAX"))
