"""The line at the top and the line at the bottom of every screen."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Input, Static

from deckdl.tui.commands import Command

GAP = 3


class TopBar(Horizontal):
    """Where one is, on the left; how far one is, on the right."""

    def __init__(self, left: str | Content = "", right: str | Content = "") -> None:
        super().__init__()
        self._left = Static(left, id="where")
        self._right = Static(right, id="how-far")

    def compose(self) -> ComposeResult:
        yield self._left
        yield self._right

    def show(self, left: str | Content | None = None, right: str | Content | None = None) -> None:
        """Change one side or both."""
        if left is not None:
            self._left.update(left)
        if right is not None:
            self._right.update(right)


class CommandBar(Widget):
    """The commands that can be used now, as many as the width allows, the important ones longest."""

    def __init__(self, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self.auto_links = False
        self._commands = commands

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_unmount(self) -> None:
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _changed(self, screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        typing = isinstance(self.screen.focused, Input)
        shown: list[tuple[int, str, Command]] = []
        for command in self._commands:
            key = command.typing if typing else command.shown
            if command.rank and key and self.screen.check_action(command.name, ()):
                shown.append((command.rank, key, command))
        room = self.content_size.width
        while len(shown) > 1 and _width(shown) > room:
            lowest = max(rank for rank, _, _ in shown)
            last = max(index for index, item in enumerate(shown) if item[0] == lowest)
            del shown[last]
        parts: list[Content] = []
        for _, key, command in shown:
            action = command.action if command.action.startswith("app.") else f"screen.{command.action}"
            click = Style.from_meta({"@click": action})
            parts.append(
                Content.assemble((key, "bold $accent"), " ", (command.label, "$foreground 70%")).stylize(
                    click
                )
            )
        return Content(" " * GAP).join(parts)


def _width(shown: list[tuple[int, str, Command]]) -> int:
    return sum(len(key) + 1 + len(command.label) + GAP for _, key, command in shown) - GAP
