"""Judging what code prints: the values count, not the way in which Python writes them."""

from __future__ import annotations

import math
import re

from deckdl.answers.verdict import Verdict

_MINUS = str.maketrans(dict.fromkeys("−–‐‑﹣－", "-"))
_WRAPPED = re.compile(r"(?:torch\.Size|torch\.|np\.|array|tensor)(?=[\[(\w])|dtype=")
_TOKEN = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[^\W\d][\w.]*|'[^']*'|\"[^\"]*\"|\S")
_BRACKETS = str.maketrans("[{", "((") | str.maketrans("]}", "))")
_SHAPE = re.compile(r"\d+(?:\s*[x×]\s*\d+)+")


def judge(typed: str, answer: str) -> Verdict:
    """Judge what was typed as the output of code that prints `answer`.

    Spaces, quotes, the kind of brackets, commas, `1.0` for `1.`, `torch.Size(…)` or `2x3` for (2, 3), and
    case in True and False make no difference.
    """
    if not typed.strip():
        return Verdict(None, "Type what the code prints.")
    if _alike(_values(typed), _values(answer)):
        return Verdict(True, "Right.")
    shown = answer.strip()
    return Verdict(False, f"It prints {shown}." if "\n" not in shown else f"It prints:\n{shown}")


def _values(text: str) -> list[str | float]:
    text = text.strip().translate(_MINUS)
    if _SHAPE.fullmatch(text):
        text = ", ".join(re.findall(r"\d+", text))
    text = _WRAPPED.sub("", text).translate(_BRACKETS)
    tokens = [token for token in _TOKEN.findall(text) if token not in ",;"]
    while tokens[:1] == ["("] and tokens[-1:] == [")"] and _pair(tokens):
        tokens = tokens[1:-1]  # brackets around everything
    return [_value(token) for token in tokens]


def _pair(tokens: list[str]) -> bool:
    """Whether the first bracket closes with the last."""
    depth = 0
    for index, token in enumerate(tokens):
        depth += (token == "(") - (token == ")")
        if depth == 0:
            return index == len(tokens) - 1
    return False


def _value(token: str) -> str | float:
    try:
        return float(token)
    except ValueError:
        return token.strip("'\"").casefold()


def _alike(ours: list[str | float], theirs: list[str | float]) -> bool:
    if len(ours) != len(theirs):
        return False
    return all(
        math.isclose(mine, right, rel_tol=1e-9)
        if isinstance(mine, float) and isinstance(right, float) and not math.isnan(right)
        else str(mine) == str(right)
        for mine, right in zip(ours, theirs, strict=True)
    )
