"""Typed numbers: writing is forgiven, value is not."""

from __future__ import annotations

import math

import pytest

from deckdl.answers.numeric import judge
from deckdl.content.expressions import compile_expression
from deckdl.content.variables import draw_variables


@pytest.mark.parametrize(
    ("typed", "expected", "unit"),
    [
        ("1e-3", 0.001, ""),
        ("1E−3", 0.001, ""),
        ("1/3", 1 / 3, ""),
        (" 1 / 3 ", 1 / 3, ""),
        ("−0.5", -0.5, ""),
        ("- 0.5", -0.5, ""),
        ("+.5", 0.5, ""),
        ("0.50", 0.5, ""),
        ("5.", 5, ""),
        (" 12 ", 12, ""),
        ("12.0", 12, ""),
        ("012", 12, ""),
        ("24/2", 12, ""),
        ("1e5", 100000, ""),
        ("12 px", 12, "px"),
        ("12px", 12, "px"),
        ("12", 12, "px"),
        ("50 %", 50, "%"),
        ("1,5", 1.5, ""),
        ("0,500", 0.5, ""),
        (",5", 0.5, ""),
        ("1,234,567", 1234567, ""),
        ("1,234.5", 1234.5, ""),
        ("1.234,5", 1234.5, ""),
        ("1 234 567", 1234567, ""),
        ("inf", math.inf, ""),
        ("-∞", -math.inf, ""),
        ("0", 0.0, ""),
        ("0.3334", 1 / 3, ""),
        ("123456789012345678901234567890", 123456789012345678901234567890, ""),
    ],
)
def test_right(typed: str, expected: float, unit: str) -> None:
    assert judge(typed, expected, unit=unit).right is True


@pytest.mark.parametrize(
    ("typed", "expected", "message"),
    [
        ("13", 12, "The answer is 12."),
        ("12.001", 12, "The answer is 12."),
        ("0.334", 1 / 3, "The answer is 0.333333 (± 0.1 %)."),
        ("-12", 12, "Only the sign is wrong: the answer is 12."),
        ("inf", 12, "The answer is 12."),
        ("1e-6", 0.0, "The answer is 0 (± 0.1 %)."),
        ("100000000000000000001", 100000000000000000000, "The answer is 100000000000000000000."),
    ],
)
def test_wrong(typed: str, expected: float, message: str) -> None:
    verdict = judge(typed, expected)
    assert (verdict.right, verdict.message) == (False, message)


def test_tolerance_is_relative_and_makes_whole_numbers_inexact() -> None:
    assert judge("101", 100, 0.01).right is True
    assert judge("102", 100, 0.01).right is False
    assert judge("1.0e-5", 1.001e-5).right is True
    assert judge("1.0e-5", 1.01e-5).right is False
    assert judge("0.1", 0.1, 0.0).right is True


@pytest.mark.parametrize(
    ("typed", "unit", "part"),
    [
        ("", "", "Type a number."),
        ("abc", "", "abc is no number"),
        ("nan", "", "nan is no number"),
        ("1,500", "", "1,500 could be 1500 or 1.500: write it without the comma."),
        ("1,5,3", "", "use a point for decimals"),
        ("12 cm", "px", "The unit asked for is px, not cm"),
        ("12 px", "", "Type the number alone, without px."),
        ("2*3", "", "is a calculation"),
        ("1/2/3", "", "is a calculation"),
        ("1/0", "", "0 below its line"),
        ("1e999", "", "too large"),
        ("9" * 10_000, "", "too long"),
        ("1 2", "", "no number"),
        ("--5", "", "no number"),
        ("٣", "", "no number"),
        ("\0", "", "no number"),
    ],
)
def test_what_is_no_number_is_not_judged(typed: str, unit: str, part: str) -> None:
    verdict = judge(typed, 12, unit=unit)
    assert verdict.right is None
    assert part in verdict.message


def test_against_what_a_card_computes() -> None:
    values = draw_variables({"n": "8..64", "k": [3, 5]}, "(n - k) % 2 == 0", seed=3)
    expected = compile_expression("(n - k)//2 + 1", values).number(values)
    assert judge(str((values["n"] - values["k"]) // 2 + 1), expected).right is True
    assert judge(str((values["n"] - values["k"]) // 2), expected).right is False
