"""Intervals and reports as text."""

from datetime import timedelta

import pytest

from deckdl.exercises.report import CheckResult, Report
from deckdl.sessions.labels import interval, nearest, spoken
from deckdl.sessions.report_text import locate, report_lines


@pytest.mark.parametrize(
    ("span", "label"),
    [
        (timedelta(seconds=-5), "0s"),
        (timedelta(seconds=30), "30s"),
        (timedelta(minutes=1), "1m"),
        (timedelta(seconds=330), "6m"),
        (timedelta(minutes=10), "10m"),
        (timedelta(minutes=59, seconds=50), "1h"),
        (timedelta(hours=5), "5h"),
        (timedelta(hours=23, minutes=50), "1d"),
        (timedelta(days=3), "3d"),
        (timedelta(days=36), "1.2mo"),
        (timedelta(days=60), "2mo"),
        (timedelta(days=364), "1y"),
        (timedelta(days=365), "1y"),
        (timedelta(days=900), "2.5y"),
    ],
)
def test_an_interval_is_short(span: timedelta, label: str) -> None:
    assert interval(span) == label


def test_durations_are_spoken() -> None:
    assert [spoken(seconds) for seconds in (1, 40, 60, 840, 7200)] == [
        "1 second",
        "40 seconds",
        "1 minute",
        "14 minutes",
        "2 hours",
    ]


def test_the_nearest_names_are_told() -> None:
    assert nearest("loses", ["losses", "activations"]) == " The nearest: losses."
    assert nearest("xyz", ["losses"]) == ""


@pytest.mark.parametrize(
    ("text", "mark", "found"),
    [
        ("[nan,  0.]", [0], "nan"),
        ("[[1., 2.],\n [3., 4.]]", [1, 0], "3."),
        ("[[[1 2]\n  [3 4]]\n\n [[5 6]\n  [7 8]]]", [1, 1, 0], "7"),
        ("array([1., -2.5e+03])", [1], "-2.5e+03"),
        ("0.25", [], "0.25"),
        ("[0., 1., ..., 9.]", [5], None),
        ("[1.]", [3], None),
    ],
)
def test_the_differing_entry_is_found_in_an_array(text: str, mark: list[int], found: str | None) -> None:
    place = locate(text, mark)
    if found is None:
        assert place is None
    else:
        assert place is not None
        line, column, width = place
        assert text.splitlines()[line][column : column + width].rstrip(")") == found


def test_a_failure_reads_in_order() -> None:
    failed = CheckResult(
        "stable",
        "softmax",
        "extremes",
        "failed",
        cases=3,
        message="not finite",
        input={"x": "[1000.,  0.]"},
        expected="[1., 0.]",
        got="[nan,  0.]",
        mark=[0],
        diagnosis="exp overflows for large scores; subtract the row's maximum first.",
    )
    checks = (
        CheckResult("loads", "softmax", "loads", "passed"),
        failed,
        CheckResult("gradient", "softmax", "gradients"),
    )
    text = "\n".join(report_lines(Report("activations/softmax.py", False, 0.038, "cpu", checks, "hello\n")))
    assert (
        text
        == """\
✓ passed   loads
✗ failed   stable softmax, 3 cases
· not run  gradient softmax

exp overflows for large scores; subtract the row's maximum first.

not finite

x         [1000.,  0.]
expected  [1., 0.]
got       [nan,  0.]
            ▲ the first that differs

Your code printed:
hello

activations/softmax.py: failed in 38 ms."""
    )
