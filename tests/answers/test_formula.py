"""Typed formulas: any equal form is right, a wrong one is shown where, and nothing typed is ever run."""

from __future__ import annotations

from typing import Any

import pytest

from deckdl.answers.formula import judge
from deckdl.answers.symbolic import same
from deckdl.content.models import FormulaCard, Option


def card(answer: str, *options: Option, **variables: Any) -> FormulaCard:
    return FormulaCard(
        id="a", concept="b", type="formula", front="?", answer=answer, vars=variables, options=options
    )


LOSS = card(
    "sigmoid(z) - y",
    Option(wrong="y - sigmoid(z)", because="The sign must be negative for y = 1."),
    y=[0, 1],
)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "sigmoid(z) - y",
            "σ(z) − y",
            "-y+sigmoid(z)",
            "Sigmoid(Z)-Y",
            "$σ(z)$-y",
        ),
        *("1/(1+exp(-z)) - y", "1/(1 + e^-z) - y", "e^z/(1+e^z) − y", "(1 + tanh(z/2))/2 - y"),
        *("dL/dz = sigmoid(z) - y", "[1/(1+e**(-z))] - y", "σ(z) - y²"),
    ],
)
def test_every_form_that_is_equal_is_right(typed: str) -> None:
    assert judge(typed, LOSS).right, judge(typed, LOSS).message


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        ("2*z*(1 - z)", "2z(1−z)"),
        ("2*z*(1 - z)", "(1 - z) 2 z"),
        ("sqrt(2)*z", "√2 z"),
        ("sqrt(2)*z", "z*2^(1/2)"),
        ("abs(z)", "|z|"),
        ("log(abs(z))", "ln|z|"),
        ("z**10", "z¹⁰"),
        ("z**-1", "z⁻¹"),
        ("1/z", "z/z²"),
        ("max(0, z)", "(z + |z|)/2"),
        ("theta*x1", "θ x₁"),
        ("1.5*z", "3/2 z"),
        ("1e-3*z", "0.0010 z"),
    ],
)
def test_writing_is_forgiven(answer: str, typed: str) -> None:
    assert judge(typed, card(answer)).right, judge(typed, card(answer)).message


def test_a_wrong_formula_is_shown_at_a_point_and_by_the_authors_words() -> None:
    known = judge("y - σ(z)", LOSS)
    assert not known.right
    assert known.message.startswith("The sign must be negative for y = 1. At y = ")
    other = judge("z", card("z**2"))
    assert other.message == "At z = 2 yours gives 2; right is 4."
    nowhere = judge("log(z)", card("log(abs(z))"))
    assert not nowhere.right
    assert "yours has no value" in nowhere.message


@pytest.mark.parametrize(
    ("answer", "typed"),
    [("abs(z)", "z"), ("z**2", "|z|"), ("max(0, z)", "z"), ("z + 1e-4", "z"), ("sin(z)", "z - z**3/6")],
)
def test_what_agrees_at_some_points_only_is_wrong(answer: str, typed: str) -> None:
    assert judge(typed, card(answer)).right is False


def test_rounding_is_no_mistake_and_a_tiny_difference_is() -> None:
    assert judge("(z + 1e9) - 1e9", card("z")).right
    assert judge("z + 1e-8", card("z")).right is False


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            "   ",
            "9**9**9**9",
            "9^9^9^9",
            "__import__('os').system('x')",
            "(" * 10_000,
            "(" * 120 + ")" * 120,
        ),
        *(
            "z.real",
            "lambda: 3",
            "[z for z in y]",
            "zy",
            "sigmoid",
            "q + 1",
            "1/0",
            "z = = y",
            "z if y else 1",
        ),
        *("\x00", "f(z)", "z < y", '"z"', "z" * 301, "{}", "()", "yield", "z := 3", "1 2 .. 3"),
    ],
)
def test_what_is_no_formula_gets_one_sentence_and_no_verdict(typed: str) -> None:
    verdict = judge(typed, LOSS)
    assert verdict.right is None, verdict
    assert verdict.message
    assert "\n" not in verdict.message
    assert len(verdict.message) < 250


def test_variables_lie_where_the_card_says() -> None:
    bias = card("(1 - beta**t)*x", beta={"uniform": [0.1, 0.9], "digits": 2}, t="1..9")
    assert judge("x(1-β^t)", bias).right
    wrong = judge("x(1-β)", bias)
    assert not wrong.right
    assert "t = " in wrong.message


def test_sympy_decides_what_points_cannot() -> None:
    assert same("(z + 1)**2", "z**2 + 2*z + 1", [{"z": 0.3}])
    assert same("sin(z)**2 + cos(z)**2", "1", []) is True
    assert same("z", "z + 0.00000001", [{"z": 0.3}]) is False
