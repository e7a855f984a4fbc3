"""Code: the learner's file beside what the grader says of it."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from deckdl.errors import DeckdlError
from deckdl.exercises.grader import Cancelled
from deckdl.exercises.report import CheckResult, Report
from deckdl.memory import CardState, Rating
from deckdl.sessions.code import CodeSession
from deckdl.tui import external, words
from deckdl.tui.bench import Bench
from deckdl.tui.cardtext import CardText, inline
from deckdl.tui.commands import CODE
from deckdl.tui.page import Finished, Page
from deckdl.tui.widgets.bars import TopBar
from deckdl.tui.widgets.editor import Editor
from deckdl.tui.widgets.ratings import Ratings
from deckdl.tui.widgets.verdict import VerdictPanel
from deckdl.tui.workfile import WorkFile

LOOK_SECONDS = 0.1


@dataclass
class CheckEnded(Message):
    """The grader reports one check of a grade."""

    grade: threading.Event
    check: CheckResult


@dataclass
class Graded(Message):
    """A grade ended: with a report, or with the sentence on why there is none."""

    grade: threading.Event
    report: Report | None
    problem: str = ""


@dataclass
class Warm(Message):
    """The worker is ready, or cannot be."""

    problem: str = ""


class CodeScreen(Page[CardState | None]):
    """Works on one exercise; the result is the card's new state, or None where nothing was rated.

    A grade is known by the event that cancels it: what an older one still reports is not listened to.
    """

    HERE = CODE

    def __init__(self, bench: Bench, session: CodeSession) -> None:
        super().__init__()
        self._bench = bench
        self._session = session
        self._file = WorkFile(session, bench.desk.workspace, bench.desk.clock)
        self._grade: threading.Event | None = None
        self._rating = False
        self._asked_to_give_up = False
        self._worker = "○ warming"
        self._clocks: list[Timer] = []
        self._top = TopBar(session.heading, self._worker)
        self._editor = Editor(self._file.on_disk, id="editor")
        self._statement = CardText(session.statement, id="statement")
        self._hints = Static(id="hints")
        self._message = Static(id="message")
        self._verdict = VerdictPanel(id="verdict-panel")
        self._side = VerticalScroll(id="side")
        self._ratings = Ratings()

    def compose(self) -> ComposeResult:
        yield self._top
        with Horizontal(id="work"):
            with Vertical(id="file"):
                yield self._editor
            with self._side:
                yield self._message
                yield self._statement
                yield self._verdict
                yield self._hints
        yield self._ratings
        yield self.command_bar()

    def on_mount(self) -> None:
        self._editor.border_title = self._session.path.name
        self._verdict.display = self._hints.display = self._message.display = False
        self._show_heading()
        self._editor.select_stub()
        self._editor.focus()
        if self._session.archived is not None:
            self._say(
                f"A blank file: your former version is kept as {self._session.archived.name} in .history."
            )
        self._clocks = [
            self.set_interval(LOOK_SECONDS, self._look),
            self.set_interval(1, self._show_heading),
        ]
        self._in_thread(self._warm)

    def on_screen_suspend(self) -> None:
        for timer in self._clocks:
            timer.pause()

    def on_screen_resume(self) -> None:
        for timer in self._clocks:
            timer.resume()

    def on_unmount(self) -> None:
        """However the screen ends, what was typed is on disk."""
        self._cancel()
        with suppress(DeckdlError):
            if self._file.on_disk != self._editor.text:
                self._file.save(self._editor.text)

    # Grading: threads only post messages

    def _in_thread(self, work: Callable[[], None]) -> None:
        self.run_worker(work, thread=True, group="grading")

    def _warm(self) -> None:
        try:
            self._bench.grader.warm_up()
        except DeckdlError as error:
            self.post_message(Warm(str(error)))
        else:
            self.post_message(Warm())

    def _run_grade(self, grade: threading.Event, text: str) -> None:
        def on_check(check: CheckResult) -> None:
            self.post_message(CheckEnded(grade, check))

        try:
            report = self._session.grade(on_check, grade, text=text)
        except Cancelled:
            return
        except DeckdlError as error:
            self.post_message(Graded(grade, None, str(error)))
        else:
            self.post_message(Graded(grade, report))

    def _start_grade(self) -> None:
        """Grade what is on disk now; a grade that still runs is of an older save and is given up."""
        self._cancel()
        self._asked_to_give_up = False
        self._grade = threading.Event()
        self._show_side(verdict=True)
        self._message.display = False
        self._verdict.begin()
        self._in_thread(partial(self._run_grade, self._grade, self._file.on_disk))

    def _cancel(self) -> None:
        if self._grade is not None:
            self._grade.set()
            self._grade = None

    @on(Warm)
    def _warmed(self, event: Warm) -> None:
        self._worker = "● worker warm" if not event.problem else "✗ no worker"
        self._show_heading()
        if event.problem:
            self._say(event.problem)

    @on(CheckEnded)
    def _check_ended(self, event: CheckEnded) -> None:
        if event.grade is self._grade:
            self._verdict.add(event.check)

    @on(Graded)
    def _graded(self, event: Graded) -> None:
        if event.grade is not self._grade:
            return
        self._grade = None
        if event.report is None:
            self._verdict.refuse(event.problem)
            return
        self._worker = f"● worker warm {words.duration(event.report.seconds)}"
        self._verdict.end(event.report)
        self._side.scroll_home(animate=False)
        self._show_heading()
        if event.report.passed:
            self._offer_rating()
        else:
            self._withdraw_rating()

    # What is shown

    def _show_heading(self) -> None:
        attempts = self._session.attempts
        state = f"attempt {attempts} · " if attempts else ""
        note = Content.assemble(
            "   ", (f"{state}{words.stopwatch(self._session.seconds)}", "$foreground 60%")
        )
        style = "$success" if self._worker.startswith("●") else "$foreground 60%"
        worker = Content.assemble((self._worker[:1], style), (self._worker[1:], "$foreground 60%"))
        self._top.show(Content(self._session.heading) + note, worker)

    def _show_side(self, *, verdict: bool) -> None:
        self._verdict.display = verdict
        self._statement.display = not verdict
        self._side.scroll_home(animate=False)

    def _say(self, sentence: str) -> None:
        self._message.update(Content(sentence))
        self._message.display = True
        self._side.scroll_home(animate=False)

    def _offer_rating(self) -> None:
        self._rating = True
        self._ratings.show(self._session.intervals(), self._session.proposed_rating())
        self._side.focus()
        self.refresh_bindings()

    def _withdraw_rating(self) -> None:
        self._rating = False
        self._ratings.hide()
        self.refresh_bindings()

    # The file

    def _look(self, *, settled: bool = False) -> None:
        """Notice what another editor saved."""
        found = self._file.changed_elsewhere(self._editor.text, settled=settled)
        if found is None:
            return
        self._editor.replace_all(found.text)
        self._start_grade()
        if found.kept is not None:
            self._say(
                f"Saved by another editor; your unsaved text is in .history as {found.kept.name} (^z: back)."
            )

    def _save(self) -> bool:
        """Put the editor's text on disk; says so where that fails."""
        try:
            self._file.save(self._editor.text)
        except DeckdlError as error:
            self._say(str(error))
            return False
        return True

    def before_leaving(self) -> bool:
        """Unsaved text is saved; False where it could not be."""
        return self._file.on_disk == self._editor.text or self._save()

    # What can be done

    def can(self, action: str) -> bool:
        match action:
            case "accept" | "rate":
                return self._rating and not self._editor.has_focus
            case "compare":
                return self._session.passed or self._session.given_up
            case "give_up":
                return not (self._session.passed or self._session.given_up)
            case "hint":
                return self._session.hints_left > 0
        return True

    def action_save(self) -> None:
        if self._save():
            self._start_grade()

    def action_external(self) -> None:
        if not self.before_leaving():
            return
        problem = external.edit(self.app, self._bench.desk.settings.editor, self._session.path)
        if problem:
            self._say(problem)
        self._look(settled=True)

    def action_hint(self) -> None:
        self._session.next_hint()
        hints = self._session.hints_shown
        lines = [Content.assemble(("hint  ", "bold $accent"), inline(hint)) for hint in hints]
        self._hints.update(Content("\n\n").join(lines))
        self._hints.display = True
        self.refresh_bindings()
        self.call_after_refresh(self._hints.scroll_visible, animate=False)

    def action_other_side(self) -> None:
        (self._side if self._editor.has_focus else self._editor).focus()
        self.refresh_bindings()

    def action_statement(self) -> None:
        self._show_side(verdict=self._statement.display)

    def action_give_up(self) -> None:
        if not self._asked_to_give_up:
            self._asked_to_give_up = True
            self._say("Give up? f3 again shows the solution, and the card comes back soon; any save goes on.")
            return
        self._cancel()
        self._session.give_up()
        self._message.display = False
        self._offer_rating()
        self.action_compare()

    def action_compare(self) -> None:
        """Open both sources; that screen is imported now."""
        from deckdl.tui.screens.compare import CompareScreen

        sources = {"yours": self._editor.text, "reference": self._session.reference}
        self.app.push_screen(CompareScreen(self._session.heading, sources))

    def action_accept(self) -> None:
        self._finish(self._session.proposed_rating())

    def action_rate(self, rating: int) -> None:
        self._finish(Rating(rating))

    def _finish(self, rating: Rating) -> None:
        if self.before_leaving():
            self._cancel()
            self.in_background("finish", partial(self._session.finish, rating))

    @on(Finished)
    def _finished(self, event: Finished) -> None:
        self.busy = False
        if event.problem:
            self._say(event.problem)
        elif isinstance(event.result, CardState):
            self.leave(event.result)

    def action_leave(self) -> None:
        if self._rating and self._editor.has_focus:
            self._side.focus()
            self.refresh_bindings()
        elif self.before_leaving():
            self.leave(None)
