"""A coding exercise line by line: the statement, where the file is, and a grade on Enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from deckdl.errors import DeckdlError
from deckdl.memory import Rating
from deckdl.sessions.code import CodeSession
from deckdl.sessions.report_text import check_line, report_lines

if TYPE_CHECKING:
    from deckdl.exercises.grader import Grader
    from deckdl.memory import CardState
    from deckdl.sessions.desk import Desk

Rate = Callable[[Rating | None, dict[Rating, str]], Rating]


def work_on(
    desk: Desk,
    grader: Grader,
    item: str,
    *,
    ask: Callable[[str], str],
    say: Callable[[str], None],
    rate: Rate,
) -> CardState:
    """Work on the exercise of a code card until it passes or is given up, and record the rating."""
    session = CodeSession(desk.library, desk.memory, desk.workspace, grader, item, clock=desk.clock)
    say("\n".join(line for line in session.statement.splitlines() if not line.startswith("```")))
    if session.archived:
        say(f"You wrote this before; your former version is kept as {session.archived}.")
    say(f"Your file: {session.path}")
    while not (session.passed or session.given_up):
        _step(
            session, ask("Edit the file, then press Enter to grade it, /give-up to see the solution: "), say
        )
    while True:
        rating = rate(session.proposed_rating(), session.intervals())
        try:
            return session.finish(rating)
        except DeckdlError as error:
            say(f"{error} The answer is not recorded yet.")


def _step(session: CodeSession, line: str, say: Callable[[str], None]) -> None:
    """Grade on Enter, or what a command asks for."""
    match line.lower():
        case "":
            try:
                report = session.grade(lambda check: say(check_line(check)))
            except DeckdlError as error:
                say(str(error))
                return
            for text in report_lines(report, checks=False):
                say(text)
        case "/hint" | "/h":
            say(f"Hint: {hint}" if (hint := session.next_hint()) else "There is no further hint.")
        case "/give-up" | "/g":
            say("The solution:")
            say(session.give_up())
        case _:
            say("Press Enter to grade your file, or type /hint, /give-up, /skip or /quit.")
