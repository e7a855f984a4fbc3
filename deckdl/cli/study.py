"""`deckdl study` and `deckdl code`: into the screens, or the same as plain text."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Literal

import click

from deckdl.cli.context import Context, back_up, workspace_option
from deckdl.errors import DeckdlError

if TYPE_CHECKING:
    from deckdl.sessions.today import Share


@click.command(
    epilog="""\b
Examples:
  deckdl study                        what is due, and today's new cards
  deckdl study losses optimization    two decks
  deckdl study --more                 all that is due, and more new cards
  deckdl study --ahead                what is due within three days
  deckdl study --plain                as plain text, for a screen reader"""
)
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@click.option("--more", "share", flag_value="more", help="Without the day's limits: new cards once more.")
@click.option("--ahead", "share", flag_value="ahead", help="Reviews of the next three days, no new cards.")
@click.option("--plain", is_flag=True, help="Plain text, line by line, instead of screens.")
@workspace_option
@click.pass_obj
def study(context: Context, decks: tuple[str, ...], share: Share | None, plain: bool) -> None:
    """Study today's cards.

    A new concept waits until what it rests on is known well enough. In plain text every question is asked in
    a line, and the end of the input ends the session.
    """
    share = share or "today"
    if not plain and not decks:
        start(context, "study", share=share)
        return
    from deckdl.sessions.decks import known_decks

    with context.desk() as desk:
        known = known_decks(desk.library, decks)
        if plain:
            from deckdl.cli.permission import ask as may_run
            from deckdl.sessions.plain import study_plain

            study_plain(desk, known, share, ask=_ask, say=click.echo, may_run=may_run)
            back_up(desk)
    if not plain:
        start(context, "study", decks=known, share=share)


@click.command(
    epilog="""\b
Examples:
  deckdl quiz                         20 cards across what is due and weak
  deckdl quiz losses -n 10            ten cards of one deck
  deckdl quiz --plain                 as plain text, for a screen reader"""
)
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@click.option("-n", "number", type=click.IntRange(1, 500), default=20, show_default=True, help="Cards.")
@click.option("--plain", is_flag=True, help="Plain text, line by line, instead of screens.")
@workspace_option
@click.pass_obj
def quiz(context: Context, decks: tuple[str, ...], number: int, plain: bool) -> None:
    """Ask some cards once, and tell the score.

    An answer counts as a review only where the card was due. At the end you can go through the mistakes.
    """
    from deckdl.sessions.decks import known_decks

    with context.desk() as desk:
        known = known_decks(desk.library, decks)
        if plain:
            from deckdl.cli.permission import ask as may_run
            from deckdl.sessions.plain_quiz import quiz_plain

            quiz_plain(desk, known, number, ask=_ask, say=click.echo, may_run=may_run)
            back_up(desk)
    if not plain:
        start(context, "quiz", decks=known, number=number)


@click.command(
    epilog="""\b
Examples:
  deckdl code activations/softmax.py  the statement beside an editor
  deckdl code softmax                 the same, if only one is called that"""
)
@click.argument("exercise")
@workspace_option
@click.pass_obj
def code(context: Context, exercise: str) -> None:
    """Write the code of an exercise and have it graded at every save."""
    from deckdl.cli.permission import allowed_exercises
    from deckdl.sessions.exercises import find

    with context.desk() as desk:
        card = find(desk.library, exercise)
        allowed_exercises(desk.library, [card], desk.workspace)
    start(context, "code", exercise=card.impl)


def start(
    context: Context,
    screen: Literal["home", "study", "quiz", "code"],
    *,
    decks: tuple[str, ...] = (),
    exercise: str | None = None,
    number: int | None = None,
    share: Share = "today",
) -> None:
    """Make the workspace where it is missing and open the screens."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise DeckdlError("The screens need a terminal: `deckdl study --plain` works without one.")
    workspace = context.workspace()
    workspace.create()
    gc.disable()  # imports make nothing to collect; `run` turns it on again once the first screen stands
    from deckdl.tui.app import run

    run(workspace, start=screen, decks=decks, exercise=exercise, number=number, share=share)


def _ask(prompt: str) -> str:
    """One line of input, with the prompt kept on the line where a terminal echoes what is typed."""
    click.echo(prompt, nl=False)
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        click.echo()
    if not line:
        raise EOFError
    return line.rstrip("\n")
