"""What a solution needs to read, and where the answers are that it may not."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import deckdl

# Shared libraries, the time zone's file, users' names, and what a thread pool asks about the processor.
_SYSTEM = (
    "/usr",
    "/lib",
    "/lib32",
    "/lib64",
    "/nix/store",
    "/gnu/store",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/localtime",
    "/etc/nsswitch.conf",
    "/etc/passwd",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/proc/stat",
    "/proc/sys/vm",
    "/sys/devices/system",
    "/dev/zero",
    "/dev/random",
    "/dev/urandom",
)
_CUDA = ("/proc/driver/nvidia", "/proc/devices", "/proc/modules", "/sys/bus/pci", "/sys/devices")


def answers() -> list[str]:
    """The folders with what a solution must not read: in a wheel inside the package, else beside it."""
    package = Path(deckdl.__file__).resolve().parent
    beside = [package.parent / name for name in ("impl", "decks", "tests")] if _is_checkout(package) else []
    return [str(folder) for folder in (package / "shipped", *beside) if folder.is_dir()]


def readable(device: str) -> tuple[list[str], list[str]]:
    """What a solution may read, and which folders it may only list, since an answer is below them."""
    package = Path(deckdl.__file__).resolve().parent
    hidden = [Path(folder) for folder in answers()]
    roots = [*map(Path, _SYSTEM), *(map(Path, _CUDA) if device == "cuda" else ()), package]
    roots += [Path(prefix) for prefix in (sys.prefix, sys.base_prefix)]
    # A checkout on the path offers the package, and beside it the answers; another copy of it only those.
    roots += [Path(entry) for entry in sys.path if entry and not _is_checkout(Path(entry) / "deckdl")]
    whole: list[str] = []
    listed: list[str] = []
    for root in _outermost(Path(os.path.realpath(root)) for root in roots if root.exists()):
        _split(root, hidden, whole, listed)
    return whole, listed


def devices(device: str) -> list[str]:
    """The devices that a solution may write to."""
    found = ["/dev/null"]
    if device == "cuda":
        found += [entry.path for entry in os.scandir("/dev") if entry.name.startswith("nvidia")]
    return found


def _is_checkout(package: Path) -> bool:
    return package.is_dir() and not (package / "shipped").is_dir() and (package.parent / "impl").is_dir()


def _outermost(paths: Iterator[Path]) -> list[Path]:
    """Those that lie below no other; the root of all would be no limit."""
    found = {path for path in paths if path != path.parent}
    return sorted(path for path in found if found.isdisjoint(path.parents))


def _split(path: Path, hidden: Sequence[Path], whole: list[str], listed: list[str]) -> None:
    """The path as a whole, or, where something hidden lies below it, what else does."""
    if not {path, *path.parents}.isdisjoint(hidden):
        return
    if not any(path in other.parents for other in hidden):
        whole.append(str(path))
        return
    listed.append(str(path))
    for child in path.iterdir():
        _split(child, hidden, whole, listed)
