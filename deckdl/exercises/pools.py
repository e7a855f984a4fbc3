"""Where many submissions are graded at once: on this machine's cores, or on a Dask cluster.

Both are a `concurrent.futures.Executor`. This is the one module that knows Dask.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass

from deckdl.errors import DeckdlError
from deckdl.exercises import submission
from deckdl.exercises.lanes import Lanes

CONNECT_SECONDS = 5.0
WAITING = 64  # submissions in flight for each that is being graded
FEWEST_IN_FLIGHT = 64  # on a cluster, which may grow


@dataclass(frozen=True)
class Pool:
    """An executor, how much to have in flight there, and what it raises for a task that ends its workers."""

    executor: Executor
    in_flight: int
    killed: type[Exception] | None = None


@contextmanager
def local_pool() -> Iterator[Pool]:
    """This machine's cores. Leaving it ends the grades that still run. DeckdlError where no grader starts."""
    submission.start()
    threads = _cores() + 1  # they only wait for forks of the server; one more fills the gaps between these
    executor = Lanes(threads)
    try:
        yield Pool(executor, WAITING * threads)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
        submission.stop()
        executor.shutdown()


@contextmanager
def dask_pool(address: str) -> Iterator[Pool]:
    """The cluster of the scheduler at an address such as tcp://10.0.0.1:8786.

    Raises DeckdlError where Dask is not installed or the scheduler does not answer.
    """
    try:
        import distributed
    except ImportError:
        raise DeckdlError("A cluster needs Dask: install it by pip install 'deckdl[cluster]'.") from None
    threads = _threads_at(address)
    client = distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    executor = client.get_executor(pure=False)
    logging.disable()  # Dask's tracebacks of lost connections: what is raised says what went wrong
    try:
        yield Pool(executor, max(FEWEST_IN_FLIGHT, WAITING * threads), distributed.KilledWorker)
    finally:
        executor.shutdown(wait=False)
        client.close(timeout=CONNECT_SECONDS)
        logging.disable(logging.NOTSET)


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _threads_at(address: str) -> int:
    """How many tasks the cluster runs at a time now; asked without a client, which would keep on trying."""
    import asyncio

    from distributed.core import rpc

    async def ask() -> int:
        async with rpc(address, timeout=CONNECT_SECONDS) as scheduler:
            identity = await asyncio.wait_for(scheduler.identity(), CONNECT_SECONDS)
        return sum(worker["nthreads"] for worker in identity["workers"].values())

    try:
        return asyncio.run(ask())
    except ValueError as error:
        raise DeckdlError(
            f"{address!r} is no address of a scheduler ({error}): write it as in tcp://10.0.0.1:8786."
        ) from None
    except (TimeoutError, OSError, KeyError, TypeError):
        raise DeckdlError(
            f"No Dask scheduler answers at {address}: start one by `dask scheduler`, or check the address."
        ) from None
