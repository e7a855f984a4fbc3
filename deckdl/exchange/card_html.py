r"""A card's Markdown as the HTML of an Anki field, formulas as MathJax: \( \) and \[ \]."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import cache

from markdown_it import MarkdownIt

from deckdl.content import cloze

_PIECE = re.compile(
    r"(?P<code>^(?P<fence>`{3,}|~{3,}).*?(?:^(?P=fence)|\Z)|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|\\\$|\$\$(?P<display>(?:\\.|[^\\$])+)\$\$|\$(?P<formula>(?:\\.|[^\\$])+)\$",
    re.DOTALL | re.MULTILINE,
)
_KEPT = re.compile("\ue000(\\d+)\ue001")  # stands for a formula while Markdown is read


def to_html(text: str) -> str:
    """The HTML; one paragraph is not wrapped in anything."""
    formulas: list[str] = []

    def kept(found: re.Match[str]) -> str:
        if found["display"] is not None:
            formulas.append(f"\\[{html.escape(found['display'].strip(), quote=False)}\\]")
        elif found["formula"] is not None:
            formulas.append(f"\\({html.escape(found['formula'].strip(), quote=False)}\\)")
        else:
            return found[0]
        return f"\ue000{len(formulas) - 1}\ue001"

    made = _parser().render(_PIECE.sub(kept, text)).strip()
    if made.count("<p>") == 1 and made.startswith("<p>") and made.endswith("</p>"):
        made = made[3:-4]
    return _KEPT.sub(lambda found: formulas[int(found[1])], made)


def gaps_to_html(text: str) -> str:
    """The HTML of a text with gaps. Anki ends a gap at the first }}, so that two braces within are parted."""
    pieces: list[str] = []
    at = 0
    for gap in cloze.gaps(text):
        opening, inner = re.match(r"(\{\{c\d+::)(.*)\}\}\Z", text[gap.start : gap.end], re.DOTALL).groups()  # type: ignore[union-attr]
        while "}}" in inner:
            inner = inner.replace("}}", "} }")
        space = " " if inner.endswith("}") else ""
        pieces += [text[at : gap.start], opening, inner, space, "}}"]
        at = gap.end
    return to_html("".join(pieces) + text[at:])


def code_block(code: str) -> str:
    return f"<pre><code>{html.escape(code.strip(chr(10)), quote=False)}</code></pre>"


def listed(texts: Iterable[str], *, numbered: bool = True) -> str:
    """Texts as the items of a list."""
    tag = "ol" if numbered else "ul"
    return f"<{tag}>{''.join(f'<li>{to_html(text)}</li>' for text in texts)}</{tag}>"


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("js-default", {"linkify": False})
