"""`deckdl study --plain`: the same session line by line, for a screen reader or a slow line.

Every prompt is a sentence in words; nothing depends on colour, position or a drawn box. Commands begin with a
slash, so that no answer is taken for one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from deckdl.errors import DeckdlError
from deckdl.memory import Rating
from deckdl.sessions.backlog import told
from deckdl.sessions.changed import ask_anew, changed_items, keep
from deckdl.sessions.labels import plural, spoken
from deckdl.sessions.optimizing import suggestion
from deckdl.sessions.study import StudySession
from deckdl.sessions.today import Share

if TYPE_CHECKING:
    from deckdl.exercises.grader import Grader
    from deckdl.sessions.desk import Desk
    from deckdl.sessions.question import Question
    from deckdl.sessions.trust import NotAllowed

Ask = Callable[[str], str]
Say = Callable[[str], None]

COMMANDS = "/hint, /undo, /skip, /flag, /bury (until tomorrow), /suspend, /quit"
PROMPTS = {
    "basic": "Press Enter to see the answer: ",
    "cloze": "Type what is missing, or press Enter to see it: ",
    "choice": "Type the number of the right answer, or press Enter to see it: ",
    "numeric": "Type the number, or press Enter to see it: ",
    "formula": "Type the formula, or press Enter to see it: ",
    "predict": "Type what it prints, or press Enter to see it: ",
    "order": "Type the numbers in the right order, or press Enter to see it: ",
    "bug": "Type the number of the wrong line, or press Enter to see it: ",
}
SAID_BY_VERDICT = ("choice", "bug")
SEVERAL = "Type the numbers of all right answers, or press Enter to see them: "


class _Quit(Exception):
    """The learner ends the session."""


class _Next(Exception):
    """The current card is done with, or another one took its place."""


def study_plain(
    desk: Desk,
    decks: Sequence[str],
    share: Share = "today",
    *,
    ask: Ask,
    say: Say,
    may_run: Callable[[NotAllowed], bool],
) -> None:
    """Study until nothing is left, /quit, or the end of the input, and sum up.

    `ask` shows a prompt and returns a line; it raises EOFError at the end of the input. `may_run` asks about
    a deck's code, once in a session, and returns whether it was allowed now.
    """
    session = StudySession(desk, decks, share)
    PlainStudy(desk, session, ask, say, may_run).run()


class PlainStudy:
    """One session in plain text."""

    def __init__(
        self,
        desk: Desk,
        session: StudySession,
        ask: Ask,
        say: Say,
        may_run: Callable[[NotAllowed], bool],
    ) -> None:
        self.desk = desk
        self.session = session
        self._ask = ask
        self.say = say
        self._may_run = may_run
        self._refused: set[str] = set()  # decks whose code is not to be asked about again
        self._closing = ExitStack()
        self._grader: Grader | None = None  # started by the first card that asks for code

    def run(self) -> None:
        with self._closing:
            self._run()

    def _run(self) -> None:
        self._decide_on_changed()
        if self.session.backlog is not None:
            self.say(told(self.session.backlog))
        if self.session.current:
            self.say(f"Commands at any time: {COMMANDS}.")
        try:
            while question := self.session.current:
                try:
                    self._heading(question)
                    if question.kind == "code":
                        self._code(question)
                    else:
                        self._card(question)
                except _Next:
                    continue
        except (_Quit, EOFError):
            pass
        self._summary()

    def _decide_on_changed(self) -> None:
        """Cards that were learned with another answer: once, whether that still counts."""
        changed = changed_items(self.desk)
        if not changed:
            return
        have = plural(len(changed), "learned card has", "learned cards have")
        self.say(f"{have} another answer now: {', '.join(changed)}.")
        try:
            anew = self._ask("Ask anew from the start? y for yes, Enter keeps the dates: ").strip().lower()
        except EOFError:
            return
        (ask_anew if anew in ("y", "yes") else keep)(self.desk, changed)
        if anew in ("y", "yes"):
            self.session.reload(self.desk)

    def ask(self, prompt: str) -> str:
        """An answer; commands are carried out here."""
        while True:
            line = self._ask(prompt).strip()
            if not line.startswith("/"):
                return line
            self._command(line[1:].lower())

    def _command(self, name: str) -> None:
        if name in ("q", "quit"):
            raise _Quit
        if name in ("h", "hint"):
            hint = self.session.next_hint()
            self.say(f"Hint: {rendered(hint)}" if hint else "There is no further hint.")
        elif name in ("u", "undo"):
            if self.session.undo():
                self.say("The last answer is taken back.")
                raise _Next
            self.say("There is no answer to take back.")
        elif name in ("s", "skip"):
            self.session.skip()
            self.say("Left out for this session.")
            raise _Next
        elif name in ("flag", "bury", "suspend"):
            self._mark(name)
        else:
            self.say(f"There is no command /{name}. Commands: {COMMANDS}.")

    def _mark(self, name: str) -> None:
        """Flag the card, or put it away and go on."""
        try:
            if name == "flag":
                self.say("Flagged." if self.session.flag() else "The flag is taken away.")
                return
            put_away = self.session.bury if name == "bury" else self.session.suspend
            put_away()
        except DeckdlError as error:
            self.say(str(error))
            return
        self.say("Put off until tomorrow." if name == "bury" else "Suspended: `deckdl mark` brings it back.")
        raise _Next

    def _heading(self, question: Question) -> None:
        progress = self.session.progress
        place = question.heading.replace(" › ", ", ")
        self.say(f"\nCard {progress.done + 1} of {progress.total}: {place}.")

    def _card(self, question: Question) -> None:
        for line in asked_lines(question):
            self.say(line)
        self._judge(question, self.ask(SEVERAL if question.several else PROMPTS[question.kind]))
        self.session.reveal()
        if question.kind not in SAID_BY_VERDICT or self.session.verdict is None:
            self.say(f"Answer: {answer_of(question)}")
        if question.why:
            self.say(f"Why: {rendered(question.why)}")
        self._record()

    def _record(self) -> None:
        """Ask for the rating until it is on disk: what stands in the way is told, and can be mended."""
        while True:
            rating = self._rating(self.session.proposed_rating(), self.session.intervals())
            try:
                self.session.answer(rating)
            except DeckdlError as error:
                self.say(f"{error} The answer is not recorded yet.")
            else:
                self._tell_notice()
                return

    def _tell_notice(self) -> None:
        if self.session.notice:
            self.say(self.session.notice)

    def _judge(self, question: Question, typed: str) -> None:
        """Judge what was typed, if anything was; what cannot be read is asked for again."""
        while typed and question.kind != "basic":
            verdict = self.session.judge(typed)
            if verdict.right is not None:
                self.say(("" if verdict.right else "Wrong. ") + rendered(verdict.message))
                return
            self.say(rendered(verdict.message))
            typed = self.ask("Type it again, or press Enter to see the answer: ")

    def _rating(self, proposed: Rating | None, intervals: dict[Rating, str]) -> Rating:
        choices = ", ".join(f"{rating.value} {rating.name.lower()} {intervals[rating]}" for rating in Rating)
        default = f"; Enter for {proposed.name.lower()}" if proposed else ""
        while True:
            typed = self.ask(f"How was it? {choices}{default}: ").lower()
            if not typed and proposed:
                return proposed
            for rating in Rating:
                if typed in (str(rating.value), rating.name.lower()):
                    return rating
            self.say("Type 1, 2, 3 or 4.")

    def _code(self, question: Question) -> None:
        from deckdl.exercises.grader import Grader
        from deckdl.sessions.plain_code import work_on
        from deckdl.sessions.trust import NotAllowed

        if self._grader is None:
            self._grader = self._closing.enter_context(Grader())
        try:
            state = work_on(
                self.desk, self._grader, question.item, ask=self._code_ask, say=self.say, rate=self._rating
            )
        except NotAllowed as refused:
            deck = refused.code.deck
            if deck not in self._refused and self._may_run(refused):
                return  # the card is asked again
            self._refused.add(deck)
            self.say(f"{refused} The card is left out for this session.")
            self.session.skip()
        except DeckdlError as error:
            self.say(f"{error} The card is left out for this session.")
            self.session.skip()
        else:
            self.session.advance(state)
            self._tell_notice()

    def _code_ask(self, prompt: str) -> str:
        """Lines while code is worked on: what ends the card or the session is carried out here."""
        line = self._ask(prompt).strip()
        if line.lower() in ("/q", "/quit", "/u", "/undo", "/s", "/skip"):
            self._command(line[1:].lower())
        return line

    def _summary(self) -> None:
        done = self.session.progress.done
        self.say(f"\n{plural(done, 'card')} answered in {spoken(self.session.seconds)}.")
        left = self.session.counts.total
        if left:
            self.say(f"{plural(left, 'card is', 'cards are')} left for today.")
        elif due := self.session.next_due_at:
            wait = (due - self.desk.clock()).total_seconds()
            self.say(f"Nothing is left for now; the next card is due in {spoken(max(wait, 1))}.")
        else:
            self.say("Nothing is left for today.")
        if suggested := suggestion(self.desk):
            self.say(suggested)


def asked_lines(question: Question) -> Iterator[str]:
    """What is asked: the front, code with the numbers of its lines, and options or items with theirs."""
    yield rendered(question.front)
    for number, line in enumerate(question.code.splitlines(), start=1):
        yield f"{number}: {line}" if question.kind == "bug" else line
    for number, option in enumerate(question.options, start=1):
        yield f"{number}. {rendered(option.text)}"


def answer_of(question: Question) -> str:
    """The back, without marks that are for a screen."""
    match question.kind:
        case "cloze":
            return rendered(question.back.replace("**", ""))
        case "formula":
            return question.back.strip("`")
        case "predict":
            return "\n".join(question.back.splitlines()[1:-1])
        case "bug":
            return f"line {min(question.lines)}. {rendered(question.back)}"
        case "order":
            return "\n" + rendered(question.back)
    return rendered(question.back)


def rendered(text: str) -> str:
    """The text with its formulas as Unicode."""
    if "$" not in text:
        return text.strip()
    from deckdl.content.formulas import render

    return render(text).strip()
