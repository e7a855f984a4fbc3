"""The learner's process: the only one that runs the learner's code. It never holds an expected value.

The server forks it, which never held one either. It shuts itself in, loads the solution, does what the judge
asks, and sends back what happened. Whatever it says is only ever compared; a verdict is not its to give.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
import socket
import struct
import sys
import tempfile
from dataclasses import dataclass
from typing import Any, NoReturn

import torch

from deckdl.exercises.worker import isolation, wire
from deckdl.exercises.worker.ops import Call
from deckdl.exercises.worker.session import Session

NO_DEVICE = "NoDevice"  # the problem's name where the device is missing
BROKEN = 70  # the exit code of a process in which our own part could not go on
_NAME, _MRO = (type.__dict__[name].__get__ for name in ("__name__", "__mro__"))  # a metaclass may hide them
_LENGTH = struct.Struct("<Q")


@dataclass(frozen=True)
class Start:
    """What a learner's process is to load, and the one folder in which it may write."""

    source: str
    filename: str  # as it is told in messages
    folder: str
    forbid: tuple[str, ...] = ()  # functions whose callers are noted
    device: str = "cpu"


def send_start(channel: socket.socket, start: Start, printed: int, stack: int) -> None:
    """The judge's side of `serve`'s beginning, with descriptors of files for what the code prints, and for
    where it is when SIGUSR1 asks. Raises OSError where the process is gone."""
    data = message_of(start)
    socket.send_fds(channel, [data[: _LENGTH.size]], [printed, stack])
    channel.sendall(data[_LENGTH.size :])


def serve(channel: socket.socket, server: int) -> NoReturn:
    """Load the solution that is sent first, then answer batches of operations until the judge is gone.

    `server` is the number of the parent, with which this process ends.
    """
    os.setsid()
    prefix, descriptors, _, _ = socket.recv_fds(channel, _LENGTH.size, 2)
    if len(descriptors) < 2:  # the judge changed its mind
        os._exit(0)
    start: Start = pickle.loads(channel.recv(_LENGTH.unpack(prefix)[0], socket.MSG_WAITALL))
    os.chdir(start.folder)
    device = _device(start.device)
    if device is None:
        text = f"This machine has no {start.device} device for PyTorch; grade with --device cpu or auto."
        nothing: dict[str, Any] = {"value": None, "after": None, "warnings": [], "forbidden": []}
        channel.sendall(_encoded({**nothing, "problem": (NO_DEVICE, text, None, [])}))
        os._exit(0)
    isolation.prepare(device).enter(start.folder, server)
    _redirect_output(*descriptors)
    tempfile.tempdir = os.environ["TMPDIR"] = start.folder
    session = Session(start.source, start.filename, start.forbid, device)
    channel.sendall(_encoded(session.load()))
    while (message := _read(channel)) is not None:
        for operations in pickle.loads(message):
            # Encoded at once, since a later step may change what this one gave; sent a case at a time.
            waiting: list[bytes] = []
            for operation, outcome in zip(operations, session.run(operations), strict=False):
                waiting.append(_encoded(outcome))
                if isinstance(operation, Call) and operation.timed:
                    channel.sendall(b"".join(waiting))
                    waiting = []
            channel.sendall(b"".join(waiting))
    os._exit(0)


def _device(asked: str) -> str | None:
    """The device to use; None where it is not there. Asked only here: CUDA does not survive a fork."""
    if asked == "cpu":
        return asked
    there = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    return next((device for device in there if asked in (device, "auto") and there[device]), None)


def _encoded(outcome: dict[str, Any]) -> bytes:
    try:
        return wire.encode(outcome)
    except BaseException as error:  # a list that holds itself, an object whose own methods raise
        text = f"the result cannot be taken apart ({type(error).__name__})"
        return wire.encode(
            {**outcome, "value": None, "after": None, "problem": ("ValueError", text, None, [])}
        )


def _read(channel: socket.socket) -> bytes | None:
    prefix = channel.recv(_LENGTH.size, socket.MSG_WAITALL)
    if len(prefix) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(prefix)
    return channel.recv(length, socket.MSG_WAITALL) if length else b""


def message_of(value: Any) -> bytes:
    """The judge's side of `_read`: the judge is trusted here, so this is a pickle."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
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
