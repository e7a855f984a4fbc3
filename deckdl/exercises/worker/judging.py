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
from typing import Any, NoReturn

from deckdl.exercises.report import CheckResult
from deckdl.exercises.worker import frames
from deckdl.exercises.worker.host import Cancelled, Nursery
from deckdl.exercises.worker.isolation import linux
from deckdl.exercises.worker.judge import Assignment, Judge, NoDevice
from deckdl.exercises.worker.plain import plain, plainly

REMEMBERED = 48  # exercises, at a few megabytes each
LENGTH = struct.Struct("<Q")  # before each of the two parts that the client sends
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
            _grade(client, nursery, assignments)
        try:
            frames.send(server, frames.IDLE)
        except OSError:
            break
    os._exit(0)


def _ring(*_: Any) -> NoReturn:
    raise _TakesTooLong("it takes too long")


def _grade(client: socket.socket, nursery: Nursery, assignments: OrderedDict[str, Assignment]) -> None:
    """Grade one request and tell the client, whatever happens."""
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
        _tell(client, {"verdict": passed, "printed": plain(printed), "device": judge.device})
    except Cancelled:
        pass
    except NoDevice as error:
        with contextlib.suppress(OSError):
            _tell(client, {"cannot": str(error)})
    except BaseException as error:  # the last line of defence: the client must hear of it
        with contextlib.suppress(OSError):
            _tell(client, {"error": f"{type(error).__name__}: {error}"})
    finally:
        signal.alarm(0)
        if folder is not None:  # also the client's to remove, but it may have been killed
            shutil.rmtree(folder, ignore_errors=True)


def _assignment(request: str, known: OrderedDict[str, Assignment]) -> Assignment:
    """What the request asks for, from memory where it was asked for before."""
    if request not in known:
        known[request] = Assignment(json.loads(request))
        if len(known) > REMEMBERED:
            known.popitem(last=False)
    known.move_to_end(request)
    return known[request]


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
