"""The learner's process: the only one that runs the learner's code. It never holds an expected value.

It is forked before anything is drawn or computed, loads the solution, does what the judge asks, and sends
back what happened. Whatever it says is only ever compared; a verdict is not its to give.
"""

from __future__ import annotations

import faulthandler
import importlib
import linecache
import os
import pickle
import signal
import socket
import struct
import sys
import tempfile
import types
import warnings
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import numpy as np

from deckdl.exercises.worker import wire
from deckdl.exercises.worker.ops import Call, Keep, Op, Read, Ref, Rng, Set

BROKEN = 70  # the exit code of a process in which our own part could not go on
_NAME, _MRO = (type.__dict__[name].__get__ for name in ("__name__", "__mro__"))  # a metaclass may hide them
_LENGTH = struct.Struct("<Q")


def serve(
    channel: socket.socket, source: str, filename: str, forbid: tuple[str, ...], *, printed: int, stack: int
) -> NoReturn:
    """Load `source`, then answer batches of operations until the judge is gone.

    `printed` and `stack` are descriptors of files for what the code prints, and for where it is when asked by
    SIGUSR1. The process must be isolated already.
    """
    _redirect_output(printed, stack)
    tempfile.tempdir = os.environ["TMPDIR"] = os.getcwd()  # the one folder in which it may write
    session = _Session(source, filename, forbid)
    wire.send(channel, _encoded(session.load()))
    while (message := _read_batches(channel)) is not None:
        for operations in pickle.loads(message):
            for outcome in session.run(operations):
                wire.send(channel, _encoded(outcome))  # at once: a later step may change what this one gave
    os._exit(0)


def _encoded(outcome: dict[str, Any]) -> bytes:
    try:
        return wire.encode(outcome)
    except BaseException as error:  # a list that holds itself, an object whose own methods raise
        text = f"the result cannot be taken apart ({type(error).__name__})"
        return wire.encode(
            {**outcome, "value": None, "after": None, "problem": ("ValueError", text, None, [])}
        )


def _read_batches(channel: socket.socket) -> bytes | None:
    prefix = channel.recv(_LENGTH.size, socket.MSG_WAITALL)
    if len(prefix) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(prefix)
    return channel.recv(length, socket.MSG_WAITALL) if length else b""


def batches_message(batches: list[list[Op]]) -> bytes:
    """The judge's side of `_read_batches`."""
    data = pickle.dumps(batches, protocol=pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(data)) + data


def _redirect_output(printed: int, stack: int) -> None:
    null = os.open(os.devnull, os.O_RDONLY)
    for target, source in ((0, null), (1, printed), (2, printed)):
        os.dup2(source, target)
    # The streams that were forked may hold the server's buffers; these hold nothing yet.
    sys.stdin, sys.stdout, sys.stderr = (
        open(0, encoding="utf-8", closefd=False),  # noqa: SIM115
        open(1, "w", encoding="utf-8", errors="replace", buffering=1, closefd=False),  # noqa: SIM115
        open(2, "w", encoding="utf-8", errors="replace", buffering=1, closefd=False),  # noqa: SIM115
    )
    faulthandler.register(signal.SIGUSR1, open(stack, "w", closefd=False), all_threads=False)  # noqa: SIM115


