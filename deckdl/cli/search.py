"""`deckdl search`: cards by their text, and by how they stand."""

from __future__ import annotations

import click

from deckdl.cli.context import Context, print_json, workspace_option


@click.command(
    epilog="""\b
Examples:
  deckdl search softmax gradient      cards in which both words occur
  deckdl search '\\frac' --json | jq -r '.cards[].card'
  deckdl search is:suspended          cards that are not asked now
  deckdl search is:due deck:losses    filters and words can be mixed

\b
Filters:
  is:due  is:new  is:suspended  is:flagged
  is:leech            forgotten 8 times or more
  deck:losses         the deck of this id, else those with this in their id
  concept:softmax     the same for concepts

\b
--json prints one line:
  cards       a list: card, front

\b
Exit codes: 0 fine, 1 there is no such card, 2 cannot do that."""
)
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@workspace_option
@click.pass_obj
def search(context: Context, words: tuple[str, ...], as_json: bool) -> int:
    """List the cards in which all of these WORDS occur; some words are filters.

    Small and capital letters are the same, and a word may be a part of another. Formulas are searched as
    their author typed them. The cards come in the order in which they are learned.
    """
    from deckdl.content.search import headline
    from deckdl.sessions.browsing import find

    with context.desk() as desk:
        found = [(card, headline(desk.library.cards[card])) for card in find(desk, " ".join(words))]
    if as_json:
        print_json({"cards": [{"card": card, "front": front} for card, front in found]})
    else:
        for card, front in found:
            click.echo(f"{card}: {front}")
        if not found:
            click.echo("There is no such card.")
    return 0 if found else 1
