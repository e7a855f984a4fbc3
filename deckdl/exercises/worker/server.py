"""The warm server: NumPy and PyTorch are imported once, and every process that grades is a fork of it.

Run as `python -m deckdl.exercises.worker.server FD`, with FD one end of a socket pair. Each request is a key
of 8 bytes that carries a file descriptor, the client's end of that grade's own channel. The server hands it
to a judge that is idle, best to one that was asked the same key before and so knows the exercise, or to a new
fork. A judge asks for the processes that run the learner's code, and these are forks of the server too, never
of a judge, so that no learner's process ever held an expected value. The server reads nothing but frames of a
few bytes, and is the one that ends processes, since only a parent knows whether a number still means the
process that it once meant.

PyTorch's optimizers bring in nearly as much again as PyTorch itself. The first verdict does not wait for
them: they come after it, or when a key without a descriptor asks for them; older judges then make way.
"""

from __future__ import annotations

import contextlib
import gc
import os
import selectors
import signal
import socket
import sys
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn

import numpy as np
import torch

from deckdl.exercises.worker import frames, isolation, judging, solution

LAST_WORDS = 30.0  # seconds that judges have to notice that the client is gone, and to clean up


@dataclass(eq=False)
class _JudgeProcess:
    """A judge: its process, the channel to it, and the learner's processes that it asked for."""

    pid: int
    channel: socket.socket
    busy: bool = False
    early: bool = False  # forked before all was warm; it ends by itself once it is told no more
    known: OrderedDict[bytes, None] = field(default_factory=OrderedDict)  # keys of what it remembers
    learners: set[int] = field(default_factory=set)


