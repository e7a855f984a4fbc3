"""Every key of every screen, read from the registry."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from deckdl.tui.commands import HELP, SECTIONS
from deckdl.tui.page import Page
from deckdl.tui.widgets.bars import TopBar

NOTES = (
    "In the code editor Tab indents and Escape leaves. After a pass the keys 1 to 4 rate; while the editor "
    "has the focus they type, and Escape takes the focus out of it.",
    "Every answer is on disk before the next card shows. Nothing has to be saved.",
)


class HelpScreen(Page[None]):
    """A page to read; any of its keys closes it."""

    HERE = HELP

    def compose(self) -> ComposeResult:
        yield TopBar("help", "")
        with VerticalScroll(id="help"):
            for title, commands in SECTIONS:
                lines = [
                    Content.assemble((f"{command.shown:>5}", "bold $accent"), "  ", command.says)
                    for command in commands
                ]
                yield Static(title, classes="section")
                yield Static(Content("\n").join(lines), classes="keys")
            for note in NOTES:
                yield Static(note, classes="note")
        yield self.command_bar()

    def on_mount(self) -> None:
        self.query_one("#help").focus()

    def action_back(self) -> None:
        self.leave(None)
