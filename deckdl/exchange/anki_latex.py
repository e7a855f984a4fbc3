r"""Formulas as Anki writes them, \( \), \[ \], [$] [/$], as deckdl does: between dollars.

What deckdl cannot draw stays as code, so that nothing of it is lost; a dollar that is no formula is escaped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from deckdl.content import cloze
from deckdl.content.faults import LONGEST
from deckdl.content.formulas import faults
from deckdl.exchange.html_text import quoted_code

_PIECE = re.compile(
    r"(?P<code>^(?P<fence>`{3,}|~{3,}).*?(?:^(?P=fence)|\Z)|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|\\\[(?P<brackets>.+?)\\\]|\[\$\$\](?P<old_display>.+?)\[/\$\$\]|\$\$(?P<dollars>(?:\\.|[^\\$])+)\$\$"
    r"|\\\((?P<parentheses>.+?)\\\)|\[\$\](?P<old>.+?)\[/\$\]|\[latex\](?P<latex>.+?)\[/latex\]"
    # As Pandoc does: no space within the dollars, and no digit after them, so that $5 and $10 are prices.
    r"|\$(?P<dollar>(?=\S)(?:\\.|[^\\$])+?(?<=\S))\$(?!\d)"
    r"|(?P<escaped>\\\$)|(?P<price>\$)|(?P<macro>\\[A-Za-z]+(?:\{[^{}\s]*\})*)",
    re.DOTALL | re.MULTILINE,
)
_DISPLAYED = ("brackets", "old_display", "dollars")


@dataclass(frozen=True)
class Formulas:
    """A text with its formulas between dollars, and those that deckdl cannot draw, which it holds as code."""

    text: str
    unreadable: tuple[str, ...] = ()


def to_dollars(text: str) -> Formulas:
    """The text as a deck holds it; one that is too long for any card stays as it is."""
    if len(text) > LONGEST:
        return Formulas(text)
    unreadable: list[str] = []

    def piece(found: re.Match[str]) -> str:
        kind = found.lastgroup or ""
        if found["code"] is not None or kind == "escaped":
            return found[0]
        if kind == "price":
            return "\\$"
        if kind == "macro":
            return quoted_code(found[0])
        latex = " ".join(found[kind].split())
        if kind == "latex":
            latex = latex.removeprefix("$").removesuffix("$").strip()
        sign = "$$" if kind in _DISPLAYED else "$"
        if latex and not faults(f"${cloze.solution(latex, 0)}$"):
            return f"{sign}{latex}{sign}"
        if kind == "dollar":  # more likely two prices, or a shell's variables
            return found[0].replace("$", "\\$") if "\\" not in found[0] else as_code(latex)
        return as_code(latex)

    def as_code(latex: str) -> str:
        unreadable.append(latex)
        return quoted_code(latex) if latex else ""

    return Formulas(_PIECE.sub(piece, text), tuple(unreadable))
