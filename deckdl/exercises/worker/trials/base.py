"""What every trial is: cases, what to ask the solution for each, and a judgement of what it gave."""

from __future__ import annotations

import errno
import inspect
import types
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np

from deckdl.exercises.worker.compare import leaves, same_behaviour
from deckdl.exercises.worker.drawing import EMPTY, Case, drawn_cases, simple_cases, stated_cases
from deckdl.exercises.worker.ops import Call, Op, Outcome, Problem
from deckdl.exercises.worker.show import show_arguments, show_both
from deckdl.exercises.worker.values import as_arrays, as_tensors, as_told, takes_tensors, usable
from deckdl.exercises.worker.wire import Tensor

_REFUSED_BY_THE_SYSTEM = tuple(f"[Errno {number}]" for number in (errno.EPERM, errno.EACCES))


@dataclass(frozen=True)
class Failure:
    """Why a case failed, for people."""

    message: str
    expected: str = ""
    got: str = ""
    mark: tuple[int, ...] | None = None  # the first entry that differs
    line: int | None = None
    context: dict[str, str] = field(default_factory=dict)  # shown with the input
    values: tuple[Any, Any] | None = None  # what is expected and got; most failures are never shown

    def shown(self) -> tuple[str, str]:
        """What is expected and what was got, as text."""
        return (self.expected, self.got) if self.values is None else show_both(*self.values, self.mark or ())


@dataclass(frozen=True)
class Subject:
    """A function or class of the exercise, and what it is tried on."""

    reference: types.ModuleType
    name: str
    draw: list[dict[str, Any]]
    cases: list[dict[str, Any]]
    seed: int
    dtypes: tuple[str, ...] = ("float64", "float32")  # of the stated cases

    @property
    def function(self) -> Callable[..., Any]:
        """The reference's own. Raises LookupError where a check names one that is not there."""
        function = getattr(self.reference, self.name, None)
        if not callable(function):
            raise LookupError(f"the reference has no {self.name}, which a check names")
        return function  # type: ignore[no-any-return]

    @property
    def tensors(self) -> bool:
        """Whether it takes tensors and not arrays."""
        return takes_tensors(self.reference)

    def called(self, name: str) -> Subject:
        """The same for another function."""
        return replace(self, name=name)

    def all_cases(self, signature: inspect.Signature) -> list[Case]:
        """The drawn cases, then the stated ones."""
        return drawn_cases(self.draw, signature, self.seed) + stated_cases(self.cases, self.seed, self.dtypes)


class Trial(ABC):
    """One line of the report: a check of one function of the solution."""

    kind: str
    stage: str
    name: str
    forbid: tuple[str, ...] = ()
    seconds: float | None = None  # wall-clock time that all its calls may take, where it is not the usual

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

    def valid(self, case: Case) -> bool:
        """Whether a case that was cut down from one of these may still be asked."""
        return False

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

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.name = subject.name
        self.function = subject.function
        self.signature = inspect.signature(self.function)
        self.tensors = subject.tensors

    def cases(self) -> list[Case]:
        return self.subject.all_cases(self.signature)

    def sent(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """Arguments as the functions of the exercise take them."""
        return {name: as_tensors(value) for name, value in arguments.items()} if self.tensors else arguments

    def operations(self, case: Case) -> list[Op]:
        args, kwargs = bind(self.signature, self.sent(case.arguments))
        return [Call(self.name, args, kwargs, after=True)]

    def reference_result(self, case: Case) -> Any:
        """The reference's own result, for its structure."""
        work_out = partial(call_reference, self.function, self.sent(case.arguments))
        return case.recall(("reference", self.name), work_out)

    def simpler(self, case: Case) -> Iterator[Case]:
        return simple_cases(self.subject.draw, self.signature, case, self.subject.seed)

    def valid(self, case: Case) -> bool:
        try:
            self.reference_result(case)
        except Exception:
            return False
        return True


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
    """The first argument of which an array is not, to the last bit, what it was before the call."""
    after = outcome.after if isinstance(outcome.after, list) else []
    for name, now in zip(passed_names(signature, case), after, strict=True):
        theirs = dict(leaves(now))
        for path, was in leaves(case.arguments[name]):
            mine = as_arrays(theirs.get(path))
            if isinstance(theirs.get(path), Tensor):
                was = as_arrays(as_tensors(was))  # as it was sent
            if isinstance(was, np.ndarray) and not (
                isinstance(mine, np.ndarray)
                and mine.dtype == was.dtype
                and np.array_equal(mine, was, equal_nan=was.dtype.kind == "f")
            ):
                return name
    return None


def call_reference(function: Callable[..., Any], arguments: dict[str, Any]) -> Any:
    """The reference's own result as the wire would tell it, of arguments that it cannot change."""
    with np.errstate(all="ignore"):
        return as_told(function(**usable(arguments)))


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
