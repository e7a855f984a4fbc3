"""Typed gaps: the words count, their writing does not."""

from __future__ import annotations

import pytest

from deckdl.answers.cloze import judge


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("the mean", "The  mean"),
        ("The mean.", "the mean"),
        ("x", "**x**"),
        ("ﬁlter", "filter"),
        ("E\u0301tude", "\u00e9tude"),
        ("learning rate", "learning-rate"),
        ("-1", "−1"),
        (r"\mu", r"$\mu$"),
        (r"$\mu$", r"$\mu$"),
        ("μ", r"$\mu$"),
        ("σ(z)(1−σ(z))", r"$\sigma(z)(1-\sigma(z))$"),
        ("0.5", "0.5"),
    ],
)
def test_right(typed: str, answer: str) -> None:
    assert judge(typed, answer).right is True


@pytest.mark.parametrize(
    ("typed", "answer"), [("mean", "variance"), ("1", "-1"), ("05", "0.5"), ("m u", "n u")]
)
def test_wrong(typed: str, answer: str) -> None:
    verdict = judge(typed, answer)
    assert verdict.right is False
    assert answer in verdict.message


def test_nothing_is_not_judged() -> None:
    assert judge("  ", "x").right is None
