"""Formulas between $ and $ as text for a terminal: readable, in one line, and never another formula.

The text around them is left as it is. Dollars in `code` are dollars, and so is `\\$`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from deckdl.content.latex import Reader, Unreadable
from deckdl.content.latex_display import display as drawn
from deckdl.content.latex_layout import join

_PIECE = re.compile(
    r"(?P<code>^(?P<fence>`{3,}|~{3,}).*?(?:^(?P=fence)|\Z)|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<dollar>\\\$)|(?P<formula>\$\$?(?P<latex>(?:\\.|[^\\$])+)\$\$?)|(?P<stray>\$)",
    re.DOTALL | re.MULTILINE,
)
_MACRO_OUTSIDE = re.compile(
    r"\\(?:frac|sqrt|sum|prod|log|exp|max|min|partial|nabla|cdot|times|math[a-z]+|[a-z]*eta)\b"
)


def render(text: str) -> str:
    """The text with every formula as Unicode. A formula that cannot be read stays as it is written."""
    if "$" not in text:
        return text

    def shown(found: re.Match[str]) -> str:
        if found["dollar"]:
            return "$"
        return found[0] if found["latex"] is None else _rendered(found["latex"]).text

    return _PIECE.sub(shown, text)


def display(latex: str) -> list[str]:
    """The lines of a formula that stands on its own, given without dollars; as written where unreadable."""
    reader = Reader(latex)
    try:
        return drawn(reader.read())
    except Unreadable:
        return _rendered(latex).text.splitlines()


def unknown_macros(latex: str) -> list[str]:
    """The macros in a formula (without its dollars) that `render` does not know, each as \\name."""
    return [f"\\{name}" for name in _rendered(latex).unknown]


def faults(text: str) -> list[str]:
    """What is wrong with the formulas of a text, in sentences."""
    return list(_faults(text))


def _faults(text: str) -> Iterator[str]:
    if "$" not in text and "\\" not in text:
        return
    outside: list[str] = []
    at = 0
    for found in _PIECE.finditer(text):
        outside.append(text[at : found.start()])
        at = found.end()
        latex = found["latex"]
        if found["stray"]:
            yield "a $ has no partner; write \\$ for a dollar"
        if latex is None:
            continue
        result = _rendered(latex)
        if result.fault:
            yield f"in {_shortened(latex)}: {result.fault}"
        for name in dict.fromkeys(result.unknown):
            yield f"in {_shortened(latex)}: the macro \\{name} is unknown"
        if "\n\n" in latex:
            yield "a formula runs over an empty line; a $ may be missing"
    outside.append(text[at:])
    if macro := _MACRO_OUTSIDE.search("".join(outside)):
        yield f"{macro[0]} stands outside of $…$"


def _shortened(latex: str) -> str:
    text = " ".join(latex.split())
    return f"${text}$" if len(text) <= 40 else f"${text[:39]}…$"


class _Result:
    """A formula as text, or as it was with what is wrong."""

    __slots__ = ("fault", "text", "unknown")

    def __init__(self, latex: str) -> None:
        self.fault = ""
        self.unknown: list[str] = []
        self.text = f"${latex}$"
        reader = Reader(latex)
        try:
            self.text = join(reader.read()).strip()
        except Unreadable as error:
            self.fault = str(error)
        self.unknown = reader.unknown


@lru_cache(maxsize=4096)
def _rendered(latex: str) -> _Result:
    return _Result(latex)
