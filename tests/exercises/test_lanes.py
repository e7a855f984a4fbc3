"""The threads that grade many submissions keep to the exercises which their judges know."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from deckdl.exercises.lanes import Lanes

SECONDS = 30.0


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    with Lanes(2) as lanes:
        yield lanes


def request(exercise: str) -> dict[str, str]:
    return {"exercise": exercise}


def test_an_exercise_stays_with_the_thread_that_had_it_first(lanes: Lanes) -> None:
    all_submitted, both_at_work = threading.Event(), threading.Barrier(2, timeout=SECONDS)

    def thread_of(_: dict[str, str]) -> int:
        all_submitted.wait(SECONDS)
        both_at_work.wait()
        return threading.get_ident()

    order = ["mse", "softmax", "mse", "mse", "softmax", "softmax", "mse", "softmax"]
    tasks = [(exercise, lanes.submit(thread_of, request(exercise))) for exercise in order]
    all_submitted.set()
    seen: dict[str, set[int]] = {"mse": set(), "softmax": set()}
    for exercise, task in tasks:
        seen[exercise].add(task.result(SECONDS))
    assert len(seen["mse"]) == len(seen["softmax"]) == 1
    assert seen["mse"] != seen["softmax"]


def test_a_thread_with_nothing_of_its_own_helps(lanes: Lanes) -> None:
    both_at_work = threading.Barrier(2, timeout=SECONDS)
    tasks = [lanes.submit(lambda _: both_at_work.wait(), request("mse")) for _ in range(2)]
    assert sorted(task.result(SECONDS) for task in tasks) == [0, 1]


def test_an_exception_is_the_tasks_and_the_thread_goes_on(lanes: Lanes) -> None:
    def fail(_: dict[str, str]) -> None:
        raise ValueError("no")

    failing = [lanes.submit(fail, request("mse")) for _ in range(3)]
    fine = lanes.submit(lambda _, word: word, request("mse"), "yes")
    assert [str(task.exception(SECONDS)) for task in failing] == ["no"] * 3
    assert fine.result(SECONDS) == "yes"


def test_what_waits_at_the_end_is_done_or_cancelled(lanes: Lanes) -> None:
    begun, go_on = threading.Semaphore(0), threading.Event()

    def wait(_: dict[str, str]) -> bool:
        begun.release()
        return go_on.wait(SECONDS)

    at_work = [lanes.submit(wait, request("mse")) for _ in range(2)]
    for _ in at_work:
        assert begun.acquire(timeout=SECONDS)
    waiting = lanes.submit(wait, request("mse"))
    lanes.shutdown(wait=False, cancel_futures=True)
    go_on.set()
    assert waiting.cancelled()
    assert all(task.result(SECONDS) for task in at_work)
    with pytest.raises(RuntimeError):
        lanes.submit(wait, request("mse"))
