"""A judge's process: grades one request after another, and remembers what it worked out about an exercise.

Inputs and expected values are the same for every solution, so a second grade of an exercise draws and
computes none of them again.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import struct
from collections import OrderedDict
from typing import Any, NoReturn, TypeVar

from deckdl.exercises.report import CheckResult
from deckdl.exercises.worker import frames
from deckdl.exercises.worker.host import Cancelled, Nursery
from deckdl.exercises.worker.isolation import linux
from deckdl.exercises.worker.judge import Assignment, Judge, NoDevice
from deckdl.exercises.worker.plain import plain, plainly

REMEMBERED = 40  # exercises, at a few megabytes each
LENGTH = struct.Struct("<Q")  # before each of the two parts that the client sends
Key = TypeVar("Key")
Value = TypeVar("Value")
SECONDS = 600  # a net: no grade takes so long, unless a check's own oracle never ends


class _TakesTooLong(BaseException):
    """The alarm rang."""


def serve(server: socket.socket, parent: int) -> NoReturn:
    """Grade whatever the server hands on, until it is gone. `parent` is its number."""
    linux.die_with(parent)
    linux.hide_memory()  # for what a solution's process might read where no layer hinders it
    signal.signal(signal.SIGALRM, _ring)
    nursery = Nursery(server)
    assignments: OrderedDict[str, Assignment] = OrderedDict()
    while (frame := nursery.next_grade()) is not None:
        with socket.socket(fileno=frame.descriptor) as client:
            last_words = _grade(client, nursery, assignments)
            try:
                frames.send(server, frames.IDLE)
            except OSError:
                break
            with contextlib.suppress(OSError):
                _tell(client, last_words)
    os._exit(0)


def _ring(*_: Any) -> NoReturn:
    raise _TakesTooLong("it takes too long")


def _grade(
    client: socket.socket, nursery: Nursery, assignments: OrderedDict[str, Assignment]
) -> dict[str, Any]:
    """Grade one request, telling the client each result; what is to be told last, whatever happens."""
    folder = None
    signal.alarm(SECONDS)
    try:
        solution = json.loads(_receive(client))
        folder, seconds = solution["folder"], solution.pop("seconds")
        request = _receive(client).decode()
        passed = True

        def tell(result: CheckResult) -> None:
            nonlocal passed
            passed = passed and result.status == "passed"
            _tell(client, {"check": vars(plainly(result))})

        with nursery.serving(client, seconds):
            judge = Judge(_assignment(request, assignments), nursery, solution)
            printed = judge.grade(tell)
        return {"verdict": passed, "printed": plain(printed), "device": judge.device}
    except NoDevice as error:
        return {"cannot": str(error)}
    except BaseException as error:  # the last line of defence: the client must hear of it
        return {"error": f"{type(error).__name__}: {error}"}
    finally:
        signal.alarm(0)
        if folder is not None:  # also the client's to remove, but it may have been killed
            shutil.rmtree(folder, ignore_errors=True)


def _assignment(request: str, known: OrderedDict[str, Assignment]) -> Assignment:
    """What the request asks for, from memory where it was asked for before."""
    assignment = known.get(request) or Assignment(json.loads(request))
    remember(known, request, assignment)
    return assignment


def remember(known: OrderedDict[Key, Value], key: Key, value: Value) -> None:
    """Keep what was asked for last; of what was asked for long ago, forget the oldest."""
    known[key] = value
    known.move_to_end(key)
    if len(known) > REMEMBERED:
        known.popitem(last=False)


def _receive(client: socket.socket) -> bytes:
    """One part of the client's, which comes after its length. Raises Cancelled where it ends too early."""
    try:
        prefix = client.recv(LENGTH.size, socket.MSG_WAITALL)
        (length,) = LENGTH.unpack(prefix)
        data = client.recv(length, socket.MSG_WAITALL)
    except (OSError, struct.error):
        raise Cancelled from None
    if len(data) < length:
        raise Cancelled
    return data


def _tell(client: socket.socket, message: dict[str, Any]) -> None:
    client.sendall(json.dumps(message).encode() + b"\n")