class _Session:
    """The learner's module and the objects that the judge asked to keep."""

    def __init__(self, source: str, filename: str, forbid: tuple[str, ...]) -> None:
        self.source = source
        self.filename = filename
        self.kept: dict[str, Any] = {}
        self.forbidden: list[tuple[str, int | None]] = []
        self.module = types.ModuleType("solution")
        self.module.__file__ = filename
        for name in forbid:
            self._watch(name)

    def load(self) -> dict[str, Any]:
        """Run the file; the value is the names that it defines and can be called."""
        sys.modules["solution"] = self.module
        linecache.cache[self.filename] = (len(self.source), None, self.source.splitlines(True), self.filename)

        def execute() -> list[str]:
            exec(compile(self.source, self.filename, "exec", dont_inherit=True), self.module.__dict__)
            return [name for name, value in vars(self.module).items() if callable(value)]

        return self._outcome(execute)

    def run(self, operations: list[Op]) -> Iterator[dict[str, Any]]:
        """Do one case's operations in order, up to the first that fails."""
        for operation in operations:
            outcome = self._do(operation)
            yield outcome
            if outcome["problem"] is not None:
                break

    def _do(self, operation: Op) -> dict[str, Any]:
        match operation:
            case Call(name, args, kwargs, on, after, then):
                arguments = [self._resolve(value) for value in args]
                named = {key: self._resolve(value) for key, value in kwargs.items()}

                def call() -> Any:
                    value = getattr(self.module if on is None else self.kept[on], name)(*arguments, **named)
                    if operation.keep is not None:
                        self.kept[operation.keep] = value
                        return None
                    return value if then is None else self.kept[then]

                outcome = self._outcome(call)
                if after:
                    outcome["after"] = [*arguments, *named.values()]
                return outcome
            case Keep(value):
                return self._outcome(
                    lambda: self.kept.__setitem__(operation.keep or "", self._resolve(value))
                )
            case Read(handle):
                return self._outcome(lambda: self.kept[handle])
            case Set(handle, attribute, value):
                return self._outcome(lambda: setattr(self.kept[handle], attribute, value))
        raise TypeError(operation)

    def _resolve(self, value: Any) -> Any:
        if isinstance(value, Ref):
            kept = self.kept[value.handle]
            return list(kept) if value.as_list else kept
        if isinstance(value, Rng):
            return np.random.default_rng(value.seed)
        return value

    def _outcome(self, action: Callable[[], Any]) -> dict[str, Any]:
        self.forbidden.clear()
        value: Any = None
        problem: tuple[str, str, int | None, list[str]] | None = None
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                value = action()
            except (
                BaseException
            ) as error:  # SystemExit and KeyboardInterrupt too: none may end the process unseen
                problem = self._problem(error)
        sys.settrace(None)  # a solution's tracer would run, and raise, in our lines as well
        sys.setprofile(None)
        return {
            "value": value,
            "after": None,
            "problem": problem,
            "warnings": [self._warning(warning) for warning in caught if _counts(warning)],
            "forbidden": list(self.forbidden),
        }

    def _problem(self, error: BaseException) -> tuple[str, str, int | None, list[str]]:
        if isinstance(error, SyntaxError) and error.filename == self.filename:
            return type(error).__name__, str(error.msg), error.lineno, []
        line = None
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self.filename:
                line = trace.tb_lineno
            trace = trace.tb_next
        try:
            text = str(error)[:500]
        except BaseException:
            text = ""
        name, *bases = map(_NAME, _MRO(type(error)))
        return name, text, line, [name, *bases]

    def _warning(self, warning: warnings.WarningMessage) -> tuple[str, int | None]:
        line = warning.lineno if warning.filename == self.filename else None
        return f"{warning.category.__name__}: {warning.message}"[:300], line

    def _watch(self, name: str) -> None:
        """Put a wrapper that notes its callers in the place of a forbidden function."""
        owner, attribute, original = resolve(name)

        def watched(*args: Any, **kwargs: Any) -> Any:
            frame = sys._getframe(1)
            while frame is not None and frame.f_code.co_filename != self.filename:
                frame = frame.f_back  # type: ignore[assignment]
            if frame is not None:
                self.forbidden.append((name, frame.f_lineno))
            return original(*args, **kwargs)

        setattr(owner, attribute, watched)


def resolve(name: str) -> tuple[Any, str, Any]:
    """The owner, attribute and object of a dotted name such as `torch.Tensor.softmax`. Raises LookupError."""
    parts = name.split(".")
    for split in range(len(parts) - 1, 0, -1):
        try:
            owner: Any = importlib.import_module(".".join(parts[:split]))
        except ImportError:
            continue
        try:
            for part in parts[split:-1]:
                owner = getattr(owner, part)
            return owner, parts[-1], getattr(owner, parts[-1])
        except AttributeError:
            continue
    raise LookupError(name)


def _counts(warning: warnings.WarningMessage) -> bool:
    """Deprecations and the like are about a library's version, not about the solution."""
    return issubclass(warning.category, RuntimeWarning)
