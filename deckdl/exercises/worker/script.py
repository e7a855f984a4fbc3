"""Running an author's script, in the solution's process and in the judge alike."""

from __future__ import annotations

import copy
import functools
import sys
import types
from typing import Any

import numpy as np
import torch

from deckdl.exercises.worker.snippet import NAMES
from deckdl.exercises.worker.values import converted, seed_generators

NAME = "<script>"


def run_script(text: str, names: dict[str, Any]) -> tuple[list[tuple[int, Any]], BaseException | None]:
    """What a script shows, as pairs of its line and a copy of the value, and what ended it early.

    Global generators are seeded before, so that two scripts that draw alike get the same numbers.
    """
    shown: list[tuple[int, Any]] = []

    def show(*values: Any) -> None:
        value = values[0] if len(values) == 1 else values
        shown.append((sys._getframe(1).f_lineno, converted(value, _copied)))

    seed_generators(0)
    try:
        exec(_compiled(text), {**NAMES, **names, "show": show})
    except BaseException as error:  # a solution's SystemExit too
        return shown, error
    return shown, None


@functools.lru_cache(maxsize=256)
def _compiled(text: str) -> types.CodeType:
    return compile(text, NAME, "exec")


def line_in_script(error: BaseException) -> int | None:
    """The line of the script from which an exception came."""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == NAME:
            return trace.tb_lineno
        trace = trace.tb_next
    return None


def _copied(item: Any) -> Any:
    """What is shown is what it was then, whatever is done to it afterwards."""
    if isinstance(item, torch.Tensor):
        return item.detach().clone()
    return copy.copy(item) if isinstance(item, np.ndarray) else item
