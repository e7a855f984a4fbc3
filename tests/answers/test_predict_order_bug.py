"""Typed output of code, orders, and the number of a wrong line."""

from __future__ import annotations

import pytest

from deckdl.answers import bug, order, predict


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        *(
            (typed, "torch.Size([2, 3])")
            for typed in ("(2,3)", "2x3", "2 × 3", "[2, 3]", "2, 3", "torch.Size((2, 3))")
        ),
        *(
            ("true", "True"),
            ("[.5,1]", "[0.5, 1.0]"),
            ("tensor([1., 2.])", "tensor([1, 2])"),
            ("a b", "a\nb"),
        ),
        *(
            ("float32", "torch.float32"),
            ("−1", "-1"),
            ("['w', b]", '["w", "b"]'),
            ("1e-3", "0.001"),
            ("nan", "nan"),
        ),
        *(("(3)", "(3,)"), ("()", "torch.Size([])")),
    ],
)
def test_values_count_and_not_their_writing(typed: str, answer: str) -> None:
    assert predict.judge(typed, answer).right, (typed, answer)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        *(("3x2", "torch.Size([2, 3])"), ("2", "torch.Size([2, 3])"), ("[1, 2]", "[[1], [2]]"), ("1", "-1")),
        *(("false", "True"), ("12", "1 2"), ("0.1", "0.1001"), ("0", "nan"), ("[[1, 2]]", "[[1], [2]]")),
    ],
)
def test_other_values_are_wrong_and_the_output_is_told(typed: str, answer: str) -> None:
    verdict = predict.judge(typed, answer)
    assert verdict.right is False
    assert answer in verdict.message


def test_an_order_is_exact_and_the_first_misplacement_is_named() -> None:
    items = ("zero", "backward", "step")
    assert order.judge([0, 1, 2], items).right
    wrong = order.judge([0, 2, 1], items)
    assert wrong.right is False
    assert wrong.message == "Place 2 is for “backward”, not for “step”."
    assert order.judge([0, 0, 1], items).right is None
    assert order.judge([], items).right is None


@pytest.mark.parametrize("typed", ["3 1 2", "3,1,2", "312", " 3 > 1 > 2 ", "3; 1; 2"])
def test_an_order_is_typed_as_one_likes(typed: str) -> None:
    assert order.numbers(typed, 3) == [2, 0, 1]


def test_what_is_no_order_is_none() -> None:
    assert order.numbers("third first", 3) is None
    assert order.numbers("", 3) is None


def test_a_line_is_named_by_its_number_or_its_text() -> None:
    code = "def f(x):\n    y = x + 1\n    return y"
    assert bug.judge("2", code, {2}, "Says.").right
    assert bug.judge("line 2", code, {2}, "Says.").right
    assert bug.judge("y = x + 1", code, {2}, "Says.").right
    wrong = bug.judge("3", code, {2}, "Says why.")
    assert wrong.right is False
    assert wrong.message == "It is line 2. Says why."
    for typed in ("", "0", "4", "the second"):
        assert bug.judge(typed, code, {2}, "Says.").right is None
