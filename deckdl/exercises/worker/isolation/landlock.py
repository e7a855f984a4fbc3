"""Which files a solution may read and write: Landlock, with which a process shuts itself in.

What is not listed is refused. The kernel holds this to the file itself, whatever name or link led to it.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import stat
import struct
from collections.abc import Iterable, Sequence

from deckdl.exercises.worker.isolation import linux

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR, _REMOVE_FILE = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 5
_MAKE_FILE, _TRUNCATE, _DEVICE = 1 << 8, 1 << 14, 1 << 15
# Rights by the first ABI that has them. What is handled but given to no path is refused everywhere: to
# execute, to make folders, links, pipes, sockets and devices.
_FILE_RIGHTS = {1: (1 << 13) - 1, 2: 1 << 13, 3: _TRUNCATE, 5: _DEVICE}
_NETWORK_ABI, _NETWORK = 4, 0b11  # to bind, to connect
_SCOPE_ABI, _SCOPE = 6, 0b11  # sockets in the abstract namespace, signals
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _DEVICE  # the rest is about folders

LIST = _READ_DIR
READ = _READ_FILE | _READ_DIR
WRITE = READ | _WRITE_FILE | _REMOVE_FILE | _MAKE_FILE | _TRUNCATE
USE_DEVICE = _READ_FILE | _WRITE_FILE | _DEVICE

_CREATE_VERSION, _PATH_BENEATH = 1, 1


def version() -> int:
    """The ABI that the kernel speaks. Raises OSError where it has no Landlock."""
    return linux.call("landlock_create_ruleset", None, ctypes.c_size_t(0), ctypes.c_uint32(_CREATE_VERSION))


def restrict(rules: Iterable[tuple[str, int]]) -> None:
    """Leave to this process, of all files, these paths with these rights; those not there are passed over.

    The process must have given up new privileges. Raises OSError where the kernel has no Landlock.
    """
    abi = version()
    handled = sum(rights for first, rights in _FILE_RIGHTS.items() if first <= abi)
    attributes = [handled]
    if abi >= _NETWORK_ABI:
        attributes.append(_NETWORK)
    if abi >= _SCOPE_ABI:
        attributes.append(_SCOPE)
    ruleset = linux.call("landlock_create_ruleset", *_buffer(attributes), ctypes.c_uint32(0))
    try:
        for path, rights in rules:
            _add(ruleset, path, rights & handled)
        linux.call("landlock_restrict_self", ctypes.c_int(ruleset), ctypes.c_uint32(0))
    finally:
        os.close(ruleset)


def _buffer(attributes: Sequence[int]) -> tuple[bytes, ctypes.c_size_t]:
    data = struct.pack(f"={len(attributes)}Q", *attributes)
    return data, ctypes.c_size_t(len(data))


def _add(ruleset: int, path: str, rights: int) -> None:
    with contextlib.suppress(OSError):
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
                rights &= _OF_FILES
            rule = struct.pack("=Qi", rights, descriptor)
            linux.call(
                "landlock_add_rule",
                ctypes.c_int(ruleset),
                ctypes.c_int(_PATH_BENEATH),
                rule,
                ctypes.c_uint32(0),
            )
        finally:
            os.close(descriptor)
