"""The learner's file."""

from rich.style import Style
from textual.theme import Theme
from textual.widgets import TextArea
from textual.widgets.text_area import Selection, TextAreaTheme

from deckdl.exercises.stub import NOT_YET, ONE_LINE, TO_WRITE
from deckdl.tui.themes import CODE_COLOURS, DARK, LIGHT, CodeColours


def _theme(name: str, colours: CodeColours) -> TextAreaTheme:
    keyword, string = Style(color=colours.keyword), Style(color=colours.string)
    number, named = Style(color=colours.number), Style(color=colours.name)
    comment = Style(color=colours.comment, italic=True)
    return TextAreaTheme(
        name=name,
        syntax_styles={
            **dict.fromkeys(
                (
                    "keyword",
                    "keyword.function",
                    "keyword.return",
                    "keyword.operator",
                    "conditional",
                    "repeat",
                ),
                keyword,
            ),
            **dict.fromkeys(("include", "exception", "boolean", "constant.builtin"), keyword),
            **dict.fromkeys(("number", "float"), number),
            **dict.fromkeys(("function", "method", "class", "type.class"), named),
            "string": string,
            "string.documentation": comment,
            "comment": comment,
        },
    )


LINES_ABOVE = 8
THEMES = {name: _theme(name, colours) for name, colours in CODE_COLOURS.items()}


class Editor(TextArea):
    """A code editor in our colours that can be given a whole new text without losing the way back."""

    def __init__(self, text: str, *, id: str) -> None:
        super().__init__(
            text, id=id, language="python", tab_behavior="indent", soft_wrap=False, show_line_numbers=True
        )

    def on_mount(self) -> None:
        for theme in THEMES.values():
            self.register_theme(theme)
        self._follow(self.app.current_theme)
        self.app.theme_changed_signal.subscribe(self, self._follow)

    def _follow(self, theme: Theme) -> None:
        own = theme.name if theme.name in THEMES else DARK if theme.dark else LIGHT
        self.theme = own

    def replace_all(self, text: str) -> None:
        """Replace everything in one edit; undo brings the former text back."""
        if text != self.text:
            where = self.cursor_location
            self.replace(text, self.document.start, self.document.end, maintain_selection_offset=False)
            last = self.document.end
            self.move_cursor(min(where, last))

    def select_stub(self) -> None:
        """Select what the learner is to replace, so that it goes with the first key."""
        lines = self.text.splitlines()
        for row, text in enumerate(lines):
            if text.strip() in (TO_WRITE, ONE_LINE):
                last = row + 1 if lines[row + 1 : row + 2] and lines[row + 1].strip() == NOT_YET else row
                self.selection = Selection((last, len(lines[last])), (row, len(text) - len(text.lstrip())))
                self.call_after_refresh(self.scroll_to, 0, row - LINES_ABOVE, animate=False)
                return
