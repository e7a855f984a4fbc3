"""A solution that tries what none may, and prints as JSON what stood in its way, for `deckdl doctor`.

For each attempt: "kernel" where the system refused it even to C code, "python" where only Python's own net
did, null where nothing did. It is never imported: the learner's process runs it as it would any solution.
"""

import contextlib
import ctypes
import json
import mmap
import os
import socket
from collections.abc import Callable

ANSWER = ""  # the path of a reference; put in before this is graded
OUTSIDE = os.path.join(os.pardir, "probe")

libc = ctypes.CDLL(None)


def in_c(attempt: Callable[[], int]) -> bool:
    """Whether it works from C: what gives -1 failed."""
    return attempt() != -1


def in_python(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError:
        return False
    return True


def start(fork: Callable[[], int]) -> int:
    child = fork()
    if child == 0:
        os._exit(0)
    if child > 0:
        os.waitpid(child, 0)
    return child


def take(size: int) -> None:
    mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS).close()


def held_by(c: Callable[[], int], python: Callable[[], object]) -> str | None:
    if not in_c(c):
        return "kernel"
    return None if in_python(python) else "python"


def main() -> None:
    write = os.O_WRONLY | os.O_CREAT
    held = {
        "memory": None if in_python(lambda: take(8 << 30)) else "kernel",
        "processes": held_by(lambda: start(libc.fork), lambda: start(os.fork)),
        "network": held_by(lambda: libc.socket(2, 1, 0), socket.socket),
        "files": held_by(
            lambda: libc.open(os.fsencode(OUTSIDE), write, 0o600), lambda: open(OUTSIDE, "w").close()
        ),
        "answers": held_by(lambda: libc.open(os.fsencode(ANSWER), os.O_RDONLY), lambda: open(ANSWER).close()),
        "signals": held_by(lambda: libc.kill(os.getppid(), 0), lambda: os.kill(os.getppid(), 0)),
    }
    with contextlib.suppress(OSError):
        os.remove(OUTSIDE)
    print(json.dumps(held))


main()
