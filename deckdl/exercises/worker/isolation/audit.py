"""The net below the kernel's layers, and the one that speaks: a refusal of Python's own, in plain words.

An audit hook cannot be taken off by Python code. C code passes it by: what must hold against that is the
kernel's to refuse (syscall_filter, landlock). Where the platform has neither, this is what there is.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Sequence

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_NETWORK = "asked for the network, which a solution may not use"
_PROCESS = "tried to start a process, which a solution may not do"
_SIGNAL = "tried to send a signal to another process, which a solution may not do"
_NETWORK_EVENTS = ("connect", "bind", "sendto", "sendmsg", "getaddrinfo", "gethostbyname", "gethostbyaddr")
_PROCESS_EVENTS = ("exec", "fork", "forkpty", "posix_spawn", "spawn", "startfile", "system")
_FILE_EVENTS = ("mkdir", "rmdir", "link", "symlink", "chmod", "chown", "chflags", "utime", "setxattr")


class NotAllowed(PermissionError):
    """A solution reached for what it may not have. The text goes on from its function's name."""


def watch(folder: str, answers: Sequence[str]) -> None:
    """From now on, refuse this process what a solution may not do. It cannot be undone."""
    inside = os.path.realpath(folder) + os.sep
    hidden = tuple(answer + os.sep for answer in answers)
    me = os.getpid()

    def open_(path: object, _mode: object, flags: object) -> None:
        if isinstance(path, int):
            return
        name = os.fsdecode(path)  # type: ignore[arg-type]
        if isinstance(flags, int) and flags & _WRITING:
            writes(name)
        elif os.path.abspath(name).startswith(hidden):
            raise NotAllowed(f"tried to read {name[:200]}, which a solution may not read")

    def writes(*paths: object) -> None:
        for path in paths:
            if isinstance(path, (str, bytes, os.PathLike)):
                name = os.fsdecode(path)
                # The folder itself is opened for a temporary file that gets no name.
                if name != os.devnull and not (os.path.realpath(name) + os.sep).startswith(inside):
                    raise NotAllowed(
                        f"tried to write {name[:200]}; a solution may write only into the folder it starts in"
                    )

    def changes(path: object, *_: object) -> None:
        name = os.fsdecode(path) if isinstance(path, (str, bytes, os.PathLike)) else "a file"
        raise NotAllowed(f"tried to change {name[:200]}; a solution may only write and remove its own files")

    def new_socket(_self: object, family: object, *_: object) -> None:
        if family != socket.AF_UNIX:  # asyncio wakes itself by a pair of these
            raise NotAllowed(_NETWORK)

    def signals(target: object, *_: object) -> None:
        if target != me:
            raise NotAllowed(_SIGNAL)

    def never(sentence: str) -> Callable[..., None]:
        def refuse(*_: object) -> None:
            raise NotAllowed(sentence)

        return refuse

    rules: dict[str, Callable[..., None]] = {
        "open": open_,
        "os.remove": lambda path, *_: writes(path),
        "os.truncate": lambda path, *_: writes(path),
        "os.rename": lambda source, target, *_: writes(source, target),
        "os.kill": signals,
        "os.killpg": signals,
        "socket.__new__": new_socket,
        "subprocess.Popen": never(_PROCESS),
        "pty.spawn": never(_PROCESS),
    }
    rules |= {f"os.{event}": changes for event in _FILE_EVENTS}
    rules |= {f"os.{event}": never(_PROCESS) for event in _PROCESS_EVENTS}
    rules |= {f"socket.{event}": never(_NETWORK) for event in _NETWORK_EVENTS}
    rule_for = rules.get

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        rule = rule_for(event)  # almost every event is none of ours: this line is what they cost
        if rule is not None:
            rule(*arguments)

    sys.addaudithook(hook)
