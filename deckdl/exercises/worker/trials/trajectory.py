"""An optimizer is held to the oracle's at every step, over many random steps and several parameters."""

from __future__ import annotations

import inspect
from typing import Any

import numpy as np
import torch

from deckdl.content.checks import STAGES
from deckdl.exercises.worker.compare import Tolerance, structure_difference, value_difference
from deckdl.exercises.worker.drawing import Case, Plan, defaults, drawn_cases
from deckdl.exercises.worker.ops import Call, Keep, Op, Outcome, Read, Ref, Set
from deckdl.exercises.worker.show import show
from deckdl.exercises.worker.snippet import Snippet
from deckdl.exercises.worker.trials.base import Failure, Subject, Trial, bind, told

SHAPES = ((3, 4), (4,), (2, 1, 3), (1,), (3, 4))  # some alike, for each has a state of its own
# Several dtypes and scales of gradient; the choices of hyper-parameters turn with them.
PLANS = (
    Plan("float64", 1.0, defaults=True),
    Plan("float32", 1.0),
    Plan("float64", 1e-3),
    Plan("float64", 100.0),
)
LR_CHANGES = ((0.4, 0.0), (0.5, 0.3))  # on which part of the way the learning rate is set, times the first
RENEWED_AT = 0.75  # on which part of the way another optimizer takes over the same parameters
GRADIENTS_SEEN_EVERY = 5  # steps: whoever writes into gradients does so in most of them
LONG = 4  # so many times the steps has the first case


Steps = list[Any]  # the parameters at one step


