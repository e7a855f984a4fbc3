"""What every trial is: cases, what to ask the solution for each, and a judgement of what it gave."""

from __future__ import annotations

import copy
import errno
import inspect
import types
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from deckdl.exercises.worker.compare import same_behaviour
from deckdl.exercises.worker.drawing import EMPTY, Case, drawn_cases, simple_cases, stated_cases
from deckdl.exercises.worker.ops import Call, Op, Outcome, Problem, Rng
from deckdl.exercises.worker.show import show_arguments

_REFUSED_BY_THE_SYSTEM = tuple(f"[Errno {number}]" for number in (errno.EPERM, errno.EACCES))


@dataclass(frozen=True)
class Failure:
    """Why a case failed, for people."""

    message: str
    expected: str = ""
    got: str = ""
    mark: tuple[int, ...] | None = None
    line: int | None = None


class Trial(ABC):
    """One line of the report: a check of one function of the solution."""

    kind: str
    stage: str
    name: str
    forbid: tuple[str, ...] = ()

    @property
    def calls(self) -> Trial:
        """The trial whose cases and calls this one judges as well: what was asked once is not asked again."""
        return self

    @abstractmethod
    def cases(self) -> list[Case]:
        """All cases, the same each time."""

    @abstractmethod
    def operations(self, case: Case) -> list[Op]:
        """What to ask the solution."""

    @abstractmethod
    def judge(self, case: Case, outcomes: list[Outcome]) -> Failure | None:
        """What is wrong with what it gave; fewer outcomes than operations mean that the last one failed."""

    def simpler(self, case: Case) -> Iterator[Case]:
        """Smaller cases that may fail as well, the simplest first."""
        return iter(())

    def shown(self, case: Case) -> dict[str, str]:
        """The input, for people."""
        return show_arguments(case.arguments)

    def alike(self, case: Case, ours: list[Outcome], theirs: list[Outcome]) -> bool:
        """Whether two solutions behaved in the same way on a case."""
        if len(ours) != len(theirs):
            return False
        for mine, other in zip(ours, theirs, strict=True):
            if (mine.problem is None) != (other.problem is None):
                return False
            if mine.problem and other.problem and _raised(mine.problem) != _raised(other.problem):
                return False
            if not same_behaviour([mine.value, mine.after], [other.value, other.after], case.dtype):
                return False
        return True


class FunctionTrial(Trial):
    """A trial that calls one function once a case."""

    def __init__(
        self,
        reference: types.ModuleType,
        name: str,
        draw: list[dict[str, Any]],
        cases: list[dict[str, Any]],
        seed: int,
    ) -> None:
        self.reference = reference
        self.name = name
        self.function = public_function(reference, name)
        self.signature = inspect.signature(self.function)
        self.draw = draw
        self.stated = cases
        self.dtypes: tuple[str, ...] = ("float64", "float32")
        self.seed = seed

    def cases(self) -> list[Case]:
        drawn = drawn_cases(self.draw, self.signature, self.seed)
        return drawn + stated_cases(self.stated, self.seed, self.dtypes)

    def operations(self, case: Case) -> list[Op]:
        args, kwargs = bind(self.signature, case.arguments)
        return [Call(self.name, args, kwargs, after=True)]

    def simpler(self, case: Case) -> Iterator[Case]:
        return simple_cases(self.draw, self.signature, case, self.seed)


def public_function(module: types.ModuleType, name: str) -> Callable[..., Any]:
    """A function or class of the reference. Raises LookupError where a check names one that is not there."""
    function = getattr(module, name, None)
    if not callable(function):
        raise LookupError(f"the reference has no {name}, which a check names")
    return function  # type: ignore[no-any-return]


def bind(signature: inspect.Signature, arguments: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """By position what has no default, by keyword what has one."""
    args = tuple(
        arguments[name]
        for name, parameter in signature.parameters.items()
        if parameter.default is EMPTY and name in arguments
    )
    kwargs = {
        name: arguments[name]
        for name, parameter in signature.parameters.items()
        if parameter.default is not EMPTY and name in arguments
    }
    return args, kwargs


def passed_names(signature: inspect.Signature, case: Case) -> list[str]:
    """The arguments that a call passes, in the order in which an outcome tells them afterwards."""
    names = [name for name in signature.parameters if name in case.arguments]
    return sorted(names, key=lambda name: signature.parameters[name].default is not EMPTY)


def changed_argument(signature: inspect.Signature, case: Case, outcome: Outcome) -> str | None:
    """The first array argument that is not, to the last bit, what it was before the call."""
    after = outcome.after if isinstance(outcome.after, list) else []
    for name, now in zip(passed_names(signature, case), after, strict=True):
        was = case.arguments[name]
        if not isinstance(was, np.ndarray):
            continue
        same = isinstance(now, np.ndarray) and now.dtype == was.dtype
        if not same or not np.array_equal(now, was, equal_nan=was.dtype.kind == "f"):
            return name
    return None


def call_reference(function: Callable[..., Any], arguments: dict[str, Any]) -> Any:
    """The reference's own result, of arguments that it cannot change."""
    fresh = {
        name: np.random.default_rng(value.seed) if isinstance(value, Rng) else copy.deepcopy(value)
        for name, value in arguments.items()
    }
    with np.errstate(all="ignore"):
        return function(**fresh)


def told(name: str, problem: Problem) -> Failure:
    """An exception of the learner's code, in words."""
    if problem.unwritten:
        return Failure(f"{name} is not written yet.", line=problem.line)
    text = f": {problem.text}" if problem.text else ""
    if problem.type_name == "SystemExit":
        return Failure(
            f"{name} tried to end the process (SystemExit{text}) instead of returning.", line=problem.line
        )
    if problem.type_name == "NotAllowed":
        return Failure(f"{name} {problem.text}.", line=problem.line)
    if problem.text.startswith(_REFUSED_BY_THE_SYSTEM):
        return Failure(f"{name} tried what a solution may not do ({problem.text}).", line=problem.line)
    if problem.type_name == "OSError" and "File too large" in problem.text:
        return Failure(
            f"{name} printed or wrote more than a megabyte; take the output out.", line=problem.line
        )
    if problem.type_name == "OSError" and "Too many open files" in problem.text:
        return Failure(f"{name} opened too many files; close those that it is done with.", line=problem.line)
    if problem.text == "can't start new thread":
        return Failure(f"{name} started more threads than there is memory for.", line=problem.line)
    if problem.type_name == "MemoryError" or "can't allocate memory" in problem.text:  # the latter is torch's
        return Failure(f"{name} asked for more memory than the limit of 4 GiB.", line=problem.line)
    return Failure(f"{name} raised {problem.type_name}{text}", line=problem.line)


def _raised(problem: Problem) -> tuple[str, str]:
    return problem.type_name, problem.text
