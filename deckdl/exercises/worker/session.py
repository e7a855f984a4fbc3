"""The learner's module at work: what is asked of it, and what comes of it, problems and warnings included."""

from __future__ import annotations

import importlib
import linecache
import sys
import types
import warnings
from collections.abc import Callable, Iterator
from typing import Any

from deckdl.exercises.worker.experiments import differentiate, measure, train
from deckdl.exercises.worker.ops import (
    Call,
    Differentiate,
    Keep,
    Load,
    Made,
    Measure,
    Op,
    Read,
    Ref,
    Rng,
    Script,
    Set,
    Train,
)
from deckdl.exercises.worker.script import line_in_script, run_script
from deckdl.exercises.worker.values import converted, usable
from deckdl.exercises.worker.wire import Tensor

_NAME, _MRO = (type.__dict__[name].__get__ for name in ("__name__", "__mro__"))  # a metaclass may hide them


class Session:
    """The learner's module and the objects that the judge asked to keep."""

    def __init__(self, source: str, filename: str, forbid: tuple[str, ...], device: str) -> None:
        self.source = source
        self.filename = filename
        self.device = device
        self.kept: dict[str, Any] = {}
        self.forbidden: list[tuple[str, int | None]] = []
        self.module = types.ModuleType("solution")
        self.module.__file__ = filename
        for name in forbid:
            self._watch(name)

    def load(self) -> dict[str, Any]:
        """Run the file; the value is a list of the names that can be called in it, and the device."""
        sys.modules["solution"] = self.module
        linecache.cache[self.filename] = (len(self.source), None, self.source.splitlines(True), self.filename)

        def execute() -> list[Any]:
            exec(compile(self.source, self.filename, "exec", dont_inherit=True), self.module.__dict__)
            return [[name for name, value in vars(self.module).items() if callable(value)], self.device]

        return self._outcome(execute)

    def run(self, operations: list[Op]) -> Iterator[dict[str, Any]]:
        """Do one case's operations in order, up to the first that fails."""
        for operation in operations:
            outcome = self._do(operation)
            yield outcome
            if outcome["problem"] is not None:
                break

    def _do(self, operation: Op) -> dict[str, Any]:
        match operation:
            case Call():
                return self._call(operation)
            case Load(source):
                self.source, self.module, self.kept = source, types.ModuleType("solution"), {}
                self.module.__file__ = self.filename
                return self.load()
            case Keep(value):
                return self._outcome(
                    lambda: self.kept.__setitem__(operation.keep or "", self._resolve(value))
                )
            case Read(handle):
                return self._outcome(lambda: self.kept[handle])
            case Set(handle, attribute, value):
                return self._outcome(lambda: setattr(self.kept[handle], attribute, value))
            case Script(text, arguments):
                return self._script(text, arguments)
            case Differentiate():
                return self._outcome(
                    lambda: differentiate(self._function(operation.name), operation, self.device)
                )
            case Train():
                return self._outcome(lambda: train(vars(self.module), operation, self.device))
            case Measure(name, args, kwargs):
                given = self._resolve([list(args), kwargs])
                return self._outcome(lambda: measure(self._function(name), *given))
        raise TypeError(operation)

    def _function(self, name: str) -> Any:
        return getattr(self.module, name)

    def _call(self, call: Call) -> dict[str, Any]:
        arguments, named = self._resolve(list(call.args)), self._resolve(call.kwargs)

        def execute() -> Any:
            owner = self.module if call.on is None else self.kept[call.on]
            value = getattr(owner, call.name)(*arguments, **named)
            if call.keep is not None:
                self.kept[call.keep] = value
            if call.keep is not None or call.timed:
                return None
            return value if call.then is None else self.kept[call.then]

        outcome = self._outcome(execute)
        if call.after:
            outcome["after"] = [*arguments, *named.values()]
        return outcome

    def _script(self, text: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """What the script shows; where it ends early, the value is its line."""
        line: int | None = None

        def execute() -> Any:
            nonlocal line
            shown, problem = run_script(text, {**vars(self.module), **self._resolve(arguments)})
            if problem is not None:
                line = line_in_script(problem)
                raise problem
            return [list(item) for item in shown]

        outcome = self._outcome(execute)
        return outcome if outcome["problem"] is None else {**outcome, "value": line}

    def _resolve(self, value: Any) -> Any:
        """Arguments as functions take them; arrays came over a moment ago and are nobody else's."""

        def leaf(item: Any) -> Any:
            if isinstance(item, Ref):
                kept = self.kept[item.handle]
                return list(kept) if item.as_list else kept
            return usable(item, self.device) if isinstance(item, (Rng, Made, Tensor)) else item

        return converted(value, leaf)

    def _outcome(self, action: Callable[[], Any]) -> dict[str, Any]:
        self.forbidden.clear()
        value: Any = None
        problem: tuple[str, str, int | None, list[str]] | None = None
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                value = action()
            except (
                BaseException
            ) as error:  # SystemExit and KeyboardInterrupt too: none may end the process unseen
                problem = self._problem(error)
        sys.settrace(None)  # a solution's tracer would run, and raise, in our lines as well
        sys.setprofile(None)
        return {
            "value": value,
            "after": None,
            "problem": problem,
            "warnings": [self._warning(warning) for warning in caught if _counts(warning)],
            "forbidden": list(self.forbidden),
        }

    def _problem(self, error: BaseException) -> tuple[str, str, int | None, list[str]]:
        if isinstance(error, SyntaxError) and error.filename == self.filename:
            return type(error).__name__, str(error.msg), error.lineno, []
        line = None
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self.filename:
                line = trace.tb_lineno
            trace = trace.tb_next
        try:
            text = str(error)[:500]
        except BaseException:
            text = ""
        name, *bases = map(_NAME, _MRO(type(error)))
        return name, text, line, [name, *bases]

    def _warning(self, warning: warnings.WarningMessage) -> tuple[str, int | None]:
        line = warning.lineno if warning.filename == self.filename else None
        return f"{warning.category.__name__}: {warning.message}"[:300], line

    def _watch(self, name: str) -> None:
        """Put a wrapper that notes its callers in the place of a forbidden function."""
        owner, attribute, original = resolve(name)

        def watched(*args: Any, **kwargs: Any) -> Any:
            frame = sys._getframe(1)
            while frame is not None and frame.f_code.co_filename != self.filename:
                frame = frame.f_back  # type: ignore[assignment]
            if frame is not None:
                self.forbidden.append((name, frame.f_lineno))
            return original(*args, **kwargs)

        setattr(owner, attribute, watched)


def resolve(name: str) -> tuple[Any, str, Any]:
    """The owner, attribute and object of a dotted name such as `torch.Tensor.softmax`. Raises LookupError."""
    first, *rest = name.split(".")
    parts = ["numpy" if first == "np" else first, *rest]
    for split in range(len(parts) - 1, 0, -1):
        try:
            owner: Any = importlib.import_module(".".join(parts[:split]))
        except ImportError:
            continue
        try:
            for part in parts[split:-1]:
                owner = getattr(owner, part)
            return owner, parts[-1], getattr(owner, parts[-1])
        except AttributeError:
            continue
    raise LookupError(name)


def _counts(warning: warnings.WarningMessage) -> bool:
    """Deprecations and the like are about a library's version, not about the solution."""
    return issubclass(warning.category, RuntimeWarning)
