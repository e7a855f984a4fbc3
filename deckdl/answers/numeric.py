"""Judging a typed number.

Whole numbers must be met exactly; other numbers within a relative tolerance, one in a thousand unless the
card says otherwise. Writing is forgiven, value is not: spaces, `−0.5`, `.5`, `0.50`, `1e-3`, `1/3` and
`1,5` are read, and the unit may be left out.
"""

from __future__ import annotations

import math
import re

from deckdl.answers.verdict import Verdict
from deckdl.content.variables import show

DEFAULT_TOLERANCE = 1e-3
_ZERO = 1e-9  # what counts as zero, to which nothing is relative
_LONGEST = 60
_MINUS = str.maketrans(dict.fromkeys("−–‐‑﹣－", "-"))
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,4})?", re.ASCII)
_INFINITY = re.compile(r"([-+]?)(?:inf|infinity|∞)", re.IGNORECASE)
_GROUPED_BY_SPACES = re.compile(r"(?<=\d)[\s\u00a0\u2009\u202f](?=\d{3}(?!\d))")


def judge(typed: str, expected: float, tolerance: float | None = None, unit: str = "") -> Verdict:
    """Judge what was typed against the value, which is exact where it is an int and no tolerance is given.

    Text that is no number is not judged: the message says what is the matter with it.
    """
    try:
        value = read_number(typed, unit)
    except ValueError as error:
        return Verdict(None, str(error))
    answer = f"{_shown(expected)}{f' {unit}' if unit else ''}"
    if _equal(value, expected, tolerance):
        exact = value == expected or math.isinf(expected)
        return Verdict(True, "Right." if exact else f"Right: {answer}, to the precision asked for.")
    margin = "" if isinstance(expected, int) and tolerance is None else f" (± {_percent(tolerance)})"
    if _equal(-value, expected, tolerance):
        return Verdict(False, f"Only the sign is wrong: the answer is {answer}.")
    return Verdict(False, f"The answer is {answer}{margin}.")


def read_number(typed: str, unit: str = "") -> int | float:
    """The number that was meant. ValueError says in one sentence why there is none."""
    text = typed.translate(_MINUS).strip()
    if not text:
        raise ValueError("Type a number.")
    if len(text) > _LONGEST:
        raise ValueError("This is too long for a number.")
    text = _without_unit(text, unit)
    if found := _INFINITY.fullmatch(text):
        return -math.inf if found[1] == "-" else math.inf
    if text.lower().lstrip("+-") == "nan":
        raise ValueError("nan is no number to answer with.")
    if text.count("/") == 1:
        above, below = (_plain(part.strip(), typed, unit) for part in text.split("/"))
        if below == 0:
            raise ValueError("A fraction cannot have 0 below its line.")
        if isinstance(above, int) and isinstance(below, int) and above % below == 0:
            return above // below
        return above / below
    return _plain(text, typed, unit)


def _plain(text: str, typed: str, unit: str) -> int | float:
    text = re.sub(r"^([-+])\s+", r"\1", _GROUPED_BY_SPACES.sub("", text))
    text = _without_commas(text)
    if not _NUMBER.fullmatch(text):
        raise ValueError(_why_not(text, typed, unit))
    if text.lstrip("+-").isdigit():
        return int(text)
    value = float(text)
    if math.isinf(value):
        raise ValueError(f"{text} is too large; write inf if that is meant.")
    return value


def _without_unit(text: str, unit: str) -> str:
    if unit and text.endswith(unit):
        return text.removesuffix(unit).rstrip()
    return text


def _without_commas(text: str) -> str:
    """Read a comma as what it can only be: 1,5 is 1.5 and 1,234,567 has groups; 1,500 could be either."""
    if "," not in text:
        return text
    digits = text.lstrip("+-")
    if re.fullmatch(r"\d{1,3}(,\d{3})+\.\d*|\d{1,3}(,\d{3}){2,}", digits):
        return text.replace(",", "")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+,\d+", digits):
        return text.replace(".", "").replace(",", ".")
    if re.fullmatch(r"[1-9]\d{0,2},\d{3}", digits):
        whole, point = text.replace(",", ""), text.replace(",", ".")
        raise ValueError(f"{text} could be {whole} or {point}: write it without the comma.")
    if re.fullmatch(r"\d*,\d+([eE][-+]?\d+)?", digits):
        return text.replace(",", ".")
    raise ValueError(f"{text} is no number: use a point for decimals, as in 1.5, and one number only.")


def _why_not(text: str, typed: str, unit: str) -> str:
    word = re.fullmatch(r"[-+]?[\d.]+(?:[eE][-+]?\d+)?\s*([^\d\s.+\-*/^].*)", text)
    if word is not None:
        if unit:
            return f"The unit asked for is {unit}, not {word[1]}: convert it, or type the number alone."
        return f"Type the number alone, without {word[1]}."
    if re.search(r"\d\s*[-+*/^×·]", text):
        return f"{typed.strip()} is a calculation: type its result, as in 12, 0.5, 1/3 or 1e-3."
    return f"{typed.strip()} is no number: type it as in 12, 0.5, 1/3 or 1e-3."


def _equal(value: float, expected: float, tolerance: float | None) -> bool:
    if math.isinf(value) or math.isinf(expected):
        return value == expected
    if isinstance(expected, int) and tolerance is None:
        return value == expected
    if expected == 0:
        return abs(value) <= _ZERO
    return abs(value - expected) <= (DEFAULT_TOLERANCE if tolerance is None else tolerance) * abs(
        expected
    ) * (1 + 1e-9)


def _shown(value: float) -> str:
    if isinstance(value, float) and math.isfinite(value) and value != 0:
        return f"{value:.6g}"
    return show(value)


def _percent(tolerance: float | None) -> str:
    return f"{100 * (DEFAULT_TOLERANCE if tolerance is None else tolerance):.6g} %"
