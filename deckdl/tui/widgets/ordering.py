"""The items of an order card."""

from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message

from deckdl.sessions.question import Question
from deckdl.tui.widgets.options import Options


class Ordering(Options):
    """A key gives an item the next place, or takes its place away again; Enter checks when all have one."""

    MISSING: ClassVar[str] = "Give every item its place: a digit, or ↑ ↓ and space, puts it next."

    @dataclass
    class Placed(Message):
        """The learner put the items, counted from 0 as they are shown, in this order."""

        order: tuple[int, ...]

    def __init__(self, question: Question) -> None:
        super().__init__(question.options, several=True)
        self._right = question.order  # where each item belongs
        self._placed: list[int] = []

    def action_mark(self) -> None:
        if self._cursor is None:
            return
        if self._cursor in self._placed:
            self._placed.remove(self._cursor)
        else:
            self._placed.append(self._cursor)
        self._draw()

    def submit(self) -> bool:
        """Answer where every item has its place; else False."""
        complete = len(self._placed) == len(self._rows)
        if complete:
            self.post_message(self.Placed(tuple(self._placed)))
        return complete

    def judge_order(self) -> None:
        """Say by sign and word which items stand where they belong."""
        self._judged = True
        for row in self._rows:
            belongs = self._right[row.index]
            mine = self._placed.index(row.index)
            if mine == belongs:
                row.draw(" ✓ ", "right")
            else:
                row.draw(" ✗ ", "wrong", f"place {belongs + 1}, not {mine + 1}")

    def _draw(self) -> None:
        for row in self._rows:
            here = row.index == self._cursor
            place = f"{self._placed.index(row.index) + 1}." if row.index in self._placed else "· "
            row.draw(("›" if here else " ") + place, "cursor" if here else "")
