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
    """Stands, among arguments, for a fresh `numpy.random.default_rng(seed)`, or a `torch.Generator`."""

    seed: int
    torch: bool = False


@dataclass(frozen=True)
class Made:
    """Stands, among arguments, for what an expression makes: a function, a module, whatever is no data."""

    expression: str


@dataclass(frozen=True)
class Op:
    """One request. What it gives is kept under `keep` when that is set."""

    keep: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True)
class Load(Op):
    """Run another solution's text in the place of the one before; for known mistakes, which are ours."""

    source: str


@dataclass(frozen=True)
class Call(Op):
    """Call a function or class of the solution, or, with `on`, a method of a kept object.

    With `after`, the outcome also carries the arguments as they are afterwards. With `then`, its value is
    not what was returned, but a kept object as it is afterwards. With `timed`, its value is None, and it is
    sent as soon as it is there.
    """

    name: str
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)
    on: str | None = None
    after: bool = False
    then: str | None = None
    timed: bool = False


@dataclass(frozen=True)
class Script(Op):
    """Run a script over arguments and the solution's names; the value is a list of what it shows.

    Each item is a pair: the number of the script's line, and the value, or a tuple where it shows several.
    """

    text: str
    arguments: dict[str, Any]


@dataclass(frozen=True)
class Differentiate(Op):
    """Call a function and differentiate its result with autograd, in a random direction.

    The value is (result, gradients), one for each argument in `wrt`; with `second`, arrays like them, the
    gradients of sum(second * gradients) as well. A result of several tensors takes a list of cotangents.
    With `gradcheck`, instead of all that, None or what PyTorch's own check says against the function.
    """

    name: str
    arguments: dict[str, Any]
    wrt: tuple[str, ...]
    cotangents: tuple[Any, ...] = ()
    second: tuple[Any, ...] = ()
    gradcheck: bool = False


@dataclass(frozen=True)
class Train(Op):
    """Make a model, train it and ask it something.

    The value is a mapping: `answer`, the log's `steps` and `losses`, `updates` (those of torch.optim),
    `still` (names of parameters that never moved), `moved_at_rate_0`, `data_changed`, `mode_was_kept`.
    """

    model: str
    train: str
    ask: str
    data: tuple[Any, ...]
    held_out: dict[str, Any]
    steps: int
    seed: int


@dataclass(frozen=True)
class Measure(Op):
    """Call a function; the value is what the call took at most at once, in bytes, and its result's own."""

    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


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


@dataclass(frozen=True)
class Form:
    """What the outcome of an operation must look like, if it is no problem, to be an answer at all."""

    after: int | None = None  # so many arguments as they are afterwards
    operation: str = ""  # the kind whose value has a form of its own
    timed: bool = False


_LISTS, _FLAGS = ("steps", "losses", "still", "moved_at_rate_0"), ("data_changed", "in_train_mode")
_TRAINED = {"answer", "updates", *_LISTS, *_FLAGS}


def form_of(operation: Op) -> Form:
    """The form of an operation's outcome, which can be kept without its arguments."""
    if isinstance(operation, Call) and operation.after:
        return Form(after=len(operation.args) + len(operation.kwargs))
    if isinstance(operation, Differentiate) and operation.gradcheck:
        return Form(operation="Gradcheck")
    return Form(operation=type(operation).__name__, timed=isinstance(operation, Call) and operation.timed)


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
    spent: float = 0.0  # seconds of processor time that the process had taken when this arrived, if timed

    def answers(self, form: Form) -> bool:
        """Whether it has the form that `form_of` says of the operation."""
        value = self.value
        if self.problem is not None:
            return True
        if form.after is not None:
            return isinstance(self.after, list) and len(self.after) == form.after
        match form.operation:
            case "Script":
                pairs = value if isinstance(value, list) else [None]
                return all(isinstance(p, list) and len(p) == 2 and type(p[0]) is int for p in pairs)
            case "Gradcheck":
                return value is None or isinstance(value, str)
            case "Train":
                return isinstance(value, dict) and value.keys() == _TRAINED and _training(value)
            case "Measure":
                return isinstance(value, tuple) and [type(size) for size in value] == [int, int]
        return True

    @staticmethod
    def from_wire(data: Any, spent: float = 0.0) -> Outcome:
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
            spent=spent,
        )


def _training(value: dict[str, Any]) -> bool:
    lists = all(isinstance(value[key], list) for key in _LISTS)
    flags = all(isinstance(value[key], bool) for key in _FLAGS)
    return lists and flags and type(value["updates"]) is int and len(value["steps"]) == len(value["losses"])


def _text(value: Any) -> str:
    return str(value)[:500]


def _line(value: Any) -> int | None:
    return value if type(value) is int and 0 < value < 1_000_000 else None