class TrajectoryTrial(Trial):
    """Parameters after each step equal the oracle's; they are updated in place, gradients are left alone."""

    kind = "trajectory"
    stage = STAGES[2]

    def __init__(self, subject: Subject, *, like: str, steps: int, rtol: float | None) -> None:
        self.name = subject.name
        self.signature = inspect.signature(subject.function)
        self.draw = subject.draw
        self.seed = subject.seed
        self.like = Snippet(like, "<like>")
        self.steps = steps
        self.rtol = rtol

    def cases(self) -> list[Case]:
        cases = drawn_cases(self.draw, self.signature, self.seed, PLANS)
        return [
            Case(
                {**_tuples(case), "steps": self.steps * (1 if turn else LONG)},
                case.dtype,
                {"turn": turn, "scale": _scale(turn)},
            )
            for turn, case in enumerate(cases)
        ]

    def operations(self, case: Case) -> list[Op]:
        parameters, gradients = self._tensors(case)
        hyper = {name: value for name, value in case.arguments.items() if name != "steps"}
        args, kwargs = bind(self.signature, {"params": Ref("params", as_list=True), **hyper})
        create = Call(self.name, args, kwargs, keep="optimizer")
        rates, renewed = self._rates(case), self._renewed(case)
        operations: list[Op] = [Keep(parameters, keep="params"), Keep(gradients[0], keep="first"), create]
        for step, grads in enumerate(gradients):
            if step == renewed:
                operations.append(create)
            if step in rates:
                operations.append(Set("optimizer", "lr", rates[step]))
            given = grads if step else Ref("first")
            looked_at = step < 2 or step % GRADIENTS_SEEN_EVERY == 0
            operations.append(Call("step", (given,), on="optimizer", after=looked_at, then="params"))
        return [*operations, Read("first")]  # a later step may still write into gradients of an earlier one

    def _rates(self, case: Case) -> dict[int, float]:
        """The learning rates that are set, by step."""
        first = float(self._hyper(case)["lr"])
        return {int(part * case.arguments["steps"]): times * first for part, times in LR_CHANGES}

    def _renewed(self, case: Case) -> int:
        return max(1, int(RENEWED_AT * case.arguments["steps"]))

    def _hyper(self, case: Case) -> dict[str, Any]:
        given = {name: value for name, value in case.arguments.items() if name != "steps"}
        return {**defaults(self.signature), **given}

    def _tensors(self, case: Case) -> tuple[list[Any], list[list[Any]]]:
        """Parameters at the start, and gradients of each step."""
        tensors: tuple[list[Any], list[list[Any]]] = case.recall("tensors", lambda: self._drawn_tensors(case))
        return tensors

    def _drawn_tensors(self, case: Case) -> tuple[list[Any], list[list[Any]]]:
        assert case.spec is not None
        shapes = case.spec.get("shapes", SHAPES)
        rng = np.random.default_rng([self.seed, case.spec["turn"]])
        dtype = case.dtype
        parameters = [rng.standard_normal(shape).astype(dtype) for shape in shapes]
        parameters[0] = np.asfortranarray(parameters[0])  # a view of it in another order is a copy
        # Gradients of unlike sizes, as parameters of one network have; one step in six gives none at all.
        sizes = [case.spec["scale"] * factor for factor in (1.0, 0.01, 10.0, 1.0, 0.1)]
        gradients = [
            [
                (rng.standard_normal(shape) * size * (step % 6 != 4)).astype(dtype)
                for shape, size in zip(shapes, sizes, strict=False)
            ]
            for step in range(case.arguments["steps"])
        ]
        return parameters, gradients

    def _expected(self, case: Case) -> list[Steps]:
        """The oracle's parameters after each step."""
        steps: list[Steps] = case.recall("expected", lambda: self._oracle_steps(case))
        return steps

    def _oracle_steps(self, case: Case) -> list[Steps]:
        parameters, gradients = self._tensors(case)
        tensors = [torch.tensor(p, dtype=torch.float64, requires_grad=True) for p in parameters]
        scope = {**self._hyper(case), "params": tensors}
        optimizer = self.like.value(scope)
        rates, renewed = self._rates(case), self._renewed(case)
        path = []
        for step, grads in enumerate(gradients):
            if step == renewed:
                optimizer = self.like.value(scope)
            if step in rates:
                optimizer.param_groups[0]["lr"] = rates[step]
            for tensor, grad in zip(tensors, grads, strict=True):
                tensor.grad = torch.tensor(grad, dtype=torch.float64)
            optimizer.step()
            path.append([tensor.detach().numpy().copy() for tensor in tensors])
        return path

    def judge(self, case: Case, outcomes: list[Outcome]) -> Failure | None:
        problem = outcomes[-1].problem
        if problem:
            return told(self.name if len(outcomes) <= 3 else f"{self.name}.step", problem)
        start, gradients = self._tensors(case)
        calls = [outcome for outcome in outcomes[:-1] if outcome.value is not None]  # one for each step
        states = [call.value for call in calls]
        for step, (state, call) in enumerate(zip(states, calls, strict=True)):
            structure = structure_difference(state, start, "the list of parameters")
            if structure:
                return Failure(f"After step {step + 1} of {self.name}: {structure}.")
            if call.after is not None and not _same(call.after[0], gradients[step]):
                return Failure(f"{self.name}.step changed the gradients that it was given; work on a copy.")
        if not _same(outcomes[-1].value, gradients[0]):
            return Failure(
                f"{self.name}.step keeps the first gradients and later writes into them; keep a copy."
            )
        return self._first_divergence(case.dtype, start, states, self._expected(case))

    def _first_divergence(
        self, dtype: str, start: Steps, states: list[Steps], right: list[Steps]
    ) -> Failure | None:
        """The earliest step at which a parameter is off, and the first such parameter."""
        found: list[tuple[int, int, tuple[int, ...]]] = []
        for which, origin in enumerate(start):
            path = np.stack([state[which] for state in states]).astype(np.float64)
            wanted = np.stack([state[which] for state in right])
            limits = Tolerance(1e-4, 2e-6)
            if dtype == "float64":
                # How far a parameter went is compared: a small step on a large parameter must be right too.
                path, wanted = path - origin, wanted - origin
                rounding = 1e-15 * len(states) * float(np.abs(origin).max() + np.abs(wanted).max())
                limits = Tolerance(self.rtol or 1e-9, 1e-9, rounding)
            wrong = value_difference(path, wanted, limits)
            if wrong:
                found.append((wrong.index[0], which, wrong.index[1:]))
        if not found:
            return None
        step, which, index = min(found)
        got, expected = states[step][which], right[step][which]
        still = np.array_equal(got, start[which]) and not np.array_equal(expected, start[which])
        hint = " It has not moved: update the arrays in place." if still else ""
        message = f"{self.name}: parameter {which} is wrong after step {step + 1}.{hint}"
        return Failure(message, mark=index, values=(expected, got))

    def simpler(self, case: Case) -> Any:
        assert case.spec is not None
        for steps in (1, 2, 3, 6):
            arguments = {**case.arguments, "steps": steps}
            yield Case(arguments, case.dtype, {**case.spec, "shapes": ((2,),)})

    def shown(self, case: Case) -> dict[str, str]:
        shown = {name: show(value) for name, value in case.arguments.items() if name != "steps"}
        parameters, gradients = self._tensors(case)
        if len(parameters) == 1:
            shown["params"] = show(parameters)
            shown["grads"] = "; ".join(show(grads) for grads in gradients)
        else:
            shown["params"] = (
                f"{len(parameters)} arrays of shapes {', '.join(str(p.shape) for p in parameters)}"
            )
        return shown


def _same(left: Any, right: list[Any]) -> bool:
    return (
        isinstance(left, (list, tuple)) and len(left) == len(right) and all(map(np.array_equal, left, right))
    )


def _scale(turn: int) -> float:
    return PLANS[turn % len(PLANS)].scale or 1.0


def _tuples(case: Case) -> dict[str, Any]:
    """A list of hyper-parameters, such as betas, is a tuple to the optimizer, in the digits of the author."""
    spec = case.spec or {}
    return {
        name: tuple(spec[name]) if isinstance(value, np.ndarray) else value
        for name, value in case.arguments.items()
    }
