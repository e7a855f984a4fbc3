"""Sources to read: the learner's file and the reference side by side, or one file alone."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, ScrollableContainer
from textual.widgets import Static

from deckdl.tui.cardtext import python
from deckdl.tui.commands import COMPARE
from deckdl.tui.page import Page
from deckdl.tui.widgets.bars import TopBar


class CompareScreen(Page[None]):
    """Python sources by title, from left to right; they scroll together."""

    HERE = COMPARE

    def __init__(self, heading: str, sources: Mapping[str, str]) -> None:
        super().__init__()
        self._heading = heading
        self._sources = sources

    def compose(self) -> ComposeResult:
        yield TopBar(self._heading, "read only")
        with Horizontal(id="sources"):
            for title, source in self._sources.items():
                pane = ScrollableContainer(
                    Static(python(source.rstrip("\n"))), classes="source", can_focus=False
                )
                pane.border_title = title
                yield pane
        yield self.command_bar()

    def action_back(self) -> None:
        self.leave(None)

    def action_scroll(self, how: str) -> None:
        for pane in self.query(".source"):
            match how:
                case "down":
                    pane.scroll_relative(y=1, animate=False)
                case "up":
                    pane.scroll_relative(y=-1, animate=False)
                case "right":
                    pane.scroll_relative(x=8, animate=False)
                case "left":
                    pane.scroll_relative(x=-8, animate=False)
                case "page_down":
                    pane.scroll_page_down(animate=False)
                case _:
                    pane.scroll_page_up(animate=False)
