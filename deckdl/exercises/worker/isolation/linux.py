"""The few Linux calls that Python does not offer, over ctypes: there is nothing to install."""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import struct
import sys

from deckdl.exercises.worker.isolation.syscalls import NUMBERS

LINUX = sys.platform == "linux"
MACHINES = ("x86_64", "aarch64")
MACHINE = platform.machine()
KNOWN = LINUX and MACHINE in MACHINES and sys.maxsize > 2**32  # whether the tables of numbers hold here

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_CAPABILITY_VERSION_3 = 0x20080522

if LINUX:
    _libc = ctypes.CDLL(None, use_errno=True)
    _libc.prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4
    _libc.syscall.restype = ctypes.c_long


def number(name: str) -> int | None:
    """A system call's number on this machine; None where the machine has no such call."""
    return NUMBERS[name][MACHINES.index(MACHINE)]


def call(name: str, *arguments: object) -> int:
    """Make a system call. Raises OSError."""
    result = int(_libc.syscall(ctypes.c_long(number(name) or -1), *arguments))
    if result < 0:
        raise OSError(ctypes.get_errno(), f"{name}: {os.strerror(ctypes.get_errno())}")
    return result


def prctl(option: int, *arguments: int) -> None:
    """Set something of this process. Raises OSError."""
    if _libc.prctl(option, *(*arguments, 0, 0, 0, 0)[:4]) < 0:
        raise OSError(ctypes.get_errno(), f"prctl({option}): {os.strerror(ctypes.get_errno())}")


def die_with(parent: int) -> None:
    """End this process when its parent ends, however that happens; at once if it has ended already.

    Elsewhere than on Linux nothing happens: there a child sees its channel close.
    """
    if not LINUX:
        return
    prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended between the fork and the line above
        os._exit(0)


def hide_memory() -> None:
    """Nobody but root attaches to this process or opens its memory; it leaves no core either."""
    if LINUX:
        prctl(_PR_SET_DUMPABLE, 0)


def no_new_privileges() -> None:
    """No program that this process starts has more rights than it. A filter and Landlock ask for this."""
    prctl(_PR_SET_NO_NEW_PRIVS, 1)


def drop_capabilities() -> None:
    """Where deckdl runs as root, as in a container: of root's powers none is left."""
    header = struct.pack("=Ii", _CAPABILITY_VERSION_3, 0)
    call("capset", header, bytes(24))
