"""Study: one card after the other."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from deckdl.errors import DeckdlError
from deckdl.memory import CardState, Rating
from deckdl.sessions.question import TYPED, Question
from deckdl.sessions.study import StudySession
from deckdl.sessions.today import Share
from deckdl.tui import words
from deckdl.tui.about import about, source
from deckdl.tui.bench import Bench
from deckdl.tui.cardtext import CardText, inline
from deckdl.tui.commands import STUDY
from deckdl.tui.ending import ending
from deckdl.tui.judged import in_words
from deckdl.tui.navigation import LookAtDecks, StartQuiz
from deckdl.tui.page import Finished, Page
from deckdl.tui.widgets.answer import Answer
from deckdl.tui.widgets.bars import TopBar
from deckdl.tui.widgets.options import Options
from deckdl.tui.widgets.ordering import Ordering
from deckdl.tui.widgets.ratings import Ratings

BAR_CELLS = 10
WAIT_SECONDS = 5
TOLD = ("numeric", "predict", "bug")  # by the verdict, which names the answer
SHOWN = ("choice", "order")  # by the options


class StudyScreen(Page[None]):
    """Asks the cards of a session, which holds what is true; this screen shows it and passes keys on."""

    HERE = STUDY
    NAME = "study"  # what stands at the top when nothing is asked
    AT_END: tuple[str, ...] = ("share", "quiz")

    def __init__(self, bench: Bench, decks: tuple[str, ...], share: Share = "today") -> None:
        super().__init__()
        self._bench = bench
        self._decks = decks
        self._share = share
        self._session = session = self._open()
        self._given: list[Rating] = []
        self._answered = False
        self._top = TopBar()
        self._body = Horizontal(id="study")
        self._card = VerticalScroll(id="card")
        question = session.current
        self._front = CardText(self._asked_text(question) if question else "", id="front")
        self._answer = Answer(id="answer")
        self._verdict = Static(id="verdict")
        self._back = CardText(id="back")
        self._why = CardText()
        self._why_row = Horizontal(Static("why", classes="label"), self._why, id="why")
        self._hints = Static(id="hints")
        self._source = Static(id="source")
        self._about = Static(id="about")
        self._message = Static(id="message")
        self._ratings = Ratings()
        self._commands = self.command_bar()
        self._due_again = False

    def _open(self) -> StudySession:
        """A new session."""
        return self._bench.study(self._decks, self._share)

    def compose(self) -> ComposeResult:
        yield self._top
        with self._body, self._card:
            yield self._front
            yield self._answer
        yield self._commands

    async def _complete(self) -> None:
        """Mount what a first card does not need to be seen."""
        if not self._ratings.is_attached:
            await self._card.mount_all(
                [self._hints, self._verdict, self._back, self._why_row, self._source, self._message]
            )
            await self._body.mount(self._about)
            await self.mount(self._ratings, before=self._commands)
            self._tell_about()

    async def on_mount(self) -> None:
        self.set_interval(WAIT_SECONDS, self._wait)
        if self._session.current is None:
            await self._complete()
            self._show_end()
        else:
            await self._ask(self._session.current)
            self.call_after_refresh(self._complete)

    # What is shown

    async def _next(self) -> None:
        """Show whatever the session asks now."""
        question = self._session.current
        with self.app.batch_update():
            if question is None:
                self._show_end()
            else:
                await self._front.show(self._asked_text(question))
                await self._ask(question)
                if self._session.notice:
                    await self._complete()
                    self._say(self._session.notice)

    def _asked_text(self, question: Question) -> str:
        """What is asked; of a code card the whole statement."""
        if question.kind != "code":
            return question.front
        from deckdl.sessions.statement import statement_of

        try:
            return statement_of(question.front, self._bench.implementation(question.card))
        except DeckdlError as error:
            return str(error)

    async def _ask(self, question: Question) -> None:
        self._answered = False
        self._show_progress(question.heading)
        for widget in (self._verdict, self._back, self._why_row, self._source, self._message):
            widget.display = False
        self._front.display = True
        self._show_hints()
        self._ratings.hide()
        self._tell_about()
        self._card.scroll_home(animate=False)
        if not await self._answer.ask(question):
            self._card.focus()
        self.refresh_bindings()

    async def _show_answer(self, question: Question) -> None:
        await self._complete()
        self._answered = True
        self._message.display = False
        verdict = self._session.verdict
        with self.app.batch_update():
            if verdict is not None and verdict.right is not None:
                self._verdict.update(in_words(verdict, question))
                self._verdict.display = True
            self._answer.close()
            told = verdict is not None and question.kind in TOLD
            if question.back and question.kind not in SHOWN and not told:
                await self._back.show(question.back)
                self._back.display = True
            if question.why:
                await self._why.show(question.why)
                self._why_row.display = True
            self._source.update(source(question))
            self._source.display = bool(question.source)
            self._ratings.show(self._session.intervals(), self._proposed)
            self._card.focus()
            self.refresh_bindings()
        self.call_after_refresh(self._card.scroll_end, animate=False)

    def on_resize(self) -> None:
        self.call_after_refresh(self._tell_about)

    def _tell_about(self) -> None:
        """Fill the panel at the side, where there is one."""
        question = self._session.current
        if question is not None and self._about.is_attached and self.has_class("-wide"):
            self._about.update(about(self._bench.desk, question))

    def _show_hints(self) -> None:
        hints = self._session.hints_shown
        lines = [Content.assemble(("hint   ", "$foreground 60%"), inline(hint)) for hint in hints]
        self._hints.update(Content("\n").join(lines))
        self._hints.display = bool(lines)

    def _show_progress(self, heading: str) -> None:
        progress = self._session.progress
        filled, empty = words.bar(progress.done / max(1, progress.total), BAR_CELLS)
        count = f"  {progress.done} / {progress.total}"
        self._top.show(heading, Content.assemble((filled, "$accent"), (empty, "$quiet"), count))

    def _say(self, sentence: str) -> None:
        self._message.update(Content(sentence))
        self._message.display = bool(sentence)
        self._message.scroll_visible(animate=False)

    # What can be done

    @property
    def _proposed(self) -> Rating:
        return self._session.proposed_rating() or Rating.GOOD

    def can(self, action: str) -> bool:
        question = self._session.current
        if question is None:
            return action in ("undo", "back", *self.AT_END) or (action == "go_on" and self._due_again)
        asking = not self._answered
        match action:
            case "check":
                return asking and (question.kind in TYPED or bool(question.options))
            case "reveal":
                return asking and question.kind == "basic"
            case "open_code":
                return asking and question.kind == "code"
            case "accept" | "rate":
                return self._answered
            case "hint":
                return asking and len(self._session.hints_shown) < len(question.hints)
            case "implementation":
                return bool(question.impl) and self._answered
        return action in ("undo", "edit", "back", "flag", "bury", "suspend")

    async def action_reveal(self) -> None:
        question = self._session.current
        if question is not None:
            self._session.reveal()
            await self._show_answer(question)

    def action_check(self) -> None:
        """Enter on options; an Input sends its own message."""
        if missing := self._answer.submit():
            self._say(missing)

    @on(Ordering.Placed)
    async def _placed(self, event: Ordering.Placed) -> None:
        question = self._session.current
        if question is None or self._answered or self.busy:
            return
        self._session.place(event.order)
        self.query_one(Ordering).judge_order()
        await self._show_answer(question)

    @on(Options.Chosen)
    async def _options_chosen(self, event: Options.Chosen) -> None:
        question = self._session.current
        if question is None or self._answered or self.busy:
            return
        self._session.choose(event.indices)
        self.query_one(Options).judge(event.indices)
        await self._show_answer(question)

    @on(Input.Submitted)
    async def _typed(self, event: Input.Submitted) -> None:
        question = self._session.current
        if question is None or self._answered or self.busy:
            return
        if question.kind == "formula" and event.value.strip():
            self.in_background("judge", partial(self._session.judge, event.value))  # SymPy may be asked
            return
        if event.value.strip():
            self._session.judge(event.value)
        await self._judged(question)

    async def _judged(self, question: Question) -> None:
        """Show the answer, unless what was typed is none and can be typed again."""
        verdict = self._session.verdict
        if verdict is not None and verdict.right is None:
            self._say(verdict.message)
            return
        self._session.reveal()
        await self._show_answer(question)

    def action_accept(self) -> None:
        self._record(self._proposed)

    def action_rate(self, rating: int) -> None:
        self._record(Rating(rating))

    def _record(self, rating: Rating) -> None:
        self._given.append(rating)
        self.in_background("answer", partial(self._session.answer, rating))

    def action_flag(self) -> None:
        self.in_background("flag", self._session.flag)

    def action_bury(self) -> None:
        self.in_background("put_away", self._session.bury)

    def action_suspend(self) -> None:
        self.in_background("put_away", self._session.suspend)

    def action_undo(self) -> None:
        self.in_background("undo", self._session.undo)

    @on(Finished)
    async def _recorded(self, event: Finished) -> None:
        """What was recorded is on disk; where it could not be, the card stays and can be answered again."""
        self.busy = False
        if event.problem:
            if event.work == "answer":
                self._given.pop()
            self._say(event.problem)
        elif event.work == "undo" and not event.result:
            self._say("There is nothing to take back.")
        elif event.work == "flag":
            self._say("Flagged: `deckdl mark` lists it." if event.result else "The flag is taken away.")
        elif event.work == "judge" and self._session.current is not None:
            await self._judged(self._session.current)
        else:
            if event.work == "undo" and self._given:
                self._given.pop()
            await self._next()

    def action_hint(self) -> None:
        self._session.next_hint()
        self._show_hints()
        self.refresh_bindings()

    def action_open_code(self) -> None:
        """Open the exercise; its screen is imported now, not when deckdl starts."""
        from deckdl.tui.opening import open_code

        question = self._session.current
        if question is not None:
            open_code(self.app, self._bench, question.item, say=self._say, closed=self._code_closed)

    async def _code_closed(self, state: CardState | None) -> None:
        if state is not None:
            self._given.append(Rating.GOOD)
            self._session.advance(state)
            await self._next()

    def action_implementation(self) -> None:
        from deckdl.tui.screens.compare import CompareScreen

        question = self._session.current
        if question is not None:
            try:
                source = self._bench.implementation(question.card)
            except DeckdlError as error:
                self._say(str(error))
            else:
                self.app.push_screen(CompareScreen(question.impl, {question.impl: source}))

    def action_edit(self) -> None:
        from deckdl.tui import external

        question = self._session.current
        if question is not None:
            self._say(external.edit_card(self.app, self._bench, question.card))
            self.post_message(LookAtDecks())

    async def decks_changed(self) -> None:
        """Ask the card in its new form, or say what is wrong with it now."""
        question = self._session.current
        if self.busy or (question is not None and question.kind == "code" and self.app.screen is not self):
            return
        if self._session.reload(self._bench.desk):
            await self._next()
        if question is not None:
            self._say(self._bench.problem_of(question.card))

    def action_back(self) -> None:
        self.leave(None)

    # The end

    def _show_end(self) -> None:
        """Nothing is asked now: what was done, and when it goes on."""
        self._answered = False
        self._show_progress(self.NAME)
        self._ratings.hide()
        self._about.update("")
        for widget in (self._front, self._answer, self._hints, self._back, self._why_row, self._source):
            widget.display = False
        self._message.display = False
        self._verdict.display = True
        self._card.focus()
        self._wait()

    def _wait(self) -> None:
        """At the end: keep saying when it goes on, and let it go on then."""
        if self._session.current is not None:
            return
        due = self._session.next_due_at
        self._due_again = due is not None and due <= self._bench.desk.clock()
        self._verdict.update(ending(self._bench.desk, self._session, self._given))
        self.refresh_bindings()

    async def action_go_on(self) -> None:
        """What came due meanwhile is a new session."""
        self._session = self._open()
        await self._next()

    async def action_share(self, share: Share) -> None:
        self._share = share
        await self.action_go_on()

    def action_quiz(self) -> None:
        self.post_message(StartQuiz(self._decks))
