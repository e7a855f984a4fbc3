"""Opening an exercise, from wherever: where its deck's code is not allowed yet, that is asked first."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from deckdl.errors import DeckdlError
from deckdl.memory import CardState
from deckdl.sessions.trust import NotAllowed, Standing
from deckdl.tui.bench import Bench
from deckdl.tui.screens.allow import AllowScreen
from deckdl.tui.screens.code import CodeScreen

Closed = Callable[[CardState | None], Any]


def open_code(
    app: App[None], bench: Bench, item: str, *, say: Callable[[str], None], closed: Closed | None = None
) -> None:
    """Put the code screen of a card on top, or `say` why that cannot be; `closed` gets its result."""

    def decided(decision: bool | None) -> None:
        """Go on after a yes, tell what a no means, and leave things as they are after a later."""
        if decision is not None:
            open_code(app, bench, item, say=say, closed=closed)

    try:
        session = bench.code(item)
    except NotAllowed as refused:
        if refused.standing is Standing.DENIED:
            say(str(refused))
        else:
            app.push_screen(AllowScreen(refused), decided)
    except DeckdlError as error:
        say(str(error))
    else:
        app.push_screen(CodeScreen(bench, session), closed)
