"""What the judge asks the learner's process to do, and what comes back.

Operations are pickled on their way in, since the judge is trusted there; outcomes come back through
`wire`, since the learner's process is not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Ref:
    """Stands, among arguments, for an object that the learner's process keeps under this name.

    With `as_list`, for a new list of what the kept one holds: what a solution puts into its list is not kept.
    """

    handle: str
    as_list: bool = False


@dataclass(frozen=True)
class Rng:
    """Stands, among arguments, for a fresh `numpy.random.default_rng(seed)`."""

    seed: int


@dataclass(frozen=True)
class Op:
    """One request. What it gives is kept under `keep` when that is set."""

    keep: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True)
class Call(Op):
    """Call a function or class of the solution, or, with `on`, a method of a kept object.

    With `after`, the outcome also carries the arguments as they are afterwards. With `then`, its value is
    not what was returned, but a kept object as it is afterwards.
    """

    name: str
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)
    on: str | None = None
    after: bool = False
    then: str | None = None


@dataclass(frozen=True)
class Keep(Op):
    """Keep a value."""

    value: Any


@dataclass(frozen=True)
class Read(Op):
    """Send back a kept value as it is now."""

    handle: str


@dataclass(frozen=True)
class Set(Op):
    """Set an attribute of a kept object."""

    handle: str
    attribute: str
    value: Any


def asked_back(operation: Op) -> int | None:
    """How many arguments an operation's outcome must carry as they are afterwards; None if it need not."""
    if isinstance(operation, Call) and operation.after:
        return len(operation.args) + len(operation.kwargs)
    return None


@dataclass(frozen=True)
class Problem:
    """An exception in the learner's code, with the learner's own line where there is one."""

    type_name: str
    text: str
    line: int | None
    bases: tuple[str, ...] = ()  # the names of its class and of all classes above

    @property
    def unwritten(self) -> bool:
        """Whether this is what a stub does."""
        return self.type_name == "NotImplementedError"


@dataclass(frozen=True)
class Outcome:
    """What one operation gave."""

    value: Any = None
    after: Any = None
    problem: Problem | None = None
    warnings: tuple[tuple[str, int | None], ...] = ()  # text and the learner's line
    forbidden: tuple[tuple[str, int | None], ...] = ()  # name of what was called, and the line

    def answers(self, asked: int | None) -> bool:
        """Whether it carries so many arguments, as `asked_back` says of the operation."""
        if self.problem is not None or asked is None:
            return True
        return isinstance(self.after, list) and len(self.after) == asked

    @staticmethod
    def from_wire(data: Any) -> Outcome:
        """Read what the learner's process sent. Raises TypeError, LookupError or ValueError if it is none."""
        problem = data["problem"]
        return Outcome(
            value=data["value"],
            after=data["after"],
            problem=None
            if problem is None
            else Problem(
                _text(problem[0]), _text(problem[1]), _line(problem[2]), tuple(map(_text, problem[3]))
            ),
            warnings=tuple((_text(text), _line(line)) for text, line in data["warnings"]),
            forbidden=tuple((_text(name), _line(line)) for name, line in data["forbidden"]),
        )


def _text(value: Any) -> str:
    return str(value)[:500]


def _line(value: Any) -> int | None:
    return value if type(value) is int and 0 < value < 1_000_000 else None
