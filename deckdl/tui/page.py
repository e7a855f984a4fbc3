"""What all screens have in common."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from textual.message import Message
from textual.screen import Screen

from deckdl.errors import DeckdlError
from deckdl.tui.commands import EVERYWHERE, Command, bindings
from deckdl.tui.navigation import GoHome
from deckdl.tui.widgets.bars import CommandBar

Result = TypeVar("Result")


@dataclass
class Finished(Message):
    """Work in the background ended: `problem` is the sentence on what went wrong, empty where nothing did."""

    work: str
    problem: str = ""
    result: object = None


class Page(Screen[Result]):
    """A screen whose commands come from the registry and whose slow work runs in a thread.

    While that work runs (`busy`) no command is heard, so that a key pressed too often does nothing twice.
    """

    HERE: ClassVar[tuple[Command, ...]] = ()
    AUTO_FOCUS = ""

    def __init_subclass__(cls, **options: Any) -> None:
        cls.BINDINGS = bindings(cls.HERE)
        super().__init_subclass__(**options)

    def __init__(self) -> None:
        super().__init__()
        self.busy = False

    def can(self, action: str) -> bool:
        """Whether a command makes sense now; those that cannot be used are not shown."""
        return True

    async def decks_changed(self) -> None:
        """Called when the decks were read anew, because a file changed."""

    def before_leaving(self) -> bool:
        """Called before the app ends; False keeps it open."""
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Textual asks before it runs an action."""
        if any(action == command.name for command in self.HERE):
            return not self.busy and self.can(action)
        return True

    def command_bar(self) -> CommandBar:
        """The line at the bottom."""
        return CommandBar(self.HERE + EVERYWHERE)

    def leave(self, result: Result | None) -> None:
        """Go back to where this screen was opened, or home where deckdl was started with it."""
        if len(self.app.screen_stack) == 1:
            self.post_message(GoHome())
        else:
            self.dismiss(result)

    def in_background(self, name: str, work: Callable[[], object]) -> None:
        """Run `work` in a thread; a `Finished` message with its name arrives when it ended."""
        self.busy = True
        self.meanwhile(name, work)

    def meanwhile(self, name: str, work: Callable[[], object]) -> None:
        """As `in_background`, for work that only reads: every key is heard while it runs."""

        def run() -> None:
            try:
                result = work()
            except DeckdlError as error:
                self.post_message(Finished(name, str(error)))
            else:
                self.post_message(Finished(name, result=result))

        self.run_worker(run, name=name, thread=True)
