"""What the server and its judges say to each other: short frames of one size, some with a file descriptor."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass

_FRAME = struct.Struct("<cii")
KEY_SIZE = 8  # bytes by which the client tells one exercise from another

# From a judge to the server.
SPAWN = b"s"  # a new learner's process, please; CHANNEL answers
END = b"k"  # end the process `pid` and all that it started
STACK = b"u"  # let the process `pid` write down where it is
IDLE = b"i"  # this judge can take another grade

# From the server to a judge.
GRADE = b"g"  # with the client's end of a grade's channel
CHANNEL = b"c"  # with the channel to the process `pid`
ENDED = b"e"  # the process `pid` ended with the wait status `status`


@dataclass(frozen=True)
class Frame:
    """One message; `descriptor` is -1 where none came along."""

    kind: bytes
    pid: int = 0
    status: int = 0
    descriptor: int = -1


def send(channel: socket.socket, kind: bytes, pid: int = 0, status: int = 0, descriptor: int = -1) -> None:
    """Send a frame. Raises OSError where the other side is gone."""
    data = _FRAME.pack(kind, pid, status)
    if descriptor < 0:
        channel.sendall(data)
    else:
        socket.send_fds(channel, [data], [descriptor])


def receive(channel: socket.socket) -> Frame | None:
    """The next frame, waiting for it; None at the end of the stream or where it is broken."""
    data, descriptor = b"", -1
    while len(data) < _FRAME.size:
        try:
            piece, descriptors, _, _ = socket.recv_fds(channel, _FRAME.size - len(data), 1)
        except OSError:
            return None
        if not piece:
            return None
        data += piece
        descriptor = descriptors[0] if descriptors else descriptor
    kind, pid, status = _FRAME.unpack(data)
    return Frame(kind, pid, status, descriptor)
