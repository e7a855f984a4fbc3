"""Expressions and variables: right values, nothing but arithmetic, and the same numbers for ever."""

from __future__ import annotations

import math

import pytest

from deckdl.content.expressions import compile_expression
from deckdl.content.variables import draw_variables, fill, parse_variable, placeholders
from deckdl.errors import DeckdlError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(n + 2*p - k)//s + 1", 15),
        ("2**10 % 7", 2),
        ("-n + +3", -29),
        ("n / 5", 6.4),
        ("sqrt(16) + log(e) + log2(8) + log10(100)", 10.0),
        ("sigmoid(0) + tanh(0) + erf(0)", 0.5),
        ("sigmoid(-1000)", 0.0),
        ("max(1, n, 3) + min(1, 2) + abs(-2) + sum(1, 2, 3)", 41),
        ("round(2.567, 1) + floor(1.9) + ceil(0.1) + pow(2, 3)", 12.6),
        ("cos(0) + sin(0) - exp(0)", 0.0),
        ("log(8, 2)", 3.0),
        ("1e-3", 0.001),
        ("2**-1", 0.5),
        ("n\n+ 1", 33),
    ],
)
def test_values(text: str, value: float) -> None:
    found = compile_expression(text, "nkps").number({"n": 32, "k": 5, "p": 1, "s": 2})
    assert found == pytest.approx(value, rel=1e-12)
    assert type(found) is type(value)


def test_comparisons() -> None:
    where = compile_expression("0 < n <= 4 and not n == 3 or n > 100", ["n"])
    assert [n for n in (0, 1, 3, 4, 5, 101) if where.holds({"n": n})] == [1, 4, 101]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("9**9**9**9", "too large"),
        ("pow(9, pow(9, 9))", "too large"),
        ("10**400", "too large"),
        ("10**400/3", "too large"),
        ("(9**300)*(9**300)", "too large"),
        ("exp(1000)", "too large"),
        ("1e300*1e300 - 1e300*1e300", "not a number"),
        ("1/0", "divides by zero"),
        ("1 % (2 - 2)", "divides by zero"),
        ("0**-1", "divides by zero"),
        ("log(0)", "logarithm or root"),
        ("sqrt(-1)", "logarithm or root"),
        ("(-1)**0.5", "no real root"),
        ("round(12345, -10**9)", "more than 15 digits"),
        ("inf - inf", "not a number"),
        ("1 < 2", "true or false"),
        ("(" * 10_000 + "1" + ")" * 10_000, "longer than"),
        ("-" * 400 + "1", "nested more than"),
        ("9" * 400, "too large"),
        ("1e999", "too large"),
        ("__import__('os')", "calls what is no function"),
        ("(1).__class__", "only arithmetic"),
        ("n.real", "only arithmetic"),
        ("[1][0]", "only arithmetic"),
        ("'a' * 9", "only numbers"),
        ("True", "only numbers"),
        ("1j", "only numbers"),
        ("lambda: 1", "only arithmetic"),
        ("[n for n in (1,)]", "only arithmetic"),
        ("f'{n}'", "only arithmetic"),
        ("(x := 3)", "only arithmetic"),
        ("1 if n else 2", "only arithmetic"),
        ("exp", "without its arguments"),
        ("exp(1, 2)", "cannot be computed"),
        ("max()", "plain arguments"),
        ("max(*n)", "only arithmetic"),
        ("_power(2, 3)", "no function"),
        ("2n", "every product with *"),
        ("2^3", "powers as **"),
        ("n = 3", "compare with =="),
        ("m + 1", "no variable: there are n"),
        ("", "missing"),
        ("\0", "not an expression"),
        ("1 +", "not an expression"),
    ],
)
def test_everything_else_is_one_clear_error(text: str, part: str) -> None:
    with pytest.raises(DeckdlError) as raised:
        compile_expression(text, ["n"]).number({"n": 3})
    assert part in str(raised.value)
    assert "\n" not in str(raised.value)


def test_the_error_names_the_values() -> None:
    with pytest.raises(DeckdlError, match="n = 3"):
        compile_expression("1/(n - 3)", ["n"]).number({"n": 3})


def test_a_seed_draws_the_same_for_ever() -> None:
    """These values stand in learners' logs: they must never change."""
    variables = {
        "n": "8..64",
        "k": [3, 5, 7],
        "s": "1..3",
        "p": "0..2",
        "r": {"uniform": [0, 1], "digits": 2},
    }
    where = "(n + 2*p - k) % s == 0"
    assert draw_variables(variables, where, 7) == {"n": 59, "k": 3, "s": 2, "p": 2, "r": 0.36}
    assert draw_variables(variables, where, "7") == draw_variables(variables, where, 7)
    assert draw_variables({"n": "0..9"}, "", "deck/card:1") == {"n": 0}


def test_what_is_drawn_keeps_to_its_spec_and_condition() -> None:
    variables = {"n": "-2..2", "k": [0.5, 3], "r": {"uniform": [0.1, 0.2], "digits": 3}}
    drawn = [draw_variables(variables, "n != 0", seed) for seed in range(200)]
    assert {values["n"] for values in drawn} == {-2, -1, 1, 2}
    assert {values["k"] for values in drawn} == {0.5, 3}
    assert all(0.1 <= values["r"] <= 0.2 and round(values["r"], 3) == values["r"] for values in drawn)
    assert draw_variables({}, "", 1) == {}


def test_a_condition_that_never_holds_is_an_error() -> None:
    with pytest.raises(DeckdlError, match="holds for none of 500 draws"):
        draw_variables({"n": "1..9"}, "n > 9", tries=500)


@pytest.mark.parametrize(
    ("name", "spec", "part"),
    [
        ("n", "9..3", "is empty"),
        ("n", "a..b", "is drawn by"),
        ("n", [], "list of numbers"),
        ("n", ["relu"], "list of numbers"),
        ("n", [True], "list of numbers"),
        ("n", [math.nan], "list of numbers"),
        ("n", 3, "one value only"),
        ("n", None, "is drawn by"),
        ("n", {"uniform": [1]}, "two numbers"),
        ("n", {"uniform": [2, 1]}, "smaller number first"),
        ("n", {"uniform": [0, 1], "digits": 99}, "from 0 to 8"),
        ("n", {"uniform": [0, 1], "digit": 2}, "digit is unknown"),
        ("exp", "1..3", "meaning of its own"),
        ("e", "1..3", "meaning of its own"),
        ("2n", "1..3", "no name"),
        ("_n", "1..3", "no name"),
    ],
)
def test_bad_variables_are_named(name: str, spec: object, part: str) -> None:
    with pytest.raises(DeckdlError) as raised:
        parse_variable(name, spec)
    assert part in str(raised.value)


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("An input of ${n}$, kernel ${k}$.", "An input of $8$, kernel $3$."),
        ("plain ${n} and ${n + k}", "plain 8 and 11"),
        ("$x = ${n}$ and $y_{${k}}$", "$x = 8$ and $y_{3}$"),
        (r"\$5 for ${n}", r"\$5 for 8"),
        ("${1/3} ${0.5} ${2.0}", "0.3333333333 0.5 2"),
        ("nothing", "nothing"),
    ],
)
def test_numbers_are_put_into_the_text(template: str, filled: str) -> None:
    assert fill(template, {"n": 8, "k": 3}) == filled


def test_placeholders_are_the_expressions() -> None:
    assert placeholders("a ${n}$ and ${n + 1}") == ["n", "n + 1"]
