"""The two themes, and the colours of code that cards and the editor share."""

from dataclasses import dataclass

from textual.theme import Theme

DARK = "deckdl-dark"
LIGHT = "deckdl-light"


@dataclass(frozen=True)
class CodeColours:
    """How Python is coloured; few hues, so that code stays as calm as the text around it."""

    keyword: str
    string: str
    number: str
    name: str
    comment: str


CODE_COLOURS = {
    DARK: CodeColours("#93b1d1", "#a5bd8d", "#d3a79a", "#e4d9c2", "#767d8a"),
    LIGHT: CodeColours("#2f5d8f", "#4b6f2f", "#9a4a2f", "#5a4a20", "#85898f"),
}


def _variables(colours: CodeColours, quiet: str, background: str) -> dict[str, str]:
    return {
        "code-keyword": colours.keyword,
        "code-string": colours.string,
        "code-number": colours.number,
        "code-name": colours.name,
        "code-comment": colours.comment,
        "quiet": quiet,
        "border": quiet,
        "border-blurred": quiet,
        "scrollbar": quiet,
        "scrollbar-hover": quiet,
        **dict.fromkeys(
            (
                "scrollbar-background",
                "scrollbar-background-hover",
                "scrollbar-background-active",
                "scrollbar-corner-color",
            ),
            background,
        ),
        "block-cursor-text-style": "none",
    }


THEMES = (
    Theme(
        name=DARK,
        primary="#e3b36a",
        secondary="#93b1d1",
        accent="#e3b36a",
        warning="#e3b36a",
        error="#e6828a",
        success="#94c285",
        foreground="#d6d9df",
        background="#15171c",
        surface="#1b1e24",
        panel="#23272f",
        dark=True,
        variables=_variables(CODE_COLOURS[DARK], "#3a404b", "#15171c"),
    ),
    Theme(
        name=LIGHT,
        primary="#96590a",
        secondary="#2f5d8f",
        accent="#96590a",
        warning="#96590a",
        error="#b0323c",
        success="#3a7430",
        foreground="#2b2d33",
        background="#fbfaf7",
        surface="#f4f2ec",
        panel="#e9e6de",
        dark=False,
        variables=_variables(CODE_COLOURS[LIGHT], "#c9c4b8", "#fbfaf7"),
    ),
)
