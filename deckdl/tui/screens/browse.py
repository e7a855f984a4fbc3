"""Browse: all cards, searched while one types, each with its answer and its dates."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from deckdl.content.models import Card
from deckdl.sessions.browsing import find
from deckdl.sessions.card_views import CardView, Row, rows, view
from deckdl.sessions.marking import CHANGES, mark_card
from deckdl.tui import external
from deckdl.tui.bench import Bench
from deckdl.tui.commands import BROWSE
from deckdl.tui.navigation import LookAtDecks, StartStudy
from deckdl.tui.page import Finished, Page
from deckdl.tui.widgets.bars import TopBar
from deckdl.tui.widgets.card_panel import CardPanel, dates
from deckdl.tui.widgets.cards import CardList

LISTED = 500
STILL_SECONDS = 0.1  # a card is laid out once the highlight rests on it: a key held down runs past many
WORDS = "words · is:due is:new is:flagged is:suspended is:leech · deck:… concept:…"
QUIET = "$foreground 55%"
FIND, LOOK = "find", "look"


@dataclass(frozen=True)
class _Found:
    """The first cards that were found, of so many."""

    rows: Sequence[Row]
    number: int


@dataclass(frozen=True)
class _Asked:
    """What a thread was asked for: the text to find, or the card to look at; `number` counts the requests."""

    what: str
    number: int


class BrowseScreen(Page[None]):
    """Words at the top, the cards that were found below, and the highlighted one beside them.

    Where there is no room for it, Enter shows it in the place of the list. Finding and looking are done in
    a thread each; what was asked for meanwhile is done next, and only the newest is shown.
    """

    HERE = BROWSE
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-normal"), (100, "-wide")]  # noqa: RUF012

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._top = TopBar("browse")
        self._words = Input(placeholder=WORDS, compact=True, id="words")
        self._note = Static(id="found")
        self._cards = CardList()
        self._panel = CardPanel(id="panel")
        self._line = Static(id="line")
        self._wanted: dict[str, _Asked] = {}
        self._at_work: dict[str, _Asked] = {}
        self._shown = ""  # the text whose cards are listed
        self._edited: Card | None = None
        self._problem = ""  # of the deck of the card that was edited

    def compose(self) -> ComposeResult:
        yield self._top
        with Vertical(id="browse"):
            yield self._words
            yield self._note
            with Horizontal(id="both"):
                yield self._cards
                yield self._panel
            yield self._line
        yield self.command_bar()

    def on_mount(self) -> None:
        self._words.focus()

    def on_screen_resume(self) -> None:
        self._find()

    async def decks_changed(self) -> None:
        self._problem = self._bench.problem_of(self._edited) if self._edited else ""
        self._find()

    # Finding and looking

    @on(Input.Changed)
    def _find(self) -> None:
        self._ask(FIND, self._words.value)

    @on(OptionList.OptionHighlighted)
    def _look(self) -> None:
        if row := self._cards.chosen:
            self._ask(LOOK, row.card)

    def _ask(self, work: str, what: str) -> None:
        """Let a thread do this, or once it has ended if it is at work: only the newest counts then."""
        number = self._wanted[work].number + 1 if work in self._wanted else 1
        self._wanted[work] = _Asked(what, number)
        if work not in self._at_work:
            self._start(work)

    def _start(self, work: str) -> None:
        asked = self._at_work[work] = self._wanted[work]
        does: Mapping[str, Callable[[str], object]] = {FIND: self._found, LOOK: self._viewed}
        self.meanwhile(work, partial(does[work], asked.what))

    def _found(self, text: str) -> _Found:
        cards = find(self._bench.desk, text)
        return _Found(rows(self._bench.desk, cards[:LISTED]), len(cards))

    def _viewed(self, card: str) -> CardView:
        time.sleep(STILL_SECONDS)
        return view(self._bench.desk, card)

    @on(Finished)
    async def _finished(self, event: Finished) -> None:
        asked = self._at_work.pop(event.work, None)
        if asked is None:
            self._written(event)
        elif asked != self._wanted[event.work]:
            self._start(event.work)
        elif isinstance(event.result, _Found):
            await self._list(asked.what, event.result)
        elif isinstance(event.result, CardView):
            await self._show(event.result)
        elif event.work == FIND:
            self._say(event.problem)
        else:
            await self._show_nothing(event.problem)

    async def _list(self, text: str, found: _Found) -> None:
        every = len(self._bench.desk.library.cards)
        searched = f"{found.number:,} of " if text.strip() else ""
        self._top.show(right=f"{searched}{every:,} cards")
        if self._problem:
            self._say(self._problem)
        elif not found.number:
            self._say("There is no such card: fewer words find more.")
        elif found.number > len(found.rows):
            self._say(f"The first {LISTED} of {found.number:,} cards: more words find fewer.")
        else:
            self._say("")
        self._cards.show(found.rows, from_top=text != self._shown)
        self._shown = text
        self._look()
        if not found.rows:
            await self._show_nothing("")
        self.refresh_bindings()

    async def _show(self, card: CardView) -> None:
        at, calendar = self._bench.desk.clock(), self._bench.desk.memory.calendar
        self._line.update(
            Content.assemble((card.concept, "bold"), "  ", (dates(card.parts[0], at, calendar), QUIET))
        )
        await self._panel.show(card, at, calendar)
        self.refresh_bindings()

    async def _show_nothing(self, sentence: str) -> None:
        self.remove_class("-looking")
        self._line.update(Content(sentence).stylize(QUIET))
        await self._panel.say(sentence)

    def _say(self, sentence: str) -> None:
        self._note.update(Content(sentence).stylize(QUIET))

    # What can be done

    @property
    def _looking(self) -> bool:
        """Whether the card stands in the place of the list."""
        return self.has_class("-looking") and not self.has_class("-wide")

    def can(self, action: str) -> bool:
        row, typing = self._cards.chosen, self.focused is self._words
        match action:
            case "back":
                return True
            case "words":
                return not typing
            case "cards":
                return typing and row is not None
            case "look":
                return row is not None and not self._looking and not self.has_class("-wide")
            case "suspend" | "resume":
                return row is not None and row.suspended == (action == "resume")
            case "flag" | "unflag":
                return row is not None and row.flagged == (action == "unflag")
        return row is not None

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        if self.can("look"):
            self.action_look()
        elif self.can("cards"):
            self._cards.focus()

    def action_look(self) -> None:
        self.add_class("-looking")
        self._panel.focus()
        self.refresh_bindings()

    def action_cards(self) -> None:
        self._cards.focus()
        self._cards.action_cursor_down()

    def action_words(self) -> None:
        self.remove_class("-looking")
        self._words.focus()
        self.refresh_bindings()

    @on(CardList.LeftUpwards)
    def _left_upwards(self) -> None:
        self.action_words()

    def action_back(self) -> None:
        if self._looking:
            self.remove_class("-looking")
            self._cards.focus()
            self.refresh_bindings()
        else:
            self.leave(None)

    def action_suspend(self) -> None:
        self._mark("suspend")

    def action_resume(self) -> None:
        self._mark("resume")

    def action_flag(self) -> None:
        self._mark("flag")

    def action_unflag(self) -> None:
        self._mark("unflag")

    def _mark(self, change: str) -> None:
        if row := self._cards.chosen:
            self.in_background("mark", partial(mark_card, self._bench.desk, row.card, CHANGES[change]))

    def _written(self, event: Finished) -> None:
        self.busy = False
        if event.problem:
            self._say(event.problem)
            self.refresh_bindings()
        else:
            self._find()

    def action_edit(self) -> None:
        if row := self._cards.chosen:
            self._edited = self._bench.desk.library.cards[row.card]
            self._say(external.edit_card(self.app, self._bench, self._edited))
            self.post_message(LookAtDecks())

    def action_study(self) -> None:
        if row := self._cards.chosen:
            self.post_message(StartStudy((row.deck,)))
