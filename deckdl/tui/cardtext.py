"""The text of a card on a screen: formulas as Unicode, then Markdown, then code in calm colours."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token
from textual.content import Content, Span
from textual.highlight import HighlightTheme, highlight
from textual.widgets import Markdown
from textual.widgets.markdown import MarkdownFence

# Code is taken first, so that a dollar in it stays a dollar.
_PIECES = re.compile(
    r"(?P<code>^(?P<fence>`{3,}|~{3,}).*?(?:^(?P=fence)|\Z)|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|\\\$|^[ ]*\$\$(?P<display>(?:\\.|[^\\$])+)\$\$[ ]*$|(?P<formula>\$\$?(?:\\.|[^\\$])+\$\$?)",
    re.DOTALL | re.MULTILINE,
)
DISPLAY = "formula"  # the language of a block that holds a formula drawn on several lines
_MARKS = re.compile(r"([!-/:-@\[-`{-~])")


def to_markdown(text: str) -> str:
    """A card's text with its formulas rendered, and escaped so that Markdown takes nothing away from them."""

    if "$" not in text:
        return text
    from deckdl.content.formulas import display, render  # bring a LaTeX parser; most cards need none

    def piece(found: re.Match[str]) -> str:
        formula = found["formula"]
        if found["display"] is not None:
            return "\n".join(["", f"```{DISPLAY}", *display(found["display"]), "```", ""])
        if formula is None:
            return found[0]
        return _MARKS.sub(r"\\\1", " ".join(render(formula).split()))

    return _PIECES.sub(piece, text)


def parser() -> MarkdownIt:
    """Markdown without raw HTML (`a < b` is text) and without guessing links (`torch.nn` is none)."""
    return MarkdownIt("js-default", {"linkify": False})


_INLINE = parser()
_STYLES = {"strong_open": "bold", "em_open": "italic", "s_open": "strike", "link_open": "underline"}


def inline(text: str) -> Content:
    """One line of a card (an option, a hint, a reason) as content that can be put anywhere."""
    plain: list[str] = []
    spans: list[Span] = []
    opened: list[tuple[int, str]] = []
    at = 0
    for token in (
        _INLINE.parseInline(" ".join(to_markdown(text.replace("$$", "$")).split()))[0].children or ()
    ):
        if token.type in _STYLES:
            opened.append((at, _STYLES[token.type]))
        elif token.type.endswith("_close") and opened:
            start, style = opened.pop()
            spans.append(Span(start, at, style))
        else:
            piece = " " if token.type == "softbreak" else token.content
            if token.type == "code_inline":
                spans.append(Span(at, at + len(piece), "$code-name"))
            plain.append(piece)
            at += len(piece)
    return Content("".join(plain), spans)


class CodeColouring(HighlightTheme):
    """Our own colours for Pygments' tokens."""

    # Pygments' tokens are tuples of names.
    STYLES = {  # noqa: RUF012 (as HighlightTheme declares it)
        ("Comment",): "$code-comment italic",
        ("Keyword",): "$code-keyword",
        ("Literal", "String"): "$code-string",
        ("Literal", "String", "Doc"): "$code-comment",
        ("Literal", "Number"): "$code-number",
        ("Name", "Function"): "$code-name",
        ("Name", "Class"): "$code-name",
        ("Name", "Decorator"): "$code-name",
        ("Operator", "Word"): "$code-keyword",
    }


def python(code: str) -> Content:
    """Python source, coloured."""
    return highlight(code, language="python", theme=CodeColouring)


class CodeFence(MarkdownFence):
    """A block of code on a card, or a formula on lines of its own."""

    def __init__(self, markdown: Markdown, token: Token, code: str) -> None:
        super().__init__(markdown, token, code)
        self.set_class(token.info == DISPLAY, "-formula")

    @classmethod
    def highlight(cls, code: str, language: str, ansi: bool = False, dark: bool = False) -> Content:
        if language == DISPLAY:
            return Content(code)
        return highlight(code, language=language or "text", theme=CodeColouring)


class CardText(Markdown):
    """The front, the back or the reason of a card."""

    BLOCKS = {**Markdown.BLOCKS, "fence": CodeFence, "code_block": CodeFence}  # noqa: RUF012

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(to_markdown(text), id=id, classes=classes, parser_factory=parser, open_links=False)

    async def show(self, text: str) -> None:
        """Replace the text, and wait until it stands."""
        await self.update(to_markdown(text))
