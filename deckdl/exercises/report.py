"""What a grade found, as data: the screen, the shell and JSON each draw it in their own way."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Status = Literal["passed", "failed", "not run"]


@dataclass(frozen=True)
class CheckResult:
    """One check's outcome.

    `input`, `expected` and `got` are readable text (arrays as NumPy prints them), of the smallest input that
    still fails; `mark` is the index of the first entry of `got` that differs. `line` is a line of the
    learner's file. `diagnosis` is the sentence of the known mistake that behaves in the same way. `seconds`
    is the time since the check before it ended.
    """

    kind: str
    name: str
    stage: str
    status: Status = "not run"
    cases: int = 0
    message: str = ""
    input: dict[str, str] = field(default_factory=dict)
    expected: str = ""
    got: str = ""
    mark: list[int] | None = None
    line: int | None = None
    diagnosis: str | None = None
    seconds: float = field(default=0.0, compare=False)


@dataclass(frozen=True)
class Report:
    """The verdict on one file for one exercise. It passed only if every check ran and passed."""

    exercise: str
    passed: bool
    seconds: float
    device: str
    checks: tuple[CheckResult, ...]
    printed: str = ""  # the first of what the learner's code printed

    @property
    def failure(self) -> CheckResult | None:
        """The first check that failed."""
        return next((check for check in self.checks if check.status == "failed"), None)

    def to_json(self) -> dict[str, Any]:
        """Plain data for `json.dumps`; keys are stable."""
        return asdict(self)

    @staticmethod
    def from_json(data: dict[str, Any]) -> Report:
        """The report that `to_json` made this of."""
        return Report(**{**data, "checks": tuple(CheckResult(**check) for check in data["checks"])})


def failed_to_load(exercise: str, message: str, *, seconds: float = 0.0, line: int | None = None) -> Report:
    """The report on a file whose checks could not begin, or ended without a verdict."""
    check = CheckResult("loads", exercise, "loads", "failed", message=message, line=line)
    return Report(exercise, False, seconds, "cpu", (check,))
