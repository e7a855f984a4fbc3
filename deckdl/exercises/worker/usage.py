"""What a learner's process takes that no limit of its own bounds: threads, resident memory, files on disk."""

from __future__ import annotations

import os
import resource
import time

from deckdl.exercises.worker.isolation.limits import MEMORY_BYTES

MAX_THREADS = 256  # a large machine's pools stay below
MAX_FILES = 100
MAX_FILE_BYTES = 16 << 20  # of all its files together
LOOK_EVERY = 0.05  # seconds


class Watch:
    """Looks at one process, as often as it is asked to but no oftener than is worth it."""

    def __init__(self, pid: int, folder: str) -> None:
        self._folder = folder
        self._process = f"/proc/{pid}"
        self._memory = _resident(self._process) + MEMORY_BYTES
        self._again = 0.0

    def too_much(self) -> str | None:
        """What it took too much of, as the end of a sentence."""
        now = time.monotonic()
        if now < self._again:
            return None
        self._again = now + LOOK_EVERY
        if _threads(self._process) > MAX_THREADS:
            return f"started more than {MAX_THREADS} threads"
        # The address space is limited too, but not on a GPU, whose driver reserves more than there is.
        if _resident(self._process) > self._memory:
            return f"took more memory than the limit of {MEMORY_BYTES >> 30} GiB"
        return self._too_many_files()

    def _too_many_files(self) -> str | None:
        count = size = 0
        try:
            with os.scandir(self._folder) as entries:
                for entry in entries:
                    count += 1
                    size += entry.stat(follow_symlinks=False).st_size
                    if count > MAX_FILES:
                        return f"wrote more than {MAX_FILES} files"
        except OSError:  # the client took the folder away, or the code a file between two looks
            return None
        return f"wrote files of more than {MAX_FILE_BYTES >> 20} MiB" if size > MAX_FILE_BYTES else None


def processor_time(pid: int) -> float:
    """Seconds of processor time that a process has taken, which it cannot hide; where the platform does not
    tell that of another process, the time of day serves instead."""
    try:
        return time.clock_gettime((~pid << 3) | 2)  # what clock_getcpuclockid gives on Linux
    except (OSError, AttributeError, OverflowError):
        return time.monotonic()


def _threads(process: str) -> int:
    """How many threads it has; 0 where the platform does not say, here and below."""
    try:
        with open(f"{process}/stat", "rb", buffering=0) as stat:
            return int(stat.read().rpartition(b")")[2].split()[17])
    except (OSError, IndexError):
        return 0


def _resident(process: str) -> int:
    try:
        with open(f"{process}/statm", "rb", buffering=0) as statm:
            return int(statm.read().split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0
