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
from collections import OrderedDict
from typing import Any, NoReturn

from deckdl.exercises.report import CheckResult
from deckdl.exercises.worker import frames
from deckdl.exercises.worker.host import Cancelled, Nursery
from deckdl.exercises.worker.judge import Assignment, Judge, printed

REMEMBERED = 16  # exercises
SECONDS = 600  # a net: no grade takes so long, unless a check's own oracle never ends


class _TakesTooLong(BaseException):
    """The alarm rang."""


def serve(server: socket.socket) -> NoReturn:
    """Grade whatever the server hands on, until it is gone."""
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
        with client.makefile("rb") as lines:
            solution, request = json.loads(lines.readline()), lines.readline().decode()
        folder = solution["folder"]
        passed = True

        def tell(result: CheckResult) -> None:
            nonlocal passed
            passed = passed and result.status == "passed"
            _tell(client, {"check": vars(result)})

        with nursery.watching(client):
            Judge(_assignment(request, assignments), nursery, solution).grade(tell)
        _tell(client, {"verdict": passed, "printed": printed(folder)})
    except Cancelled:
        pass
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


def _tell(client: socket.socket, message: dict[str, Any]) -> None:
    client.sendall(json.dumps(message).encode() + b"\n")
