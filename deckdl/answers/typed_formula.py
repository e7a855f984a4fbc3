"""What a learner types as a formula, as an expression of deckdl.content.expressions.

Writing is forgiven: `2z(1 − z)`, `σ(z)`, `z²`, `√2`, `|z|`, `ln z`, `e^-z`, `dL/dz = …`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from deckdl.content.expressions import CONSTANTS, FUNCTIONS

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("−–‐‑﹣－", "-"),
        **dict.fromkeys("·×∗⋅*", "*"),
        **dict.fromkeys("÷⁄∕", "/"),
        **dict.fromkeys("[{", "("),
        **dict.fromkeys("]}", ")"),
        "$": " ",
    }
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_SYNONYMS = {"ln": "log"}
_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|(?P<name>[^\W\d]\w*)|(?P<sign>\*\*|//|.))",
    re.DOTALL,
)


def as_expression(typed: str, names: Collection[str]) -> str:
    """The text as an expression over variables called `names`; it need not be a sound one."""
    text = re.sub(r"\^?([⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+)", lambda found: f"**({found[1].translate(_RAISED)})", typed)
    text = unicodedata.normalize("NFC", text.translate(_LOWERED)).translate(_SIGNS)
    left, equals, right = text.partition("=")
    if equals and right.strip() and "=" not in right and left.rstrip()[-1:] not in ("<", ">", "!", ":"):
        text = right  # `dL/dz = …`
    text = text.replace("^", "**").replace("√", " sqrt ").replace("∞", " inf ")
    return " ".join(_with_products(_bars(_tokens(text, names)), names))


def _tokens(text: str, names: Collection[str]) -> list[str]:
    """Numbers, names and signs, names as the card writes them."""
    by_fold = {name.casefold(): name for name in (*FUNCTIONS, *CONSTANTS)}
    by_fold |= {name.casefold(): name for name in names}
    known = {*names, *FUNCTIONS, *CONSTANTS}
    tokens = []
    for found in _TOKEN.finditer(text.rstrip()):
        name = found["name"]
        if name is None:
            tokens.append(found["number"] or found["sign"])
            continue
        name = name if name in known else _SYNONYMS.get(name.casefold(), _spelled(name))
        tokens.append(name if name in known else by_fold.get(name.casefold(), name))
    return [token for token in tokens if token.strip()]


def _spelled(name: str) -> str:
    """A Greek letter by its name; one that stands with digits too, as in β1."""
    letter = unicodedata.name(name[0], "")
    if not letter.startswith("GREEK SMALL LETTER "):
        return name
    spelled = letter.removeprefix("GREEK SMALL LETTER ").split()[-1].lower().replace("lamda", "lambda")
    return spelled + name[1:]


def _bars(tokens: list[str]) -> list[str]:
    """|z| as abs(z); bars within bars need abs written out."""
    if tokens.count("|") % 2:
        return tokens
    result, opened = [], False
    for token in tokens:
        if token == "|":
            result += [")", ")"] if opened else ["(", "abs", "("]
            opened = not opened
        else:
            result.append(token)
    return result


def _with_products(tokens: list[str], names: Collection[str]) -> list[str]:
    """`2 z`, `z (1 - z)` and `(a) b` with their *; `σ(z)` as the function where no variable is called so."""
    result: list[str] = []
    for index, token in enumerate(tokens):
        opens = token == "(" or _is_value(token)
        if result and opens and (result[-1] == ")" or _is_value(result[-1])):
            called = token == "(" and result[-1] in FUNCTIONS and result[-1] not in names
            if not called and result[-1] not in FUNCTIONS:
                result.append("*")
        follows = tokens[index + 1] if index + 1 < len(tokens) else ""
        if token == "sigma" and "sigma" not in names and follows == "(":
            token = "sigmoid"
        result.append(token)
    return _with_arguments(result)


def _with_arguments(tokens: list[str]) -> list[str]:
    """`log z` and `sqrt 2` with the brackets that a function needs around one name or number."""
    result: list[str] = []
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else ""
        bare = before in FUNCTIONS and token not in FUNCTIONS and _is_value(token)
        result += ["(", token, ")"] if bare else [token]
    return result


def _is_value(token: str) -> bool:
    return token[0].isalnum() or token[0] == "_" or token[0] == "."
