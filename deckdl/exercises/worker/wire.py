"""How values leave the learner's process: a JSON header and raw array bytes, never a pickle.

What the learner's process sends is data from a stranger. Decoding it must not be able to run anything, so
that a solution cannot reach into the process that judges it.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

MAX_BODY = 1 << 28  # bytes of one result's arrays; more is refused unread
MAX_HEADER = 1 << 24  # bytes of what describes it: reading these takes time and memory
_HEADER = struct.Struct("<QQ")  # lengths of the JSON and of the array bytes


@dataclass(frozen=True)
class Other:
    """A value that is no data: a function, a module, an object. It is known by its type and its text."""

    type_name: str
    text: str


@dataclass(frozen=True)
class Tensor:
    """A torch tensor, brought over as an array."""

    array: npt.NDArray[Any]


@dataclass(frozen=True)
class Scalar:
    """A NumPy scalar, which is as good as a 0-d array but is not one."""

    array: npt.NDArray[Any]


def encode(value: Any) -> bytes:
    """One message: nested lists, tuples, dicts, numbers, text, None, arrays, tensors, exceptions as dicts."""
    buffers: list[bytes] = []
    header = json.dumps(_pack(value, buffers)).encode()
    body = b"".join(buffers)
    return _HEADER.pack(len(header), len(body)) + header + body


def _pack(value: Any, buffers: list[bytes]) -> Any:
    if value is None or isinstance(value, (bool, str)):
        return value
    if type(value) is int:
        return value if abs(value) < 2**53 else {"int": str(value)[:4000]}
    if type(value) is float:
        return {"float": value.hex()}
    if isinstance(value, np.ndarray):
        return _pack_array("array", value, buffers)
    if isinstance(value, np.generic):
        return _pack_array("scalar", np.asarray(value), buffers)
    if isinstance(value, tuple):
        return {"tuple": [_pack(item, buffers) for item in value]}
    if isinstance(value, list):
        return {"list": [_pack(item, buffers) for item in value]}
    if isinstance(value, dict):
        return {"dict": [[_pack(key, buffers), _pack(item, buffers)] for key, item in value.items()]}
    if type(value).__module__.startswith("torch") and hasattr(value, "detach"):
        return _pack_array("tensor", value.detach().cpu().resolve_conj().resolve_neg().numpy(), buffers)
    return {"other": [type(value).__name__, _text_of(value)]}


def _pack_array(kind: str, array: npt.NDArray[Any], buffers: list[bytes]) -> Any:
    array = np.asarray(array)  # of a subclass, what is in memory, not what its own dtype and shape say
    if array.dtype.kind not in "biufc":
        return {"other": [f"array of {array.dtype}", _text_of(array)]}
    if array.nbytes > MAX_BODY:
        return {"other": [f"array of {array.nbytes >> 20} MiB", ""]}
    data = np.ascontiguousarray(array).tobytes()
    buffers.append(data)
    return {kind: [array.dtype.str, list(array.shape), len(data)]}


def _text_of(value: Any) -> str:
    try:
        return repr(value)[:200]
    except BaseException:
        return "an object that cannot be shown"


class WireError(Exception):
    """A message that is not one of ours."""


def decode(header: bytes, body: bytes) -> Any:
    """The value of a message. Raises WireError for anything that `encode` would not have written."""
    try:
        reader = _Reader(body)
        return reader.unpack(json.loads(header))
    except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, MemoryError) as error:
        raise WireError(str(error)) from None
    except RecursionError:
        raise WireError("it is nested too deeply") from None


class _Reader:
    def __init__(self, body: bytes) -> None:
        self.body = body
        self.at = 0

    def unpack(self, packed: Any) -> Any:
        if packed is None or isinstance(packed, (bool, str, int)):
            return packed
        ((kind, content),) = packed.items()
        match kind:
            case "int":
                return int(content)
            case "float":
                return float.fromhex(content)
            case "tuple":
                return tuple(self.unpack(item) for item in content)
            case "list":
                return [self.unpack(item) for item in content]
            case "dict":
                return {_hashable(self.unpack(key)): self.unpack(item) for key, item in content}
            case "array":
                return self._array(content)
            case "scalar":
                return Scalar(self._array(content))
            case "tensor":
                return Tensor(self._array(content))
            case "other":
                return Other(str(content[0]), str(content[1]))
        raise WireError(f"unknown kind {kind!r}")

    def _array(self, content: Any) -> npt.NDArray[Any]:
        dtype, shape, length = np.dtype(str(content[0])), tuple(int(n) for n in content[1]), int(content[2])
        if dtype.kind not in "biufc" or length < 0 or self.at + length > len(self.body):
            raise WireError("an array that is none")
        count = length // max(dtype.itemsize, 1)
        array = np.frombuffer(self.body, dtype=dtype, count=count, offset=self.at).reshape(shape)
        self.at += length
        return array


def _hashable(key: Any) -> Any:
    return key if isinstance(key, (str, int, float, bool, tuple)) or key is None else str(key)


class Inbox:
    """Puts messages together from the pieces in which a stream brings them, several at a time."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def feed(self, piece: bytes) -> None:
        """Take what was received."""
        self._bytes += piece

    def take(self) -> tuple[bytes, bytes] | None:
        """The next message's header and body; None until it is whole. Raises WireError for a wrong length."""
        if len(self._bytes) < _HEADER.size:
            return None
        header_length, body_length = _HEADER.unpack_from(self._bytes)
        if header_length > MAX_HEADER or body_length > MAX_BODY:
            raise WireError("it is larger than any that is asked for")
        body_at = _HEADER.size + header_length
        end = body_at + body_length
        if len(self._bytes) < end:
            return None
        header, body = bytes(self._bytes[_HEADER.size : body_at]), bytes(self._bytes[body_at:end])
        del self._bytes[:end]
        return header, body
