"""The judge's handle on one learner's process: start it, ask it, bound it in time, end it."""

from __future__ import annotations

import contextlib
import os
import re
import selectors
import signal
import socket
import time
from collections.abc import Iterator
from typing import Any

from deckdl.exercises.worker import solution, wire
from deckdl.exercises.worker.ops import Op, Outcome

SECONDS = 10.0  # wall-clock time that one check's calls may take together


class SolutionDied(Exception):
    """The learner's process ended or did not answer; the text says which, as the end of a sentence."""


class Cancelled(Exception):
    """Nobody waits for the verdict any more."""


class Host:
    """One learner's process. Fork it before anything that it must not see exists in this one."""

    def __init__(
        self,
        source: str,
        filename: str,
        folder: str,
        *,
        client: socket.socket | None = None,
        forbid: tuple[str, ...] = (),
    ) -> None:
        self._client = client
        self._filename = filename
        self._folder = folder
        self._channel, theirs = socket.socketpair()
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._channel, selectors.EVENT_READ)
        if client is not None:
            self._selector.register(client, selectors.EVENT_READ)
        self.pid = os.fork()
        if self.pid == 0:
            try:
                _close_all_but(theirs.fileno())
                solution.serve(theirs, source, filename, folder, forbid)
            finally:
                os._exit(70)
        theirs.close()

    def loaded(self) -> Outcome:
        """What running the file gave: the list of callables it defines. Raises SolutionDied, Cancelled."""
        return self._receive_outcome(time.monotonic() + SECONDS)

    def run(self, batches: list[list[Op]]) -> Iterator[list[Outcome]]:
        """Do each batch of operations, giving its outcomes as they come; a batch ends at its first problem.

        Raises SolutionDied where the process ended or the time is up, Cancelled where nobody waits.
        """
        deadline = time.monotonic() + SECONDS
        try:
            self._channel.settimeout(SECONDS)
            self._channel.sendall(solution.batches_message(batches))
        except OSError:
            raise SolutionDied(self._how_it_ended()) from None
        for operations in batches:
            outcomes: list[Outcome] = []
            while len(outcomes) < len(operations) and not (outcomes and outcomes[-1].problem):
                outcomes.append(self._receive_outcome(deadline))
            yield outcomes

    def _receive_outcome(self, deadline: float) -> Outcome:
        try:
            return Outcome.from_wire(self._receive(deadline))
        except (TypeError, KeyError, ValueError):
            raise SolutionDied("wrote something of its own where its results should be") from None

    def _receive(self, deadline: float) -> Any:
        while True:
            remaining = deadline - time.monotonic()
            ready = [key.fileobj for key, _ in self._selector.select(max(remaining, 0))]
            if self._client is not None and self._client in ready:
                raise Cancelled
            if self._channel in ready:
                break
            if remaining <= 0:
                raise SolutionDied(f"did not finish within {SECONDS:g} seconds{self._stuck_at()}")
        try:
            self._channel.settimeout(max(deadline - time.monotonic(), 0.1))
            message = wire.receive(self._channel)
            if message is not None:
                return wire.decode(*message)
        except TimeoutError:
            raise SolutionDied(f"did not finish within {SECONDS:g} seconds") from None
        except wire.WireError as error:
            raise SolutionDied(f"sent a result that cannot be read ({error})") from None
        except OSError:
            pass
        raise SolutionDied(self._how_it_ended())

    def _how_it_ended(self) -> str:
        _, status = os.waitpid(self.pid, 0) if self._ends_soon() else (0, None)
        if status is None:
            return "closed its connection to the grader"
        self.pid = 0
        if os.WIFSIGNALED(status):
            number = os.WTERMSIG(status)
            if number == signal.SIGXCPU:
                return "used up its processor time; is there an endless loop?"
            return f"crashed ({signal.Signals(number).name})"
        return f"ended the whole process (exit code {os.WEXITSTATUS(status)}) instead of returning"

    def _ends_soon(self) -> bool:
        """Whether the process is gone, given a moment; one that lives on with its channel closed is not."""
        deadline = time.monotonic() + 0.5
        while time.monotonic() < deadline:
            if os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
                return True
            time.sleep(0.002)
        return False

    def _stuck_at(self) -> str:
        """Where the learner's code is, as words to add: it is asked to write its stack down."""
        path = os.path.join(self._folder, solution.STACK)
        os.kill(self.pid, signal.SIGUSR1)
        deadline = time.monotonic() + 0.5
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError), open(path, encoding="utf-8", errors="replace") as stack:
                found = re.search(rf'File "{re.escape(self._filename)}", line (\d+)', stack.read(10_000))
                if found:
                    return f"; it was at line {found[1]}, is there an endless loop?"
            time.sleep(0.01)
        return "; is there an endless loop?"

    def close(self) -> None:
        """End the process and everything it started in its session."""
        self._selector.close()
        self._channel.close()
        if self.pid:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)  # before its setsid the group is not there yet
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self.pid, 0)
            self.pid = 0


def _close_all_but(descriptor: int) -> None:
    """Leave the learner's process no way to anyone but its judge: not to the client, not to a terminal."""
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, os.sysconf("SC_OPEN_MAX"))
