"""`deckdl search`: cards by their text."""

from __future__ import annotations

import click

from deckdl.cli.context import Context, print_json, workspace_option


@click.command(
    epilog="""\b
Examples:
  deckdl search softmax gradient      cards in which both words occur
  deckdl search '\\frac' --json | jq -r '.cards[].card'

\b
--json prints one line:
  cards       a list: card, front

\b
Exit codes: 0 fine, 1 no card has these words, 2 cannot do that."""
)
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@workspace_option
@click.pass_obj
def search(context: Context, words: tuple[str, ...], as_json: bool) -> int:
    """List the cards in which all of these WORDS occur.

    Small and capital letters are the same, and a word may be a part of another. Formulas are searched as
    their author typed them.
    """
    from deckdl.content.search import headline
    from deckdl.content.search import search as find
    from deckdl.sessions.desk import load_library

    library = load_library(context.workspace())
    found = [(card, headline(library.cards[card])) for card in find(library.decks, " ".join(words))]
    if as_json:
        print_json({"cards": [{"card": card, "front": front} for card, front in found]})
    else:
        for card, front in found:
            click.echo(f"{card}: {front}")
        if not found:
            click.echo("No card has all of these words.")
    return 0 if found else 1
