"""What stands at the end of a session: what was done, and how it goes on."""

from collections.abc import Sequence

from textual.content import Content

from deckdl.memory import Rating
from deckdl.sessions.backlog import told
from deckdl.sessions.desk import Desk
from deckdl.sessions.study import StudySession
from deckdl.sessions.today import DAYS_AHEAD
from deckdl.tui import words

QUIET = "$foreground 55%"


def ending(desk: Desk, session: StudySession, given: Sequence[Rating]) -> Content:
    """The lines for a session in which nothing is asked now."""
    lines = [Content("Done for now." if given else "Nothing is due.").stylize("bold"), Content()]
    if given:
        kept = sum(rating is not Rating.AGAIN for rating in given)
        took = words.minutes(session.seconds)
        lines.append(Content(f"{words.plural(len(given), 'card')}   {kept} remembered   {took}"))
    if session.backlog is not None:
        lines.append(Content(told(session.backlog)))
    due = session.next_due_at
    if due is not None:
        lines.append(Content(f"The next card is due {words.until(due, desk.clock(), desk.settings.zone)}."))
    if session.notice:
        lines += [Content(), Content(session.notice)]
    more = (
        ("m", "more: all that is due, and as many new cards again"),
        ("a", f"ahead: what is due within {DAYS_AHEAD} days, counted as the early reviews they are"),
        ("z", "a quiz, which counts for nothing where a card is not due"),
    )
    lines += [Content(), *(Content.assemble((key, "$accent"), (f"   {says}", QUIET)) for key, says in more)]
    return Content("\n").join(lines)
