"""Threads that keep to the exercises which their judges know."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any


class Lanes(Executor):
    """Runs tasks whose first argument is a request, each exercise's in a thread of its own.

    A judge draws inputs and asks the oracle once for an exercise, however many solutions it grades; so it is
    spared work where it meets few exercises. A thread with nothing of its own to do takes another's task.
    """

    def __init__(self, count: int) -> None:
        self._pending: deque[tuple[str, Future[Any], Callable[[], Any]]] = deque()
        self._owners: dict[str, int] = {}  # which thread has an exercise
        self._changed = threading.Condition()
        self._closed = False
        self._threads = [threading.Thread(target=self._work, args=(lane,)) for lane in range(count)]
        for thread in self._threads:
            thread.start()

    def submit(self, task: Callable[..., Any], /, *arguments: Any, **options: Any) -> Future[Any]:
        """Have `task(request, ...)` run; its future. Raises RuntimeError after `shutdown`."""
        future: Future[Any] = Future()
        with self._changed:
            if self._closed:
                raise RuntimeError("this executor was shut down")
            self._pending.append((arguments[0]["exercise"], future, lambda: task(*arguments, **options)))
            self._changed.notify_all()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more tasks; those that wait are still done, or cancelled."""
        with self._changed:
            self._closed = True
            while cancel_futures and self._pending:
                self._pending.popleft()[1].cancel()
            self._changed.notify_all()
        if wait:
            for thread in self._threads:
                thread.join()

    def _work(self, lane: int) -> None:
        while (taken := self._take(lane)) is not None:
            future, task = taken
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(task())
            except BaseException as error:
                future.set_exception(error)

    def _take(self, lane: int) -> tuple[Future[Any], Callable[[], Any]] | None:
        """The next task of this thread's exercises, else of nobody's, else of any; None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._pending or self._closed)
            if not self._pending:
                return None
            for owner in (lane, None):
                mine = (waiting for waiting in self._pending if self._owners.get(waiting[0]) == owner)
                if (chosen := next(mine, None)) is not None:
                    break
            else:
                chosen = self._pending[0]
            self._pending.remove(chosen)
            self._owners[chosen[0]] = lane
            return chosen[1:]
