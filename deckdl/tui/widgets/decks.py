"""The list of decks."""

from collections.abc import Sequence

from textual.content import Content
from textual.events import Resize
from textual.widgets.option_list import Option

from deckdl.tui import words
from deckdl.tui.overview import DeckRow
from deckdl.tui.widgets.plain_list import PlainList

BAR = 8
NUMBERS = 5  # cells of the columns new and due
KNOWN = 7  # cells of the column known, without its bar
WIDE_ENOUGH = 46


class DeckList(PlainList):
    """Decks with what is new, due and known; Enter is left to the screen."""

    def __init__(self) -> None:
        super().__init__(id="decks", compact=True)
        self._decks: Sequence[DeckRow] = ()

    @property
    def chosen(self) -> DeckRow | None:
        """The deck that is highlighted."""
        index = self.highlighted
        return None if index is None or index >= len(self._decks) else self._decks[index]

    def show(self, decks: Sequence[DeckRow]) -> None:
        """Draw these decks; the highlight stays where it is."""
        kept = self.highlighted
        self._decks = decks
        width = self.scrollable_content_region.width
        if not width:
            return  # not laid out yet: the resize that follows draws them
        self.clear_options()
        self.add_options([Option(row(deck, width), id=deck.id) for deck in decks])
        if decks:
            self.highlighted = min(kept or 0, len(decks) - 1)

    def on_resize(self, event: Resize) -> None:
        self.show(self._decks)


def heading(width: int) -> Content:
    """The line above the list."""
    known = f"{'known':>{KNOWN}}" if width < WIDE_ENOUGH else f"   {'known':<{BAR + KNOWN - 1}}"
    title = max(4, width - 2 * NUMBERS - len(known))
    return Content(f"{'Deck':<{title}}{'new':>{NUMBERS}}{'due':>{NUMBERS}}{known}").stylize("$foreground 55%")


def row(deck: DeckRow, width: int) -> Content:
    """One deck in as many cells as there are; the bar goes first where there are few."""
    percent = f"{round(deck.known * 100)} %"
    if width < WIDE_ENOUGH:
        known = Content.assemble((f"{percent:>{KNOWN}}", "$foreground 70%"))
    else:
        filled, empty = words.bar(deck.known, BAR)
        known = Content.assemble(
            "   ", (filled, "$accent"), (empty, "$quiet"), (f"{percent:>{KNOWN - 1}}", "$foreground 70%")
        )
    title = max(4, width - 2 * NUMBERS - known.cell_length)
    return Content.assemble(
        Content(deck.title)
        .truncate(title - 1, ellipsis=True)
        .pad_right(title - min(title - 1, len(deck.title))),
        (f"{words.number(deck.new):>{NUMBERS}}", "" if deck.new else "$quiet"),
        (f"{words.number(deck.due):>{NUMBERS}}", "bold" if deck.due else "$quiet"),
        known,
    )
