"""What stands between a solution and the machine, in layers: each is used where the platform has it.

The learner's process shuts itself in, right after its fork and before the learner's code is loaded. Limits
bound what it takes. On Linux a filter on system calls leaves it alone in the world (no process, no network,
no signal to another), and Landlock leaves it the files that Python needs and one folder to write in.
Everywhere an audit hook lies below, which also says what was refused. `deckdl doctor` tries what holds here.
"""

from __future__ import annotations

import contextlib
import functools
from dataclasses import dataclass

from deckdl.exercises.worker.isolation import audit, landlock, limits, linux, paths, syscall_filter


@dataclass(frozen=True)
class Isolation:
    """What a solution is left with."""

    device: str
    answers: tuple[str, ...]
    rules: tuple[tuple[str, int], ...]  # paths with Landlock's rights

    def enter(self, folder: str, parent: int) -> None:
        """Shut this process in, for good: it may write in `folder` alone, and ends with its `parent`.

        A layer that the platform lacks is passed over.
        """
        linux.die_with(parent)
        limits.limit(self.device)
        if linux.KNOWN:
            # In this order: the filter would refuse what the lines before it do.
            linux.no_new_privileges()
            for layer in (linux.drop_capabilities, lambda: self._lock_files(folder), syscall_filter.install):
                with contextlib.suppress(OSError):
                    layer()
        audit.watch(folder, self.answers)

    def _lock_files(self, folder: str) -> None:
        own = [(folder, landlock.WRITE), ("/proc/self", landlock.READ)]
        landlock.restrict([*self.rules, *own])


@functools.cache
def prepare(device: str) -> Isolation:
    """For solutions on "cpu" or "cuda". The server asks once, before it forks: looking costs milliseconds."""
    syscall_filter.prepare()
    whole, listed = paths.readable(device)
    rules = [(path, landlock.READ) for path in whole] + [(path, landlock.LIST) for path in listed]
    rules += [(path, landlock.USE_DEVICE) for path in paths.devices(device)]
    return Isolation(device, tuple(paths.answers()), tuple(rules))
