"""The options of a choice card."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from deckdl.sessions.question import Option
from deckdl.tui.cardtext import inline


class Row(Horizontal):
    """One option: its sign, its number, its text, and after the answer the reason."""

    def __init__(self, index: int, option: Option) -> None:
        super().__init__()
        self.index = index
        self.option = option
        self._sign = Static(classes="sign")
        self._reason = Static(classes="because")

    def compose(self) -> ComposeResult:
        yield self._sign
        with Vertical():
            yield Static(inline(self.option.text))
            yield self._reason

    def draw(self, sign: str, state: str, reason: str | Content = "") -> None:
        """Show a sign before the number; `state` is cursor, right, wrong or nothing."""
        self._sign.update(f"{sign:>2} {self.index + 1}")
        for name in ("cursor", "right", "wrong"):
            self.set_class(name == state, f"-{name}")
        self._reason.update(reason)
        self._reason.display = bool(reason)


class Options(Vertical, can_focus=True):
    """Digits or arrows choose. Where several are right a key marks one, and Enter checks them all."""

    MISSING: ClassVar[str] = "Choose with a digit, or with ↑ ↓ and ⏎."

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("space", "mark", show=False),
        *(Binding(str(digit), f"pick({digit - 1})", show=False) for digit in range(1, 10)),
    ]

    @dataclass
    class Chosen(Message):
        """The learner answered with the options of these indices."""

        indices: frozenset[int]

    def __init__(self, options: Sequence[Option], several: bool) -> None:
        super().__init__()
        self._options = options
        self._several = several
        self._rows = [Row(index, option) for index, option in enumerate(options)]
        self._cursor: int | None = None
        self._marked: set[int] = set()
        self._judged = False

    def compose(self) -> ComposeResult:
        yield from self._rows

    def on_mount(self) -> None:
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Once judged, digits are for the rating."""
        return not self._judged

    def on_click(self, event: Click) -> None:
        for row in self._rows:
            if event.widget is not None and row in event.widget.ancestors_with_self:
                self.action_pick(row.index)

    def action_move(self, by: int) -> None:
        start = -1 if by > 0 else 0
        self._cursor = ((start if self._cursor is None else self._cursor) + by) % len(self._rows)
        self._draw()
        self._rows[self._cursor].scroll_visible()

    def action_pick(self, index: int) -> None:
        if self._judged or index >= len(self._rows):
            return
        self._cursor = index
        self.action_mark()

    def action_mark(self) -> None:
        if self._cursor is None:
            return
        if self._several:
            self._marked ^= {self._cursor}
            self._draw()
        else:
            self.submit()

    def submit(self) -> bool:
        """Answer with what is marked, or where one is right with the cursor's; False if that is nothing."""
        chosen = self._marked if self._several else {self._cursor} - {None}
        indices = frozenset(index for index in chosen if index is not None)
        if indices:
            self.post_message(self.Chosen(indices))
        return bool(indices)

    def judge(self, chosen: frozenset[int]) -> None:
        """Say by sign and word which were right, and why the wrong ones that were chosen are not."""
        self._judged = True
        for row, option in zip(self._rows, self._options, strict=True):
            mine = row.index in chosen
            if option.right:
                row.draw("✓", "right", "" if mine else Content("right, not chosen") if self._several else "")
            elif mine:
                row.draw("✗", "wrong", inline(option.because) if option.because else "not right")
            else:
                row.draw("", "")

    def _draw(self) -> None:
        for row in self._rows:
            here = row.index == self._cursor
            box = ("■" if row.index in self._marked else "□") if self._several else ""
            row.draw(("›" if here else " ") + box, "cursor" if here else "")
