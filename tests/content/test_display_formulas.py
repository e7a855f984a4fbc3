"""Formulas on lines of their own."""

from __future__ import annotations

import pytest

from deckdl.content.formulas import display, faults, render


@pytest.mark.parametrize(
    ("latex", "lines"),
    [
        (r"\frac{\partial L}{\partial z} = \sigma(z) - y", ["∂L", "── = σ(z) − y", "∂z"]),
        (r"\frac{m_t}{1-\beta_1^t}", ["  mₜ", "───────", "1 − β₁ᵗ"]),
        (r"x + \frac{\frac{a}{b}}{c+1}", ["      a", "      ─", "      b", "x + ─────", "    c + 1"]),
        (r"\begin{pmatrix} 1 & 2 \\ 30 & 4 \end{pmatrix}", ["⎛1   2⎞", "⎝30  4⎠"]),
        (r"f = \begin{cases} x & x > 0 \\ 0 & \text{else} \end{cases}", ["    ⎧x  x > 0", "f = ⎨0  else"]),
        (r"\sum_{i=1}^{n} x_i", [" n", " ∑  xᵢ", "i=1"]),
        (r"\left(\frac{a}{b}\right)^2 + 1", ["⎛a⎞2", "⎜─⎟  + 1", "⎝b⎠"]),
        (r"a + b", ["a + b"]),
        (r"\frac{1}{", [r"$\frac{1}{$"]),
    ],
)
def test_a_formula_on_its_own_is_drawn_in_two_dimensions(latex: str, lines: list[str]) -> None:
    assert display(latex) == lines


def test_columns_stand_one_below_the_other() -> None:
    top, bottom = display(r"\begin{bmatrix} \hat{x} & 1 \\ 22 & -3 \end{bmatrix}")
    assert top.startswith("⎡")
    assert bottom.startswith("⎣")
    assert bottom.index("−3") - bottom.index("22") == 4


def test_in_a_line_of_text_it_stays_one_line() -> None:
    assert render(r"so $$\frac{a}{b}$$ is") == "so a/b is"
    assert faults(r"$$\frac{a}{b} + \foo$$") == [r"in $\frac{a}{b} + \foo$: the macro \foo is unknown"]
