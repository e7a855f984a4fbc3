"""A list of the coding exercises to choose from."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from deckdl.tui.bench import Bench
from deckdl.tui.commands import EXERCISES
from deckdl.tui.navigation import OpenExercise
from deckdl.tui.overview import ExerciseRow, exercises
from deckdl.tui.page import Page
from deckdl.tui.widgets.bars import TopBar

NAME_CELLS = 36


class ExercisesScreen(Page[None]):
    """Type to filter, Enter to open."""

    HERE = EXERCISES

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._rows: tuple[ExerciseRow, ...] = ()
        self._top = TopBar("code")
        self._filter = Input(placeholder="type to filter", compact=True, id="filter")
        self._list = OptionList(id="exercises", compact=True)

    def compose(self) -> ComposeResult:
        yield self._top
        with Vertical(id="choose"):
            yield self._filter
            yield self._list
        yield self.command_bar()

    def on_mount(self) -> None:
        self._list.can_focus = False
        self._filter.focus()

    def on_screen_resume(self) -> None:
        self._rows = exercises(self._bench.desk)
        met = sum(row.met for row in self._rows)
        self._top.show(right=f"{met} of {len(self._rows)} written")
        self._draw()

    @on(Input.Changed)
    def _draw(self) -> None:
        wanted = self._filter.value.lower().split()
        kept = self._list.highlighted_option
        rows = [
            row for row in self._rows if all(word in f"{row.name} {row.title}".lower() for word in wanted)
        ]
        self._list.clear_options()
        self._list.add_options([Option(_line(row), id=row.item) for row in rows])
        if rows:
            ids = [row.item for row in rows]
            self._list.highlighted = ids.index(kept.id) if kept and kept.id in ids else 0
        self.refresh_bindings()

    def can(self, action: str) -> bool:
        return action != "open" or self._list.option_count > 0

    def action_open(self) -> None:
        option = self._list.highlighted_option
        if option is not None and option.id is not None:
            self.post_message(OpenExercise(option.id))

    @on(Input.Submitted)
    def _named(self) -> None:
        """Enter, heard by the input: so the list shows by now what was typed before it."""
        self.action_open()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.action_open()

    def action_move(self, by: int) -> None:
        if by > 0:
            self._list.action_cursor_down()
        else:
            self._list.action_cursor_up()

    def action_back(self) -> None:
        self.leave(None)


def _line(row: ExerciseRow) -> Content:
    sign, style = ("✓", "$text-success") if row.met else ("·", "$quiet")
    return Content.assemble(
        (sign, style), " ", f"{row.name:<{NAME_CELLS}}", (row.state, "bold" if row.due else "$foreground 55%")
    )
