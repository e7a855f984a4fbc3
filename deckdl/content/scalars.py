"""Plain YAML scalars by YAML 1.2's core schema: `no`, `12:30`, `2026-03-01` are text, `1e-3` is a number."""

from __future__ import annotations

import math
import re

Scalar = str | int | float | bool | None

_WORDS: dict[str, Scalar] = {
    "": None,
    **dict.fromkeys(("~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
    **{sign + word: math.inf for sign in ("", "+") for word in (".inf", ".Inf", ".INF")},
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
}
_NUMBER_STARTS = frozenset("0123456789+-.")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_LONGEST = 300  # digits; what is longer is no number that a float could meet


def resolve(text: str) -> Scalar:
    """The value that unquoted text stands for.

    Raises ValueError, in one sentence, for a number that is too large to compute with.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_STARTS:
        return text
    if _INTEGER.fullmatch(text):
        return int(_short(text))
    if _BASED.fullmatch(text):
        return int(_short(text), 0)
    if _FLOAT.fullmatch(text):
        value = float(_short(text))
        if math.isinf(value):
            raise ValueError(f"{text} is too large for a number; put it in quotes if it is text")
        return value
    return text


def _short(text: str) -> str:
    if len(text) > _LONGEST:
        raise ValueError(f"a number of {len(text)} digits is too large; put it in quotes if it is text")
    return text
