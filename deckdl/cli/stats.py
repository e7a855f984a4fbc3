"""`deckdl stats`: how it goes, and what the decks cover."""

from __future__ import annotations

import click

from deckdl.cli.context import Context, print_json, workspace_option


@click.command(
    epilog="""\b
Examples:
  deckdl stats                        what is known, deck by deck
  deckdl stats --coverage             what the decks cover
  deckdl stats --coverage --json | jq '.concepts[] | select(.thin)'

\b
--json prints one line:
  cards       how many cards there are
  met         how many of them were asked so far
  known       the chance to know a card now, over all cards
  today       answered, new, reviewed, seconds
  decks       a list: deck, title, cards, met, known
With --coverage:
  cards       how many cards there are
  types       cards by type; reverse and bug are what cards give besides
  exercises   how many
  concepts    a list: concept, title, deck, cards (by type), exercises,
              thin (fewer than 4 cards, or of one type only)

\b
Exit codes: 0 fine, 1 with --coverage: a concept is thin."""
)
@click.option("--coverage", is_flag=True, help="Concept by concept: cards by type, and exercises.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@workspace_option
@click.pass_obj
def stats(context: Context, coverage: bool, as_json: bool) -> int:
    """Say how much is known, and what the decks cover."""
    if coverage:
        return _coverage(context, as_json)
    from deckdl.sessions.progress import progress

    with context.desk() as desk:
        found = progress(desk)
    if as_json:
        print_json(found.to_json())
        return 0
    width = max([len(deck.deck) for deck in found.decks], default=0)
    for deck in found.decks:
        click.echo(f"{deck.deck:<{width}}  {deck.met:>4} of {deck.cards:>4} met  {deck.known:>4.0%} known")
    click.echo(f"{found.met} of {found.cards} cards met, {found.known:.0%} known now.")
    today = found.today
    click.echo(f"Today: {today.answered} answers, {today.new} new cards, {today.seconds / 60:.0f} minutes.")
    return 0


def _coverage(context: Context, as_json: bool) -> int:
    from collections import Counter

    from deckdl.sessions.coverage import coverage
    from deckdl.sessions.desk import load_library
    from deckdl.sessions.labels import plural

    library = load_library(context.workspace())
    found = coverage(library)
    types: Counter[str] = Counter()
    for concept in found:
        types.update(concept.cards)
    exercises = {name for concept in found for name in concept.exercises}
    thin = [concept for concept in found if concept.thin]
    if as_json:
        listed = [concept.to_json() for concept in found]
        whole = {"cards": len(library.cards), "types": types, "exercises": len(exercises), "concepts": listed}
        print_json(whole)
        return 1 if thin else 0
    width = max([len(concept.concept) for concept in found], default=0)
    for concept in found:
        kinds = ", ".join(f"{count} {kind}" for kind, count in concept.cards.items())
        sign = "✗ thin: " if concept.thin else ""
        click.echo(f"{concept.concept:<{width}}  {sign}{kinds}")
    summary = ", ".join(f"{count} {kind}" for kind, count in types.most_common())
    click.echo(f"{plural(len(found), 'concept')}, {plural(len(library.cards), 'card')}: {summary}.")
    return 1 if thin else 0
