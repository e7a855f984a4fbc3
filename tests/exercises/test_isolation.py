"""What no hostile program can try here: another processor's filter, an installed package's files."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckdl.exercises.worker.isolation import linux, paths, syscall_filter
from deckdl.exercises.worker.isolation.syscalls import NUMBERS

ALLOWED = 0x7FFF0000
ME = syscall_filter._ME


@pytest.fixture(params=linux.MACHINES)
def machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(linux, "MACHINE", request.param)
    syscall_filter._program.cache_clear()
    yield request.param
    syscall_filter._program.cache_clear()


def verdict(number: int, *arguments: int, architecture: int) -> int:
    """What the filter's program returns for a call: a kernel's interpreter in a few lines."""
    data = struct.pack("=iIQ6Q", number, architecture, 0, *(*arguments, 0, 0, 0, 0, 0, 0)[:6])
    program = list(struct.iter_unpack("=HBBI", syscall_filter._program()))
    at = accumulator = 0
    while True:
        code, if_true, if_false, value = program[at]
        at += 1
        match code:
            case 0x20:
                (accumulator,) = struct.unpack_from("=I", data, value)
            case 0x54:
                accumulator &= value
            case 0x15:
                at += if_true if accumulator == value else if_false
            case 0x25:
                at += if_true if accumulator > value else if_false
            case 0x06:
                return int(value)
            case _:
                raise AssertionError(f"no such instruction: {code:#x}")


@pytest.mark.skipif(sys.byteorder != "little", reason="arguments are read by their low half")
def test_the_filter_lets_through_what_it_should_and_nothing_else(machine: str):
    architecture = syscall_filter._AUDIT_ARCHITECTURE[machine]
    other = next(value for value in syscall_filter._AUDIT_ARCHITECTURE.values() if value != architecture)

    def allowed(name: str, *arguments: int) -> bool:
        number = NUMBERS[name][linux.MACHINES.index(machine)]
        assert number is not None
        return verdict(number, *arguments, architecture=architecture) == ALLOWED

    assert allowed("clone", 0x3D0F00)  # a thread, as the C library makes it
    assert not allowed("clone", 17)  # a process: SIGCHLD alone
    assert not allowed("clone3")
    assert allowed("kill", ME, 9)
    assert not allowed("kill", ME + 1, 9)
    assert not allowed("kill", 2**64 - 1, 9)
    assert allowed("tgkill", ME, ME + 5, 6)
    assert allowed("prlimit64", 0)
    assert not allowed("prlimit64", ME + 1)
    assert allowed("setpriority", os.PRIO_PROCESS, 0)
    assert not allowed("setpriority", os.PRIO_USER, 0)
    assert not allowed("setpriority", os.PRIO_PROCESS, ME + 1)
    assert allowed("socketpair", 1, 1 | 0o2000000)  # a stream, closed on exec
    assert not allowed("socketpair", 1, 2)
    assert allowed("fcntl", 1, 3)
    assert not allowed("fcntl", 1, 8)
    assert allowed("ioctl", 1, 0x5401)
    assert not allowed("ioctl", 1, 0x5412)
    assert allowed("prctl", 15)
    assert not allowed("prctl", 1)
    for name in ("socket", "execve", "ptrace", "unshare", "io_uring_setup", "fchmodat", "shmget"):
        assert not allowed(name)
    for number in (0x40000000, 463, 2**31 - 1):
        assert verdict(number, architecture=architecture) != ALLOWED
    assert verdict(1, architecture=architecture) == ALLOWED
    assert verdict(1, architecture=other) != ALLOWED


def test_an_installed_package_is_readable_but_for_its_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    site = tmp_path / "site-packages"
    for file in (
        "deckdl/__init__.py",
        "deckdl/exercises/grader.py",
        "deckdl/shipped/impl/a/b.py",
        "deckdl/shipped/decks/a.yaml",
        "numpy/__init__.py",
        "module.py",
    ):
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        (site / file).touch()
    monkeypatch.setattr(paths.deckdl, "__file__", str(site / "deckdl" / "__init__.py"))
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    whole, listed = (set(map(Path, found)) for found in paths.readable("cpu"))

    def readable(file: str) -> bool:
        return any(path in whole for path in ((site / file).resolve(), *(site / file).resolve().parents))

    assert readable("numpy/__init__.py")
    assert readable("module.py")
    assert readable("deckdl/exercises/grader.py")
    assert not readable("deckdl/shipped/impl/a/b.py")
    assert not readable("deckdl/shipped/decks/a.yaml")
    assert {site.resolve(), (site / "deckdl").resolve()} <= listed


def test_a_checkout_is_closed_but_for_the_package():
    whole, _ = paths.readable("cpu")
    root = Path(paths.deckdl.__file__).resolve().parents[1]
    inside = {Path(path).relative_to(root).parts[0] for path in whole if Path(path).is_relative_to(root)}
    assert inside <= {"deckdl", ".venv", "venv"}
