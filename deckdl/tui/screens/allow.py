"""May the code of a deck from elsewhere run? Asked before any of it does."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from deckdl.errors import DeckdlError
from deckdl.sessions import trust
from deckdl.sessions.deck_code import DeckCode
from deckdl.tui.commands import ALLOW
from deckdl.tui.page import Page
from deckdl.tui.widgets.bars import CommandBar

QUIET = "$foreground 55%"
NAMED = 3  # exercises; all of them stand in the listing
STATES = {
    trust.Standing.NEW: "new: you were not asked about it before",
    trust.Standing.CHANGED: "changed since you allowed it",
    trust.Standing.UNREADABLE: "what you decided before cannot be read",
}


class AllowScreen(Page[bool], ModalScreen[bool]):
    """Says what would run. The result is True for allowed, False for denied, None for decided later."""

    HERE = ALLOW

    def __init__(self, refused: trust.NotAllowed) -> None:
        super().__init__()
        self._code = refused.code
        self._state = STATES[refused.standing]
        self._problem = Static(id="message")

    def compose(self) -> ComposeResult:
        with Vertical(id="permission"):
            yield Static(Content(f"{self._code.title} brings code").stylize("bold"), classes="note")
            yield Static(
                "This deck did not come with deckdl. To grade its exercises, Python that its author wrote "
                "runs on this machine.",
                classes="note",
            )
            yield Static(_facts(self._code, self._state), classes="note")
            yield self._problem
            yield CommandBar(self.HERE)

    def on_mount(self) -> None:
        self._problem.display = False

    def action_allow(self) -> None:
        self._decide(trust.allow, True)

    def action_deny(self) -> None:
        self._decide(trust.deny, False)

    def action_view(self) -> None:
        from deckdl.tui.screens.compare import CompareScreen

        try:
            listing = self._code.listing()
        except DeckdlError as error:
            self._say(str(error))
        else:
            self.app.push_screen(CompareScreen(self._code.title, {self._code.summary: listing}))

    def action_back(self) -> None:
        self.leave(None)

    def _decide(self, keep: Callable[[DeckCode], None], answer: bool) -> None:
        try:
            keep(self._code)
        except DeckdlError as error:
            self._say(str(error))
        else:
            self.leave(answer)

    def _say(self, sentence: str) -> None:
        self._problem.update(Content(sentence))
        self._problem.display = True


def _facts(code: DeckCode, state: str) -> Content:
    names = list(code.references)
    more = [f"and {len(names) - NAMED} more"] if len(names) > NAMED else []
    facts = {
        "state": [state],
        "deck": [str(code.file)],
        "exercises": names[:NAMED] + more,
        "solutions": [str(folder) for folder in code.folders] or ["those that come with deckdl"],
    }
    lines = [
        Content.assemble((f"{label if first else '':<11}", QUIET), text)
        for label, texts in facts.items()
        for first, text in zip([True] + [False] * len(texts), texts, strict=False)
    ]
    return Content("\n").join(lines)
