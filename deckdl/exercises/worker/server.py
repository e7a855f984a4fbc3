"""The warm server: NumPy and PyTorch are imported once, and every grade is a fork that has them already.

Run as `python -m deckdl.exercises.worker.server FD`, with FD one end of a socket pair. Each request is one
byte that carries a file descriptor, the client's end of that grade's own channel: on it come the request as
one JSON line and, back, one JSON line for each check and a last one for the verdict. Silence is a failure:
only a line that says so is a pass.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import sys
from typing import Any, NoReturn

import numpy as np
import torch

from deckdl.exercises.report import CheckResult
from deckdl.exercises.worker.host import Cancelled, Host
from deckdl.exercises.worker.judge import Assignment, Judge, printed


def main(descriptor: int) -> None:
    """Warm up, say so, and fork a judge for each request until the client is gone."""
    torch.set_num_threads(1)  # a pool of threads would not survive the fork
    _warm_up()
    control = socket.socket(fileno=descriptor)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # judges are not waited for
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is the client's to handle
    control.sendall(b"w")
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return
        if os.fork() == 0:
            control.close()
            _judge(socket.socket(fileno=descriptors[0]))
        os.close(descriptors[0])


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
    lines = client.makefile("rb")
    source = json.loads(lines.readline())
    hosts: list[Host] = []

    def start(text: str, forbid: tuple[str, ...] = ()) -> Host:
        host = Host(text, source["filename"], source["folder"], client=client, forbid=forbid)
        hosts.append(host)
        return host

    try:
        # The learner's process starts before the request that holds the reference is even read.
        host = start(source["source"])
        assignment = Assignment.from_request(json.loads(lines.readline()))
        passed = True

        def tell(result: CheckResult) -> None:
            nonlocal passed
            passed = passed and result.status == "passed"
            _tell(client, {"check": vars(result)})

        Judge(assignment, host, start).grade(source["source"], tell)
        _tell(client, {"verdict": passed, "printed": printed(source["folder"])})
    finally:
        for host in hosts:
            host.close()


def _tell(client: socket.socket, message: dict[str, Any]) -> None:
    client.sendall(json.dumps(message).encode() + b"\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
