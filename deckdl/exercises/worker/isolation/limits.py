"""How much a solution may take: of processor time, memory, files. The kernel holds it to that."""

from __future__ import annotations

import resource
import sys

OUTPUT_BYTES = 1 << 20  # what a solution may print or write to one file
MEMORY_BYTES = 4 << 30  # what it may take beyond what NumPy and PyTorch already have
CPU_SECONDS = 120  # a net under the wall-clock limit, should the judge be gone
OPEN_FILES = {"cpu": 128, "cuda": 1024}  # a GPU's driver opens many


def limit(device: str) -> None:
    """Limit this process. What is lowered here, only a privilege that is given up elsewhere could raise."""
    _at_most(resource.RLIMIT_CORE, 0)
    _at_most(resource.RLIMIT_FSIZE, OUTPUT_BYTES)
    _at_most(resource.RLIMIT_NOFILE, OPEN_FILES.get(device, OPEN_FILES["cuda"]))
    _at_most(resource.RLIMIT_CPU, CPU_SECONDS, grace=5)  # a handler may swallow the signal, not what follows
    if sys.platform == "darwin":
        _at_most(resource.RLIMIT_NPROC, 1)  # no fork; on Linux this would count threads, and all the user's
    in_use = address_space()
    # CUDA reserves far more address space than there is memory: there, the judge watches what is resident.
    if in_use is not None and device == "cpu":
        _at_most(resource.RLIMIT_AS, in_use + MEMORY_BYTES)


def _at_most(which: int, amount: int, grace: int = 0) -> None:
    """Lower a limit. One that is lower already stays, since raising it is not allowed."""
    _, highest = resource.getrlimit(which)
    hard = amount + grace if highest == resource.RLIM_INFINITY else min(amount + grace, highest)
    resource.setrlimit(which, (min(amount, hard), hard))


def address_space() -> int | None:
    """Bytes of address space in use; None where the platform does not say (macOS ignores the limit)."""
    try:
        with open("/proc/self/statm", "rb", buffering=0) as statm:  # as text this takes ten times as long
            return int(statm.read().split()[0]) * resource.getpagesize()
    except OSError:
        return None
