"""The list of cards that were found."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets.option_list import Option

from deckdl.sessions.card_views import Row
from deckdl.tui.widgets.plain_list import PlainList

GAP = 2
DECK = 16  # cells of the longest deck's id that is shown whole
QUIET = "$foreground 55%"


class CardList(PlainList):
    """A line a card; what is done with the highlighted one is left to the screen."""

    @dataclass
    class LeftUpwards(Message):
        """The learner went up from the first card."""

    def __init__(self) -> None:
        super().__init__(id="cards", compact=True)
        self._rows: Sequence[Row] = ()
        self._width = 0  # also while a card stands in the place of the list

    @property
    def chosen(self) -> Row | None:
        """The card that is highlighted."""
        index = self.highlighted
        return None if index is None or index >= len(self._rows) else self._rows[index]

    def show(self, rows: Sequence[Row], *, from_top: bool = False) -> None:
        """List these cards; the highlight stays on its card, or near, or goes to the top."""
        kept, place, top = self.chosen, self.highlighted or 0, self.scroll_offset.y
        self._rows = rows
        width = self._width
        if not width:
            return  # not laid out yet: the resize that follows draws them
        deck = min(DECK, max((len(row.deck) for row in rows), default=0))
        self.set_options([Option(line(row, width, deck)) for row in rows])
        if rows:
            same = [index for index, row in enumerate(rows) if kept is not None and row.card == kept.card]
            self.highlighted = 0 if from_top else same[0] if same else min(place, len(rows) - 1)
        if not from_top:
            self.scroll_to(y=top, animate=False, force=True)

    def on_resize(self, event: Resize) -> None:
        if width := self.scrollable_content_region.width:
            self._width = width
            self.show(self._rows)

    def action_cursor_up(self) -> None:
        if self.highlighted:
            super().action_cursor_up()
        else:
            self.post_message(self.LeftUpwards())

    def action_cursor_down(self) -> None:
        if self.highlighted is None or self.highlighted + 1 < len(self._rows):
            super().action_cursor_down()


def line(row: Row, width: int, deck: int) -> Content:
    """One card in `width` cells, `deck` of them for the deck: what it asks, how it stands, where it is."""
    signs = Content(" ").join(
        Content(word).stylize(style)
        for word, style, holds in (
            ("flagged", "$accent", row.flagged),
            ("suspended", QUIET, row.suspended),
            ("due", "$foreground 85%", row.due),
            ("new", QUIET, row.new and not row.suspended),
        )
        if holds
    )
    room = max(4, width - GAP - deck - (GAP + signs.cell_length if signs else 0))
    front = Content(row.headline).truncate(room, ellipsis=True)
    if row.suspended:
        front = front.stylize(QUIET)
    gap = " " * (width - deck - GAP - front.cell_length - signs.cell_length)
    place = Content(row.deck).truncate(deck, ellipsis=True).stylize(QUIET)
    return Content.assemble(front, gap, signs, " " * GAP, place)