class _Server:
    def __init__(self, control: socket.socket) -> None:
        self.control = control
        self.pid = os.getpid()
        self.warm = False  # the optimizers, too
        self.judges: dict[int, _JudgeProcess] = {}
        self.learners: dict[int, _JudgeProcess] = {}
        self.selector = selectors.DefaultSelector()
        self.selector.register(control, selectors.EVENT_READ)
        # A byte arrives here whenever a child ends.
        wake, self.woken = socket.socketpair()
        for end in (wake, self.woken):
            end.setblocking(False)
        signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self.selector.register(self.woken, selectors.EVENT_READ)
        self._wake = wake  # kept open

    def serve(self) -> None:
        """Until the client is gone."""
        while self._turn():
            if not self.warm and any(not judge.busy for judge in self.judges.values()):
                self._warm_up_more()
        deadline = time.monotonic() + LAST_WORDS
        self.selector.unregister(self.control)
        while any(judge.busy for judge in self.judges.values()) and time.monotonic() < deadline:
            self._turn(0.1)
        for judge in list(self.judges.values()):
            self._drop(judge)

    def _warm_up_more(self) -> None:
        self.warm = True
        _use_optimizers()
        _settle()
        for judge in list(self.judges.values()):
            judge.early = True
            if not judge.busy:
                self._forget(judge)

    def _turn(self, timeout: float | None = None) -> bool:
        """Handle what came in; False once the client is gone."""
        ready = [key for key, _ in self.selector.select(timeout)]
        for key in ready:
            if key.fileobj is self.control and len(ready) > 1:
                continue  # a judge says that it is idle before its client hears the verdict and asks again
            if key.fileobj is self.control:
                message, descriptors, _, _ = socket.recv_fds(self.control, frames.KEY_SIZE, 1)
                if not message:
                    return False
                if descriptors:
                    self._hand_on(message, descriptors[0])
                elif not self.warm:
                    self._warm_up_more()
            elif key.fileobj is self.woken:
                with contextlib.suppress(BlockingIOError):
                    self.woken.recv(1 << 12)
                self._reap()
            elif key.data in self.judges.values():
                self._answer(key.data)
        return True

    def _hand_on(self, key: bytes, descriptor: int) -> None:
        """Give a grade to an idle judge. A judge that died just then never heard of it: another is asked."""
        while True:
            idle = [judge for judge in self.judges.values() if not judge.busy]
            judge = next((judge for judge in idle if key in judge.known), None)
            if judge is None:
                judge = idle[0] if idle else self._new_judge()
            try:
                frames.send(judge.channel, frames.GRADE, descriptor=descriptor)
            except OSError:
                self._drop(judge)
                continue
            judge.busy = True
            judging.remember(judge.known, key, None)
            os.close(descriptor)
            return

    def _new_judge(self) -> _JudgeProcess:
        pid, ours = self._fork(judging.serve)
        judge = _JudgeProcess(pid, ours)
        self.judges[pid] = judge
        self.selector.register(ours, selectors.EVENT_READ, judge)
        return judge

    def _fork(self, serve: Callable[[socket.socket, int], NoReturn]) -> tuple[int, socket.socket]:
        """A child that does nothing but serve, and our end of the channel to it."""
        ours, theirs = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            try:
                _become_child(theirs.fileno())
                serve(theirs, self.pid)
            finally:
                os._exit(solution.BROKEN)
        theirs.close()
        return pid, ours

    def _answer(self, judge: _JudgeProcess) -> None:
        frame = frames.receive(judge.channel)
        if frame is None:
            self._drop(judge)
        elif frame.kind == frames.SPAWN:
            self._spawn(judge)
        elif frame.kind == frames.IDLE:
            judge.busy = False
            if judge.early:
                self._forget(judge)
        elif frame.pid in judge.learners:
            if frame.kind == frames.END:
                _kill(frame.pid)
            else:
                os.kill(frame.pid, signal.SIGUSR1)

    def _spawn(self, judge: _JudgeProcess) -> None:
        pid, ours = self._fork(solution.serve)
        judge.learners.add(pid)
        self.learners[pid] = judge
        with ours, contextlib.suppress(OSError):
            frames.send(judge.channel, frames.CHANNEL, pid, descriptor=ours.fileno())

    def _reap(self) -> None:
        """Children that ended: take what they started with them, and tell the judge how it ended."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            judge = self.learners.pop(pid, None)
            if judge is not None:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(pid, signal.SIGKILL)
                judge.learners.discard(pid)
                with contextlib.suppress(OSError):
                    frames.send(judge.channel, frames.ENDED, pid, status)
            elif ended := self.judges.get(pid):
                self._forget(ended)

    def _drop(self, judge: _JudgeProcess) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(judge.pid, signal.SIGKILL)
        self._forget(judge)

    def _forget(self, judge: _JudgeProcess) -> None:
        for learner in judge.learners:
            _kill(learner)
        if self.judges.pop(judge.pid, None):
            self.selector.unregister(judge.channel)
            judge.channel.close()


def main(descriptor: int) -> None:
    """Warm up, say so, and serve until the client is gone."""
    torch.set_num_threads(1)  # a pool of threads would not survive the fork
    _warm_up()
    isolation.prepare("cpu")
    _settle()
    control = socket.socket(fileno=descriptor)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is the client's to handle
    server = _Server(control)
    control.sendall(b"w")
    server.serve()


def _warm_up() -> None:
    """What is slow the first time only: autograd, random generators, formatting."""
    x = torch.randn(2, 3, dtype=torch.float64, requires_grad=True)
    loss = torch.softmax(x, dim=-1).log().square().sum()
    torch.autograd.grad(loss, x)
    np.array2string(np.random.default_rng(0).standard_normal((2, 2)), precision=3)


def _use_optimizers() -> None:
    parameter = torch.zeros(2, requires_grad=True)
    for optimizer in (torch.optim.SGD([parameter], lr=0.1, momentum=0.9), torch.optim.Adam([parameter])):
        parameter.grad = torch.ones(2)
        optimizer.step()


def _settle() -> None:
    """A collection in a fork would write to, and so copy, every page of the libraries' objects."""
    gc.collect()
    gc.freeze()


def _become_child(descriptor: int) -> None:
    """In a fork: leave no way to anyone but the one at the end of this channel."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, os.sysconf("SC_OPEN_MAX"))


def _kill(pid: int) -> None:
    """End a child that has not been waited for, and everything in its session."""
    for kill in (os.killpg, os.kill):  # before its setsid the group is not there yet
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    main(int(sys.argv[1]))
