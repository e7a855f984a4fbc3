"""`deckdl plan`: what will be known by a day, and the limits that make it so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from deckdl.cli.context import Context, print_json, workspace_option
from deckdl.errors import DeckdlError

if TYPE_CHECKING:
    from deckdl.sessions.planning import Plan


@click.command(
    epilog="""\b
Examples:
  deckdl plan --date 2027-03-01 --minutes 20
  deckdl plan --date 2027-03-01 --minutes 20 losses optimization
  deckdl plan --date 2027-03-01 --minutes 20 --set

\b
--json prints one line:
  date, days, minutes        what was asked for
  cards                      how many there are
  fits                       whether it can be done in these minutes
  new_per_day                new cards a day, at most
  desired_retention          lowered only where reviews alone take longer
  known, known_now           cards recalled on that day, and now, expected
  mean_minutes               a day's, on average
  busiest_minutes            the same in the busiest four weeks in a row:
                             what is kept within the minutes
  worst_minutes              on the worst day
  unmet                      cards never asked by then
  met_on                     when every card was asked once, else null
  settings                   what to change in settings.yaml
  kept                       with --set: the copy of the former file

\b
Exit codes: 0 fine, 1 it cannot be done in these minutes."""
)
@click.option("--date", "until", required=True, metavar="DATE", help="The day to know it by: 2027-03-01.")
@click.option("--minutes", required=True, type=click.IntRange(1, 1440), help="Minutes a day, 1 to 1440.")
@click.option("--set", "change", is_flag=True, help="Put the limits into settings.yaml; a copy is kept.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@workspace_option
@click.pass_obj
def plan(
    context: Context, until: str, minutes: int, change: bool, as_json: bool, decks: tuple[str, ...]
) -> int:
    """Say what you will know by a day, and set the limits for it.

    Plays through every day until then, with your cards, your memory and the
    time that your answers take, and finds the most new cards a day for which
    the minutes are enough in the busiest four weeks, too. With decks named, only these are studied.
    """
    from deckdl.sessions.changing_settings import change_settings
    from deckdl.sessions.planning import plan as planned

    day = _date(until)
    with context.desk() as desk:
        found = planned(desk, day, minutes, decks)
        file = desk.workspace.settings_file
    kept = change_settings(file, found.settings) if change and found.fits and found.settings else None
    if as_json:
        print_json({**found.to_json(), "kept": str(kept) if kept else None})
    else:
        _show(found)
        if kept:
            click.echo(f"Set in {file}; what it was is in {kept.name}.")
    return 0 if found.fits else 1


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DeckdlError(f"{text} is no date: write it as 2027-03-01.") from None


def _show(plan: Plan) -> None:
    from deckdl.sessions.changing_settings import setting_lines
    from deckdl.sessions.labels import plural

    retention = f"{plan.desired_retention:.0%}"
    if not plan.fits:
        click.echo(
            f"The reviews alone take {plan.busiest_minutes:.0f} minutes a day in some weeks, "
            f"also with a retention of {retention} and no new cards."
        )
        return
    click.echo(
        f"By {plan.date} you will know about {plan.known:.0f} of {plural(plan.cards, 'card')}; "
        f"now it is {plan.known_now:.0f}."
    )
    click.echo(f"With {plural(plan.new_per_day, 'new card')} a day, and a retention of {retention}.")
    click.echo(
        f"It takes {plan.mean_minutes:.0f} minutes a day on average, {plan.busiest_minutes:.0f} "
        f"in the busiest four weeks, and {plan.worst_minutes:.0f} on the worst day."
    )
    if plan.met_on:
        click.echo(f"Every card will have been asked by {plan.met_on}.")
    elif plan.unmet:
        click.echo(f"{plural(plan.unmet, 'card')} will not have been asked by then.")
    if plan.settings:
        click.echo("In settings.yaml, or with --set:")
        for line in setting_lines(plan.settings):
            click.echo(f"  {line}")
    else:
        click.echo("Your settings are these already.")
