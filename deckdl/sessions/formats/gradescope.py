"""Gradescope's results.json: a point for each exercise that passed, and every check listed below it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from deckdl.sessions.formats.texts import NOT_RUN, clean, failure_text, named_checks
from deckdl.sessions.labels import plural

if TYPE_CHECKING:
    from deckdl.exercises.report import Report

POINTS = 1.0  # what an exercise is worth: all of it or nothing
VISIBLE = "visible"


def results(reports: Sequence[Report]) -> str:
    """The results.json of one submission. An exercise carries its point, its checks none."""
    passed = sum(report.passed for report in reports)
    document = {
        "score": POINTS * passed,
        "execution_time": round(sum(report.seconds for report in reports), 3),
        "output": f"{passed} of {plural(len(reports), 'exercise')} passed.",
        "visibility": VISIBLE,
        "tests": [test for report in reports for test in _tests(report)],
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _tests(report: Report) -> list[dict[str, Any]]:
    failure = report.failure
    outcome = failure_text(failure) if failure else ""
    tests = [_test(report.exercise, report.passed, outcome, POINTS)]
    for name, check in named_checks(report):
        text = NOT_RUN if check.status == "not run" else failure_text(check)
        tests.append(_test(f"{report.exercise}: {name}", check.status == "passed", text, 0.0))
    return tests


def _test(name: str, passed: bool, output: str, points: float) -> dict[str, Any]:
    return {
        "name": clean(name),
        "score": points if passed else 0.0,
        "max_score": points,
        "status": "passed" if passed else "failed",
        "output": clean(output),
        "visibility": VISIBLE,
    }
