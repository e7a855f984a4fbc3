"""`deckdl quiz --plain`: a quiz line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from deckdl.sessions.labels import plural
from deckdl.sessions.plain import Ask, PlainStudy, Say, rendered
from deckdl.sessions.quiz import QuizSession

if TYPE_CHECKING:
    from deckdl.sessions.desk import Desk
    from deckdl.sessions.trust import NotAllowed


def quiz_plain(
    desk: Desk,
    decks: Sequence[str],
    number: int,
    *,
    ask: Ask,
    say: Say,
    may_run: Callable[[NotAllowed], bool],
) -> None:
    """Ask so many cards, tell the score, and go through the mistakes as long as the learner wants to."""
    items: list[str] | None = None
    while True:
        session = QuizSession(desk, decks, number, items)
        PlainQuiz(desk, session, ask, say, may_run).run()
        items = session.mistakes
        if not items or session.current is not None:
            return
        try:
            again = ask(f"Go through the {plural(len(items), 'mistake')} now? y for yes: ")
        except EOFError:
            return
        if again.strip().lower() not in ("y", "yes"):
            return


class PlainQuiz(PlainStudy):
    """One round of a quiz in plain text."""

    session: QuizSession

    def _summary(self) -> None:
        given = self.session.given
        self.say(f"\nScore: {self.session.right} of {len(given)}.")
        for one in given:
            if not one.right:
                front = rendered(one.question.front).splitlines()
                self.say(f"Not known: {one.question.item}: {front[0] if front else ''}")
