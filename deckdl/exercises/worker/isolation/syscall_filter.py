"""Which system calls a solution may not make: a seccomp filter, written as a classic BPF program.

The kernel runs it before each call of this process and of all its threads, and nothing takes it off again. It
looks at numbers and plain arguments only, never through a pointer; what it refuses fails with an errno, which
Python turns into an exception at the learner's own line.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import struct
from dataclasses import dataclass

from deckdl.exercises.worker.isolation import linux
from deckdl.exercises.worker.isolation.syscalls import NEWEST, NUMBERS

_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 22, 2
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_AUDIT_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_LOAD, _AND, _IF_EQUAL, _IF_ABOVE, _RETURN = 0x20, 0x54, 0x15, 0x25, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _ARGUMENTS_AT = 0, 4, 16  # in struct seccomp_data

_CLONE_THREAD, _SOCK_STREAM = 0x10000, 1
_F_SETOWN, _F_SETSIG, _F_SETOWN_EX = 8, 10, 15  # these let the kernel send a signal in our name
_FIOSETOWN, _SIOCSPGRP, _TIOCSTI = 0x8901, 0x8902, 0x5412  # so do these; the last types into a terminal
_PR_SET_PDEATHSIG = 1  # it would take off what ends a solution together with its judge


@dataclass(frozen=True)
class _Test:
    """An argument's low 32 bits, under a mask: if they are `one_of` these, the call is `allowed` so far."""

    argument: int
    one_of: tuple[int, ...]
    allowed: bool = True
    mask: int = 0xFFFFFFFF


_ME = 0x7EEEEEEE  # stands, in the program that all processes share, for the number of each


def _policy() -> dict[str, tuple[int, tuple[_Test, ...]]]:
    """For each call that is not simply allowed: the errno, and the tests that let it through after all."""
    policy: dict[str, tuple[int, tuple[_Test, ...]]] = {
        name: (errno.EPERM, ()) for name in NUMBERS if not name.startswith("landlock")
    }
    # The flags of clone3 are behind a pointer. Where it seems not to exist, the C library takes clone.
    policy["clone3"] = (errno.ENOSYS, ())
    policy["clone"] = (errno.EPERM, (_Test(0, (_CLONE_THREAD,), mask=_CLONE_THREAD),))
    policy["socket"] = policy["connect"] = policy["bind"] = (errno.EACCES, ())
    # A pair of streams reaches nobody (asyncio wakes itself by one); a datagram may be sent to any address.
    policy["socketpair"] = (errno.EACCES, (_Test(1, (_SOCK_STREAM,), mask=0xF),))
    for name in ("kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo"):
        policy[name] = (errno.EPERM, (_Test(0, (_ME,)),))
    for name in ("prlimit64", "sched_setaffinity", "sched_setattr", "sched_setparam", "sched_setscheduler"):
        policy[name] = (errno.EPERM, (_Test(0, (0, _ME)),))
    policy["setpriority"] = (errno.EPERM, (_Test(0, (os.PRIO_PROCESS,)), _Test(1, (0, _ME))))
    policy["fcntl"] = (errno.EPERM, (_Test(1, (_F_SETOWN, _F_SETSIG, _F_SETOWN_EX), allowed=False),))
    policy["ioctl"] = (errno.EPERM, (_Test(1, (_FIOSETOWN, _SIOCSPGRP, _TIOCSTI), allowed=False),))
    policy["prctl"] = (errno.EPERM, (_Test(0, (_PR_SET_PDEATHSIG,), allowed=False),))
    return policy


def prepare() -> None:
    """Assemble the program, so that a process forked from this one only has to hand it over."""
    if linux.KNOWN:
        _program()


def install() -> None:
    """Put the filter on this process, which must have one thread, as a fork has.

    Raises OSError where the kernel takes no filters.
    """
    program = _program().replace(struct.pack("=I", _ME), struct.pack("=I", os.getpid()))
    instructions = ctypes.create_string_buffer(program, len(program))
    fields = struct.pack("@HP", len(program) // 8, ctypes.addressof(instructions))
    header = ctypes.create_string_buffer(fields, len(fields))
    linux.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(header))


@functools.cache
def _program() -> bytes:
    # Another architecture's calls (int 0x80, or x32 by a high bit) have other numbers: there are none such.
    nothing = _return(_ERRNO | errno.ENOSYS)
    program = [
        _op(_LOAD, _ARCHITECTURE_AT),
        _op(_IF_EQUAL, _AUDIT_ARCHITECTURE[linux.MACHINE], 1, 0),
        nothing,
        _op(_LOAD, _NUMBER_AT),
        _op(_IF_ABOVE, NEWEST, 0, 1),
        nothing,
    ]
    for name, (error, tests) in _policy().items():
        number = linux.number(name)
        if number is not None:
            block = _block(error, tests)
            program += [_op(_IF_EQUAL, number, 0, len(block)), *block]
    return b"".join([*program, _return(_ALLOW)])


def _block(error: int, tests: tuple[_Test, ...]) -> list[bytes]:
    """What happens to one call: every way through it returns."""
    refuse = _return(_ERRNO | error)
    block: list[bytes] = []
    for test in tests:
        block += [_op(_LOAD, _ARGUMENTS_AT + 8 * test.argument), _op(_AND, test.mask)]
        if test.allowed:
            left = len(test.one_of)
            block += [_op(_IF_EQUAL, value, left - at, 0) for at, value in enumerate(test.one_of)]
            block.append(refuse)
        else:
            for value in test.one_of:
                block += [_op(_IF_EQUAL, value, 0, 1), refuse]
    return [*block, _return(_ALLOW) if tests else refuse]


def _op(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value & 0xFFFFFFFF)


def _return(action: int) -> bytes:
    return _op(_RETURN, action)
