"""The application: opens the workspace, and puts one screen after the other."""

import asyncio
import gc
import signal
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from textual import on
from textual.app import App, SystemCommand
from textual.message import Message
from textual.screen import Screen

from deckdl.errors import DeckdlError
from deckdl.sessions.clock import Clock, now
from deckdl.sessions.desk import Desk
from deckdl.sessions.reloading import DeckWatch, reloaded
from deckdl.sessions.today import Share
from deckdl.tui.bench import Bench
from deckdl.tui.commands import EVERYWHERE, Command, bindings
from deckdl.tui.navigation import (
    ChooseExercise,
    GoHome,
    LookAtCards,
    LookAtDecks,
    LookAtStatistics,
    OpenExercise,
    StartQuiz,
    StartStudy,
)
from deckdl.tui.page import Page
from deckdl.tui.themes import DARK, LIGHT, THEMES
from deckdl.workspace import Workspace

Start = Literal["home", "study", "quiz", "code"]
HOME = "home"
LOOK_SECONDS = 1.0  # between two looks at the deck files
BACKUP_SECONDS = 3600.0  # between two looks whether a new day wants a backup


@dataclass
class DecksRead(Message):
    """The decks as they are now, on a desk that is otherwise the same."""

    desk: Desk


class DeckdlApp(App[None]):
    """The screens of deckdl. Each is imported when it is first opened, so that the first is there soon."""

    TITLE = "deckdl"
    CSS_PATH = "deckdl.tcss"
    BINDINGS = bindings(EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-normal"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-tall")]  # noqa: RUF012
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        desk: Desk,
        *,
        start: Start = "home",
        decks: Sequence[str] = (),
        exercise: str | None = None,
        number: int | None = None,
        share: Share = "today",
    ) -> None:
        """`exercise` is that of code, `number` that of a quiz's cards, `share` what is studied."""
        super().__init__()
        self.bench = Bench(desk)
        self._watch: DeckWatch | None = None
        self._looking = False
        self._share = share
        self._first = self._first_screen(start, tuple(decks), exercise, number)
        self.add_mode(HOME, self._home)
        self._begin_with_theme(desk.settings.theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, for themes that do not know them."""
        return THEMES[0].variables

    def _begin_with_theme(self, wanted: str) -> None:
        """Our own themes stand before the first style is read: a later change reads all styles again."""
        for theme in THEMES:
            self.register_theme(theme)
        if wanted in (DARK, LIGHT) or wanted not in self.available_themes:
            self.set_reactive(App.theme, LIGHT if wanted == LIGHT else DARK)
            self.stylesheet.set_variables(self.get_css_variables())
        else:
            self.theme = wanted

    def on_mount(self) -> None:
        """A closed terminal or a shutdown ends deckdl as its own key does: what was typed is saved."""
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            if hasattr(signal, name) and not self.is_headless:
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(getattr(signal, name), self.action_leave)
        self.call_after_refresh(gc.enable)
        self.set_interval(LOOK_SECONDS, self._look_at_decks)
        self.call_after_refresh(self._back_up)
        self.set_interval(BACKUP_SECONDS, self._back_up)

    # Screens

    def get_default_screen(self) -> Screen[Any]:
        return self._first

    def _first_screen(
        self, start: Start, decks: tuple[str, ...], exercise: str | None, number: int | None
    ) -> Screen[Any]:
        if start == "study":
            return self._study(decks, self._share)
        if start == "quiz":
            return self._quiz(decks, number)
        if start == "code" and exercise is not None:
            from deckdl.sessions.exercises import find

            return self._code(find(self.bench.desk.library, exercise).full_id)
        return self._home()

    def _home(self) -> Screen[None]:
        from deckdl.tui.screens.home import HomeScreen

        return HomeScreen(self.bench)

    def _study(self, decks: tuple[str, ...], share: Share = "today") -> Screen[None]:
        from deckdl.tui.screens.study import StudyScreen

        return StudyScreen(self.bench, decks, share)

    def _quiz(self, decks: tuple[str, ...], number: int | None = None) -> Screen[None]:
        from deckdl.sessions.quiz import LENGTH
        from deckdl.tui.screens.quiz import QuizScreen

        return QuizScreen(self.bench, decks, number or LENGTH)

    def _code(self, item: str) -> Screen[Any]:
        from deckdl.tui.screens.code import CodeScreen

        return CodeScreen(self.bench, self.bench.code(item))

    @on(GoHome)
    def _go_home(self) -> None:
        """Home has a stack of its own: Textual cannot replace the screen that an app starts with."""
        self.switch_mode(HOME)

    @on(StartStudy)
    def _start_study(self, event: StartStudy) -> None:
        self.push_screen(self._study(event.decks))

    @on(StartQuiz)
    def _start_quiz(self, event: StartQuiz) -> None:
        self.push_screen(self._quiz(event.decks))

    @on(ChooseExercise)
    def _choose_exercise(self) -> None:
        from deckdl.tui.screens.exercises import ExercisesScreen

        self.push_screen(ExercisesScreen(self.bench))

    @on(LookAtCards)
    def _look_at_cards(self) -> None:
        from deckdl.tui.screens.browse import BrowseScreen

        self.push_screen(BrowseScreen(self.bench))

    @on(LookAtStatistics)
    def _look_at_statistics(self) -> None:
        from deckdl.tui.screens.statistics import StatisticsScreen

        self.push_screen(StatisticsScreen(self.bench))

    @on(OpenExercise)
    def _open_exercise(self, event: OpenExercise) -> None:
        from deckdl.tui.opening import open_code

        open_code(self, self.bench, event.item, say=partial(self.notify, severity="error"))

    def _back_up(self) -> None:
        """The day's backup, in a thread: no key waits for it."""
        self.run_worker(self._make_backup, name="backup", group="backup", thread=True)

    def _make_backup(self) -> None:
        desk = self.bench.desk
        try:
            desk.memory.back_up(desk.clock())
        except DeckdlError as error:
            self.notify(str(error), severity="warning", markup=False)

    # Decks that are edited meanwhile

    @on(LookAtDecks)
    def _look_at_decks(self) -> None:
        """Read the decks anew where a file changed; in a thread, for a disk may be slow."""
        if not self._looking:
            self._looking = True
            self.run_worker(self._read_decks, name="decks", group="decks", thread=True)

    def _read_decks(self) -> None:
        try:
            if self._watch is None:
                self._watch = DeckWatch(self.bench.desk)
            elif self._watch.changed():
                self.post_message(DecksRead(reloaded(self.bench.desk)))
        except DeckdlError as error:
            self.notify(str(error), severity="error")
        finally:
            self._looking = False

    @on(DecksRead)
    async def _decks_read(self, event: DecksRead) -> None:
        self.bench.take(event.desk)
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                await screen.decks_changed()

    # Commands

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette lists: the commands that can be used on this screen now."""
        here = screen.HERE if isinstance(screen, Page) else ()
        seen = {"app.command_palette"}
        for command in here + EVERYWHERE:
            if command.action not in seen and (
                command in EVERYWHERE or screen.check_action(command.name, ())
            ):
                seen.add(command.action)
                title = command.says.rstrip(".")
                yield SystemCommand(title, f"key: {command.shown}", self._runner(screen, command))

    def _runner(self, screen: Screen[Any], command: Command) -> Any:
        async def run() -> None:
            await self.run_action(command.action, screen)

        return run

    @property
    def fault(self) -> Exception | None:
        """What ended the app, where nothing should have."""
        return self._exception

    def action_help(self) -> None:
        from deckdl.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def action_toggle_theme(self) -> None:
        self.theme = LIGHT if self.current_theme.dark else DARK

    def action_leave(self) -> None:
        """End deckdl, unless something could not be saved: then the screen says so."""
        if all(screen.before_leaving() for screen in self.screen_stack if isinstance(screen, Page)):
            self.exit()

    def _print_error_renderables(self) -> None:
        """Textual would print a traceback; `run` raises the error instead, and the command line logs it."""


def run(
    workspace: Workspace,
    *,
    start: Start = "home",
    decks: Sequence[str] = (),
    exercise: str | None = None,
    number: int | None = None,
    share: Share = "today",
    clock: Clock = now,
) -> None:
    """Open the workspace and show its screens until the learner leaves. DeckdlError where that cannot be."""
    gc.disable()  # until the first screen stands: what is made till then is kept anyhow
    desk = Desk.open(workspace, clock=clock)
    app: DeckdlApp | None = None
    try:
        app = DeckdlApp(desk, start=start, decks=decks, exercise=exercise, number=number, share=share)
        app.run()
    finally:
        gc.enable()
        if app is None:
            desk.close()
        else:
            app.bench.close()
    if app.fault is not None:
        raise app.fault
