"""A quiz: the study screen over a quiz's cards, with a score at the end."""

from textual.content import Content

from deckdl.sessions.quiz import LENGTH, QuizSession
from deckdl.tui import words
from deckdl.tui.bench import Bench
from deckdl.tui.cardtext import inline
from deckdl.tui.screens.study import StudyScreen

SHOWN = 10  # mistakes that are listed


class QuizScreen(StudyScreen):
    """Asks each card once; Enter at the end goes through what was not known."""

    NAME = "quiz"
    AT_END: tuple[str, ...] = ()

    def __init__(self, bench: Bench, decks: tuple[str, ...] = (), number: int = LENGTH) -> None:
        self._number = number
        self._again: list[str] | None = None
        super().__init__(bench, decks)

    def _open(self) -> QuizSession:
        session = QuizSession(self._bench.desk, self._decks, self._number, self._again)
        self._quiz = session
        return session

    def can(self, action: str) -> bool:
        return action not in ("undo", "bury", "suspend") and super().can(action)

    def _wait(self) -> None:
        """At the end: the score, and what was not known."""
        quiz = self._quiz
        if quiz.current is not None:
            return
        wrong = [given.question for given in quiz.given if not given.right]
        self._due_again = bool(wrong)
        if not quiz.given:
            lines = [Content("There is nothing to ask.").stylize("bold")]
        else:
            filled, empty = words.bar(quiz.right / len(quiz.given), SHOWN)
            score = f"{quiz.right} of {len(quiz.given)} known   {quiz.right / len(quiz.given):.0%}"
            lines = [Content(score).stylize("bold"), Content.assemble((filled, "$accent"), (empty, "$quiet"))]
        if wrong:
            lines += [Content(), Content("Not known").stylize("$foreground 60%")]
            lines += [inline(question.front) for question in wrong[:SHOWN]]
            lines += [Content(f"and {len(wrong) - SHOWN} more")] if len(wrong) > SHOWN else []
            lines += [Content(), Content("⏎ goes through them once more.").stylize("$foreground 55%")]
        self._verdict.update(Content("\n").join(lines))
        self.refresh_bindings()

    async def action_go_on(self) -> None:
        """Through the mistakes."""
        self._again = self._quiz.mistakes
        self._given.clear()
        await super().action_go_on()
