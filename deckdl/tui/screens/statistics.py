"""Statistics: how it goes, deck by deck or in all, read and counted in a thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from deckdl.memory.reviews import Review
from deckdl.sessions.statistics import Statistics, statistics
from deckdl.sessions.statistics_sentences import percent
from deckdl.tui import statistics_parts as parts
from deckdl.tui.bench import Bench
from deckdl.tui.commands import STATISTICS
from deckdl.tui.page import Finished, Page
from deckdl.tui.widgets.bars import TopBar

WAIT = "Reading all your answers …"


class PartView(Static):
    """One part, drawn again when there is more room or less."""

    def __init__(self, part: parts.Part) -> None:
        super().__init__(classes="part")
        self._part = part
        self._seen: Statistics | None = None
        self._width = 0

    def show(self, seen: Statistics) -> None:
        self._seen = seen
        self._draw()

    def on_resize(self, event: Resize) -> None:
        if self._width != self.content_size.width:
            self._draw()

    def _draw(self) -> None:
        self._width = self.content_size.width
        if self._seen is not None and self._width:
            # A cell less: heights are measured with other roundings, and a full line would wrap there.
            lines = self._part(self._seen, self._width - 1)
            self.update(Content("\n").join(lines))


@dataclass(frozen=True)
class _Read:
    """All answers, and what they come to for one deck or for all."""

    reviews: Sequence[Review]
    seen: Statistics


class StatisticsScreen(Page[None]):
    """A page to read; the arrow keys go from deck to deck."""

    HERE = STATISTICS

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._reviews: Sequence[Review] | None = None
        self._decks: tuple[str, ...] = ()  # those that were met
        self._deck = ""  # which is shown; all where that is empty
        self._top = TopBar("statistics")
        self._wait = Static(WAIT, id="wait")
        self._parts = VerticalScroll(id="statistics")

    def compose(self) -> ComposeResult:
        yield self._top
        yield self._wait
        with self._parts:
            yield PartView(parts.year)
            with Horizontal(classes="pair", id="recall-pair"):
                yield PartView(parts.recall)
                yield PartView(parts.to_come)
            with Horizontal(classes="pair"):
                yield PartView(parts.concepts)
                yield PartView(parts.exercises)
            yield PartView(parts.mistakes)
            with Horizontal(classes="pair"):
                yield PartView(parts.stability)
                yield PartView(parts.difficulty)
        yield self.command_bar()

    def on_mount(self) -> None:
        self._parts.visible = False
        self._read()

    def _read(self) -> None:
        self.meanwhile(self._deck, partial(self._count, self._deck, self._reviews))

    def _count(self, deck: str, reviews: Sequence[Review] | None) -> _Read:
        desk = self._bench.desk
        known = list(desk.memory.reviews()) if reviews is None else reviews
        return _Read(known, statistics(desk, (deck,) if deck else (), reviews=known))

    @on(Finished)
    def _show(self, event: Finished) -> None:
        if event.work != self._deck:
            return  # another deck was asked for meanwhile
        if not isinstance(event.result, _Read):
            self._wait.update(event.problem)
            return
        self._reviews, seen = event.result.reviews, event.result.seen
        found = seen.progress
        if not self._deck:
            self._decks = tuple(deck.deck for deck in found.decks if deck.met)
            self.refresh_bindings()
        title = found.decks[0].title if self._deck else "all decks"
        met = f"{found.met:,} of {found.cards:,} cards met · {percent(found.known)} known"
        self._top.show(Content(f"statistics › {title}"), Content(met))
        for view in self.query(PartView):
            view.show(seen)
        self._wait.display = False
        self._parts.visible = True
        self._parts.focus()

    async def decks_changed(self) -> None:
        if self._deck not in self._bench.desk.library.files:
            self._deck = ""
        self._read()

    def can(self, action: str) -> bool:
        return action != "deck" or bool(self._decks)

    def action_deck(self, by: int) -> None:
        choice = ("", *self._decks)
        place = choice.index(self._deck) if self._deck in choice else 0
        self._deck = choice[(place + by) % len(choice)]
        self._read()

    def action_back(self) -> None:
        self.leave(None)
