"""What hostile programs are graded against: each would have to return twice its argument, and does not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from textwrap import dedent

import pytest

from deckdl.exercises.report import Report
from tests.exercises.conftest import failure

REFERENCE = """import numpy as np


def double(x):
    return 2 * x
"""
CHECKS = ({"output": "double", "draw": {"x": "normal(N)"}},)
SECONDS = 10.0
linux = pytest.mark.skipif(sys.platform != "linux", reason="what refuses this is Linux's kernel")
Program = tuple[str, str]  # the text, and words that its verdict must have


def refused(graded: Callable[..., Report], program: str, seconds: float = SECONDS) -> str:
    """The message with which a program is refused, once the grader has shown that it still works."""
    report = graded(REFERENCE, dedent(program), *CHECKS, seconds=seconds)
    found = failure(report)
    assert {check.status for check in report.checks} <= {"passed", "failed", "not run"}
    assert graded(REFERENCE, REFERENCE, *CHECKS).passed
    return found.message
