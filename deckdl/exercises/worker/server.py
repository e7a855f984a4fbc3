"""The warm server: NumPy and PyTorch are imported once, and every grade is a fork that has them already.

Run as `python -m deckdl.exercises.worker.server FD`, with FD one end of a socket pair. Each request is one
byte that carries a file descriptor, the client's end of that grade's own channel: on it come the solution and
the request, each JSON after its length, and, back, one JSON line for each check and a last one for the
verdict. Silence is a failure: only a line that says so is a pass.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import shutil
import signal
import socket
import struct
import sys
from typing import Any, NoReturn

import numpy as np
import torch

from deckdl.exercises.report import CheckResult
from deckdl.exercises.worker import isolation
from deckdl.exercises.worker.host import Cancelled, Host
from deckdl.exercises.worker.isolation import linux
from deckdl.exercises.worker.judge import Assignment, Judge
from deckdl.exercises.worker.plain import plain, plainly

LENGTH = struct.Struct("<Q")  # before each of the two parts that the client sends
PATIENCE = 60  # seconds that the judges of a client that is gone may still take to notice


def main(descriptor: int) -> None:
    """Warm up, say so, and fork a judge for each request until the client is gone."""
    torch.set_num_threads(1)  # a pool of threads would not survive the fork
    _warm_up()
    isolation.prepare("cpu")
    gc.collect()
    gc.freeze()  # else each fork's own collections would visit, and so copy, all that is shared
    control = socket.socket(fileno=descriptor)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # judges are not waited for
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is the client's to handle
    control.sendall(b"w")
    server = os.getpid()
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            break
        if os.fork() == 0:
            linux.die_with(server)
            linux.hide_memory()  # for what a solution's process might read where no layer hinders it
            control.close()
            _judge(socket.socket(fileno=descriptors[0]))
        os.close(descriptors[0])
    # The client is gone. Judges end with this process; but first they may clear away what they had made.
    signal.alarm(PATIENCE)
    with contextlib.suppress(ChildProcessError):
        os.wait()  # since none is waited for: until there is none


def _warm_up() -> None:
    """What is slow the first time only: autograd, an optimizer, random generators, formatting."""
    x = torch.randn(2, 3, dtype=torch.float64, requires_grad=True)
    loss = torch.softmax(x, dim=-1).log().square().sum()
    torch.autograd.grad(loss, x)
    parameter = torch.zeros(2, requires_grad=True)
    for optimizer in (torch.optim.SGD([parameter], lr=0.1, momentum=0.9), torch.optim.Adam([parameter])):
        parameter.grad = torch.ones(2)
        optimizer.step()
    np.array2string(np.random.default_rng(0).standard_normal((2, 2)), precision=3)


def _judge(client: socket.socket) -> NoReturn:
    """In the fork: grade one request and end, whatever happens."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        _grade(client)
    except Cancelled:
        pass
    except BaseException as error:  # the last line of defence: the client must hear of it
        with contextlib.suppress(OSError):
            _tell(client, {"error": f"{type(error).__name__}: {error}"})
    finally:
        os._exit(0)


def _grade(client: socket.socket) -> None:
    solution = _receive(client)
    folder = solution["folder"]
    hosts: list[Host] = []

    def start(text: str, forbid: tuple[str, ...] = ()) -> Host:
        host = Host(
            text, solution["filename"], folder, seconds=solution["seconds"], client=client, forbid=forbid
        )
        hosts.append(host)
        return host

    try:
        # The learner's processes start before the request that holds the reference is even read.
        source, forbidden = solution["source"], [tuple(names) for names in solution["forbid"]]
        watched = {names: start(source, names) for names in ((), *forbidden)}
        assignment = Assignment.from_request(_receive(client))
        passed = True

        def tell(result: CheckResult) -> None:
            nonlocal passed
            passed = passed and result.status == "passed"
            _tell(client, {"check": vars(plainly(result))})

        Judge(assignment, watched, start).grade(tell)
        printed = watched[()].printed()
        for host in hosts:
            host.kill()  # before the client removes the folder: nothing is written there after that
        _tell(client, {"verdict": passed, "printed": plain(printed)})
    finally:
        for host in hosts:
            host.close()
        shutil.rmtree(folder, ignore_errors=True)  # the client does so too, if it still can


def _receive(client: socket.socket) -> dict[str, Any]:
    """One part of the client's, and not a byte of what comes after it: that is for fewer eyes."""
    (length,) = LENGTH.unpack(_exactly(client, LENGTH.size))
    part: dict[str, Any] = json.loads(_exactly(client, length))
    return part


def _exactly(client: socket.socket, length: int) -> bytearray:
    data = bytearray()
    while len(data) < length:
        chunk = client.recv(min(length - len(data), 1 << 20))
        if not chunk:
            raise Cancelled
        data += chunk
    return data


def _tell(client: socket.socket, message: dict[str, Any]) -> None:
    client.sendall(json.dumps(message).encode() + b"\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
