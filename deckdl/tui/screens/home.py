"""Home: what there is, what is due, how it goes."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList, Static

from deckdl.sessions.backlog import told
from deckdl.sessions.optimizing import suggestion
from deckdl.tui import words
from deckdl.tui.bench import Bench
from deckdl.tui.commands import HOME
from deckdl.tui.navigation import ChooseExercise, LookAtCards, LookAtStatistics, StartQuiz, StartStudy
from deckdl.tui.overview import Overview, overview
from deckdl.tui.page import Finished, Page
from deckdl.tui.widgets.bars import TopBar
from deckdl.tui.widgets.decks import DeckList, heading
from deckdl.tui.widgets.history import History

CONCEPT_BAR = 6
QUIET = "$foreground 55%"


class HomeScreen(Page[None]):
    """The first screen; read anew each time it is shown."""

    HERE = HOME

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._top = TopBar(Content("deckdl").stylize("bold $accent"))
        self._columns = Static(id="columns")
        self._decks = DeckList()
        self._today = Static(id="today")
        self._weakest = Static(id="weakest")
        self._concepts = Static(id="concepts")
        self._note = Static(id="note")
        self._history = History()

    def compose(self) -> ComposeResult:
        yield self._top
        with Horizontal(id="home"):
            with Vertical(id="main"):
                yield self._columns
                yield self._decks
            with Vertical(id="aside"):
                yield self._today
                yield self._weakest
                yield self._concepts
        yield self._note
        yield self._history
        yield self.command_bar()

    def on_mount(self) -> None:
        self._decks.focus()

    def on_screen_resume(self) -> None:
        self.read()

    def on_resize(self, event: Resize) -> None:
        self.call_after_refresh(self._draw_columns)

    def _draw_columns(self) -> None:
        self._columns.update(heading(self._decks.scrollable_content_region.width))

    def read(self) -> None:
        """Read everything again and draw it."""
        seen = overview(self._bench.desk)
        now = self._bench.desk.clock().astimezone(self._bench.desk.settings.zone)
        due = f"{seen.total} due · ~{words.minutes(seen.seconds)}" if seen.total else "nothing due"
        self._top.show(right=f"{now:%a} {now.day} {now:%b} · {due}")
        self._decks.show(seen.decks)
        self._draw_columns()
        self._today.update(_today(seen))
        self._weakest.update(_weakest(seen))
        self._weakest.display = bool(seen.weakest)
        self._history.show(seen.days)
        self.say(self._standing(seen))

    async def decks_changed(self) -> None:
        self.read()

    def say(self, sentence: str) -> None:
        """One sentence between the list and the history."""
        self._note.update(Content(sentence).stylize(QUIET))
        self._note.display = bool(sentence)

    def _standing(self, seen: Overview) -> str:
        """What to do besides, or where there is nothing to study, or what is wrong with a deck."""
        problems = self._bench.desk.library.problems
        if seen.backlog is not None:
            return told(seen.backlog)
        if changed := len(self._bench.changed):
            have = "1 learned card has" if changed == 1 else f"{changed} learned cards have"
            return f"{have} another answer now: d keeps the dates, x asks anew."
        if not seen.decks:
            return "There are no decks: put YAML files into the folder decks of your workspace."
        if suggested := suggestion(self._bench.desk):
            return suggested
        if not seen.total:
            return f"Nothing is due.{self._next(seen)} c practises code at any time."
        if problems:
            return f"{words.plural(len(problems), 'problem')} in the decks, left out here: see deckdl check."
        return ""

    def _next(self, seen: Overview) -> str:
        if seen.next_due is None:
            return ""
        now = self._bench.desk.clock()
        return f" The next card is due {words.until(seen.next_due, now, self._bench.desk.settings.zone)}."

    def can(self, action: str) -> bool:
        return bool(self._bench.changed) or action not in ("keep", "ask_anew")

    def action_keep(self) -> None:
        self.in_background("keep", self._bench.keep_changed)

    def action_ask_anew(self) -> None:
        self.in_background("ask_anew", self._bench.ask_changed_anew)

    @on(Finished)
    def _decided(self, event: Finished) -> None:
        self.busy = False
        self.read()
        self.refresh_bindings()
        if event.problem:
            self.say(event.problem)

    def action_study_all(self) -> None:
        self.post_message(StartStudy(()))

    def action_study_deck(self) -> None:
        deck = self._decks.chosen
        if deck is not None:
            self.post_message(StartStudy((deck.id,)))

    @on(OptionList.OptionHighlighted)
    def _show_concepts(self) -> None:
        """What the highlighted deck consists of."""
        deck = self._decks.chosen
        if deck is not None:
            lines = [Content(deck.title).stylize(QUIET)]
            for title, known in deck.concepts:
                filled, empty = words.bar(known, CONCEPT_BAR)
                lines.append(Content.assemble((filled, "$accent"), (empty, "$quiet"), f"  {title}"))
            self._concepts.update(Content("\n").join(lines))

    @on(OptionList.OptionSelected)
    def _clicked(self) -> None:
        self.action_study_deck()

    def action_quiz(self) -> None:
        self.post_message(StartQuiz())

    def action_browse(self) -> None:
        self.post_message(LookAtCards())

    def action_statistics(self) -> None:
        self.post_message(LookAtStatistics())

    def action_exercises(self) -> None:
        self.post_message(ChooseExercise())


def _today(seen: Overview) -> Content:
    lines = [Content("Today").stylize(QUIET)]
    lines.append(_count(seen.cards, "card", seen.card_seconds))
    lines.append(_count(seen.code, "code", seen.code_seconds))
    lines.append(Content(f"{seen.new:>3} new of {seen.new_limit}"))
    return Content("\n").join(lines)


def _count(count: int, word: str, seconds: float) -> Content:
    name = f"{word}{'s' if count != 1 and word == 'card' else ''}"
    estimate = f"~{words.minutes(seconds)}" if count else ""
    return Content.assemble(f"{words.number(count):>3} {name:<7}", (estimate, QUIET))


def _weakest(seen: Overview) -> Content:
    return Content("\n").join([Content("Weakest").stylize(QUIET), *map(Content, seen.weakest)])
