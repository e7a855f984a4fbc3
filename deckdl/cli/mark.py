"""`deckdl mark`: cards that are not to be asked, or are to be looked at."""

from __future__ import annotations

import click

from deckdl.cli.context import Context, print_json, workspace_option
from deckdl.errors import DeckdlError


@click.command(
    epilog="""\b
Examples:
  deckdl mark                         what is suspended, buried or flagged
  deckdl mark losses/mse-is --suspend
  deckdl mark losses/mse-is --resume

\b
--json prints one line:
  marks       a list: card, suspended, buried (until tomorrow), flagged

\b
Exit codes: 0 fine, 2 cannot do that."""
)
@click.argument("cards", nargs=-1, metavar="[CARD]...")
@click.option("--suspend", "change", flag_value="suspend", help="Do not ask until it is resumed.")
@click.option("--resume", "change", flag_value="resume", help="Ask again, also what is buried.")
@click.option("--bury", "change", flag_value="bury", help="Do not ask before tomorrow.")
@click.option("--flag", "change", flag_value="flag", help="Remember it for you to look at.")
@click.option("--unflag", "change", flag_value="unflag", help="Take the flag away.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@workspace_option
@click.pass_obj
def mark(context: Context, cards: tuple[str, ...], change: str | None, as_json: bool) -> None:
    """Suspend, bury or flag cards, or list those that are.

    CARD is an id such as losses/mse-is, with all of its parts, or a part such as losses/mse-is#reverse.
    """
    from deckdl.sessions.marking import CHANGES, mark_card, marked

    if cards and change is None:
        raise DeckdlError("Say what to do with the cards: --suspend, --resume, --bury, --flag or --unflag.")
    if change and not cards:
        raise DeckdlError(f"Say which card to {change}: deckdl mark losses/mse-is --{change}.")
    with context.desk() as desk:
        for card in cards:
            mark_card(desk, card, CHANGES[change or ""])
        found = marked(desk)
    if as_json:
        print_json({"marks": [row.to_json() for row in found]})
        return
    for row in found:
        click.echo(f"{row.card}: {', '.join(row.words)}")
    if not found:
        click.echo("No card is suspended, buried or flagged.")
