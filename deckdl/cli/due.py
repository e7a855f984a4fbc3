"""`deckdl due` and `deckdl review`: the day's work and one answer, from the shell or a script."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from deckdl.cli.context import Context, back_up, print_json, workspace_option
from deckdl.errors import DeckdlError

if TYPE_CHECKING:
    from datetime import tzinfo

    from deckdl.memory import Rating


@click.command(
    epilog="""\b
Examples:
  deckdl due                          a line for each deck
  deckdl due --json | jq .due         how many cards are due

\b
--json prints one line:
  at          the time that this is true for, in UTC
  due         how many cards are due now that were met before
  new         how many new cards are left for today
  next_due    when the next card is due, where none is left now, else null
  decks       a list: deck, title, due (now), new (never met so far)
  backlog     null, or what piled up: waiting, share (a day), days

\b
Exit code: 0, also when nothing is due."""
)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@workspace_option
@click.pass_obj
def due(context: Context, as_json: bool) -> None:
    """Say what is due now, and how many new cards today has."""
    from deckdl.sessions.agenda import agenda
    from deckdl.sessions.backlog import told
    from deckdl.sessions.labels import plural
    from deckdl.sessions.optimizing import suggestion

    with context.desk() as desk:
        today = agenda(desk)
        suggested = suggestion(desk)
        zone = desk.settings.zone
        problems = len(desk.library.problems)
    if as_json:
        print_json(today.to_json())
        return
    width = max([len(deck.deck) for deck in today.decks], default=0)
    for deck in today.decks:
        click.echo(f"{deck.deck:<{width}}  {deck.due:>4} due  {deck.new:>4} not met yet")
    click.echo(f"{plural(today.due, 'card is', 'cards are')} due, and {today.new} new for today.")
    if today.backlog:
        click.echo(told(today.backlog))
    if not today.due and not today.new and today.next_due:
        click.echo(f"The next is due at {today.next_due.astimezone(zone):%Y-%m-%d %H:%M}.")
    if suggested:
        click.echo(suggested)
    if problems:
        click.echo(
            f"{plural(problems, 'problem')} in the decks, left out here: `deckdl check` lists them.", err=True
        )


@click.command(
    epilog="""\b
Examples:
  deckdl review losses/mse-is good
  deckdl review losses/mse-is 3 --at 2026-03-01T09:30 --json

\b
--json prints one line:
  card        the card's id
  rating      again, hard, good or easy
  at, due     when it was reviewed and when it is due again, in UTC
  interval    the time between, as in 3d"""
)
@click.argument("card")
@click.argument("rating")
@click.option(
    "--at", metavar="TIME", help="When it was, as in 2026-03-01T09:30; without an offset in your time zone."
)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@workspace_option
@click.pass_obj
def review(context: Context, card: str, rating: str, at: str | None, as_json: bool) -> None:
    """Record a review of a card.

    CARD is an id such as losses/mse-is. RATING is again, hard, good or easy, or 1 to 4.
    """
    from datetime import UTC

    from deckdl.sessions.decks import known_item
    from deckdl.sessions.labels import interval

    given = _rating(rating)
    with context.desk() as desk:
        item = known_item(desk.library, card)
        now = desk.clock()
        when = _time(at, desk.settings.zone) if at else now
        if when > now:
            raise DeckdlError(f"{at} is still to come: a review is recorded when it was given.")
        span = interval(desk.memory.preview(item, when)[given])
        state = desk.memory.answer(item, given, when, {"by": "review"})
        due_at = desk.memory.due_at(state)
        back_up(desk)
    if as_json:
        times = {"at": when.astimezone(UTC).isoformat(), "due": due_at.isoformat()}
        print_json({"card": item, "rating": given.name.lower(), **times, "interval": span})
    else:
        click.echo(f"{item}: {given.name.lower()}, due again in {span}.")


def _rating(text: str) -> Rating:
    from deckdl.memory import Rating

    for rating in Rating:
        if text.lower() in (rating.name.lower(), str(rating.value)):
            return rating
    raise DeckdlError(f"{text} is no rating: say again, hard, good or easy, or 1 to 4.")


def _time(text: str, zone: tzinfo) -> datetime:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise DeckdlError(f"{text} is no time: write it as 2026-03-01T09:30.") from None
    return when if when.tzinfo else when.replace(tzinfo=zone)
