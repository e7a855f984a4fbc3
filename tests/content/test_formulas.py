"""Formulas as text: readable, and never another formula."""

from __future__ import annotations

import pytest

from deckdl.content.formulas import faults, render, unknown_macros


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        # A fraction keeps what is above and below its line together.
        (r"\frac{a+b}{c}", "(a + b)/c"),
        (r"\frac{m_t}{1-\beta_1^t}", "mₜ/(1 − β₁ᵗ)"),
        (r"\frac{1}{2n}", "1/(2n)"),
        (r"\frac{1}{a(b+c)}", "1/(a(b + c))"),
        (r"\frac{\frac{a}{b}}{c}", "(a/b)/c"),
        (r"\frac{e^{x_i}}{\sum_j e^{x_j}}", "e^(xᵢ)/(∑ⱼ e^(xⱼ))"),
        (r"\frac12", "1/2"),
        (r"\frac{1}{\log(x)}", "1/log(x)"),
        (r"\frac{1}{|x|}", "1/|x|"),
        (r"\frac{\partial L}{\partial z}", "∂L/∂z"),
        (r"\frac{dL}{dz}", "dL/dz"),
        (r"\frac{1}{dk}", "1/(dk)"),
        # Nothing beside a fraction is drawn into it.
        (r"\frac{1}{2} x", "(1/2) x"),
        (r"\frac{1}{n}\sum_{i=1}^n x_i", "(1/n) ∑ᵢ₌₁ⁿ xᵢ"),
        (r"\frac{\lambda}{2}\|w\|^2", "(λ/2)‖w‖²"),
        (r"\frac{a}{b}|x|", "(a/b)|x|"),
        (r"a/\frac{b}{c}", "a/(b/c)"),
        (r"\log\frac{a}{b}", "log(a/b)"),
        (r"\frac{a}{b}^2", "(a/b)²"),
        (r"2\frac{1}{3}", "2(1/3)"),
        (r"-\frac{1}{2}", "−1/2"),
        (r"\frac{a}{b}-\frac{c}{d}", "a/b − c/d"),
        (r"x \cdot \frac{a}{b}", "x · a/b"),
        # Scripts: Unicode where every character exists, else ^(…) and _(…).
        ("x^2", "x²"),
        ("x_{i,j}", "x_(i,j)"),
        ("2^{n/2}", "2^(n/2)"),
        ("e^{-|z|}", "e^(−|z|)"),
        ("e^{-z}", "e⁻ᶻ"),
        ("x^{2^n}", "x^(2ⁿ)"),
        ("{a+b}^2", "(a + b)²"),
        ("(1-y)^2", "(1 − y)²"),
        ("10^{-3}", "10⁻³"),
        ("{x^2}^3", "(x²)³"),
        (r"W^\top x", "Wᵀx"),
        (r"90^\circ", "90°"),
        ("f'(x)", "f′(x)"),
        (r"\theta_{t+1} = \theta_t - \eta g_t", "θₜ₊₁ = θₜ − ηgₜ"),
        (r"\nabla_\theta L", "∇_(θ) L"),
        # Roots.
        (r"\sqrt{2}x", "√(2)x"),
        (r"\sqrt{\hat v_t} + \epsilon", "√v̂ₜ + ϵ"),
        (r"\sqrt{\sigma^2+\epsilon}", "√(σ² + ϵ)"),
        (r"\sqrt{x}^2", "√(x)²"),
        (r"\sqrt[3]{x+1}", "³√(x + 1)"),
        # Names, alphabets, accents.
        (r"\max(z, 0) - z y + \log(1 + e^{-|z|})", "max(z, 0) − z y + log(1 + e^(−|z|))"),
        (r"y\log p", "y log p"),
        (r"\max_{k \in K} x_k", "max_(k∈K) xₖ"),
        (r"\mathbb{E}_{x \sim p}[f(x)]", "𝔼_(x∼p)[f(x)]"),
        (r"x \in \mathbb{R}^{n \times m}", "x ∈ ℝ^(n×m)"),
        (r"\mathcal{L}(\mathbf{w})", "ℒ(𝐰)"),
        (r"\mathrm{softmax}(x)_i", "softmax(x)ᵢ"),
        (r"\operatorname{sign}(x)", "sign(x)"),
        (r"\mathrm{KL}(p \| q)", "KL(p ‖ q)"),
        ("p(x|y)", "p(x|y)"),
        (r"\hat{y}_i + \bar x", "ŷᵢ + x̄"),
        (r"\bar{xy}", "bar(xy)"),
        (r"\prod_i p_i \odot q \le \infty", "∏ᵢ pᵢ ⊙ q ≤ ∞"),
        (r"\int_0^1 f(x)\,dx \approx 1 \ne 2", "∫₀¹ f(x) dx ≈ 1 ≠ 2"),
        (r"\left\{ \frac{a}{b} \right\} \to 0", "{a/b} → 0"),
        (r"\left. x \right|_0", "x|₀"),
        (r"\begin{cases} x & x > 0 \\ \alpha x & \text{otherwise} \end{cases}", "{x, x > 0; αx, otherwise}"),
        (r"\begin{bmatrix} a & b \\ c & d \end{bmatrix}", "[a, b; c, d]"),
        (r"\text{if } x > 0", "if x > 0"),
    ],
)
def test_a_formula_reads_as_what_it_is(latex: str, text: str) -> None:
    assert faults(f"${latex}$") == []
    assert render(f"${latex}$") == text


def test_only_formulas_change() -> None:
    assert render(r"Let $x_i$ cost \$5; `a $b$ c` and $\alpha$") == "Let xᵢ cost $5; `a $b$ c` and α"
    assert render("```\n$x$\n```\n$x^2$") == "```\n$x$\n```\nx²"
    assert render(r"a \n b_c") == r"a \n b_c"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (r"$\foo x$", r"the macro \foo is unknown"),
        (r"$\frac{a}$", "something is missing"),
        ("$x^$", "something is missing"),
        ("${a$", "{ is never closed"),
        ("$a}$", "} closes nothing"),
        ("$x_i_j$", "two _ on one base"),
        ("$x^10$", "takes only the 1; write ^{10}"),
        ("$50%$", r"write \%"),
        (r"$\begin{cases} a$", "is never closed"),
        ("costs $5", "a $ has no partner"),
        (r"so \frac{1}{2} is", "stands outside of $…$"),
        ("$" + "{" * 5000 + "$", "nested more than"),
        ("$" + r"\hat" * 5000 + "$", "nested more than"),
        ("$" + r"\frac" * 5000 + "$", "nested more than"),
    ],
)
def test_what_is_wrong_is_told_and_shown_as_written(text: str, part: str) -> None:
    (fault,) = faults(text)
    assert part in fault
    assert len(fault) < 200
    if "unknown" not in fault:
        assert render(text) == text


def test_unknown_macros() -> None:
    assert unknown_macros(r"\foo + \frac{\bar x}{\baz}") == [r"\foo", r"\baz"]
    assert unknown_macros(r"\sum_i x_i") == []
