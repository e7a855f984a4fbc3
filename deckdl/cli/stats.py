"""`deckdl stats`: how it goes, and what the decks cover."""

from __future__ import annotations

import click

from deckdl.cli.context import Context, print_json, workspace_option
from deckdl.errors import DeckdlError


@click.command(
    epilog="""\b
Examples:
  deckdl stats                        everything
  deckdl stats losses                 of one deck
  deckdl stats --concept softmax      of one concept
  deckdl stats --json | jq '.retention[] | select(.days == 30)'
  deckdl stats --coverage             what the decks cover

\b
--json prints one line:
  cards        how many cards there are
  met          how many of them were asked so far
  known        the chance to know a card now, over all cards
  today        answered, new, reviewed, seconds
  decks        a list: deck, title, cards, met, known
  retention    for the last 7, 30 and 365 days and for ever (days: null):
               reviews, recalled and predicted (shares, or null), and the
               same of young cards (put away for less than 21 days) and
               mature ones. Counted is the first answer of a day to a card
               that was due in days; any rating but again is recalled.
  calibration  the same by what was predicted, from low to high
  forecast     overdue, and days: date, due; 30 days from today on
  days         the last 365: date, answers, seconds
  answers, studied_days   in all
  streak       current and longest, in days
  seconds      total, last_7_days, last_30_days, a_day (of study)
  stability    below_days (null: longer than the last), cards
  difficulty   difficulty from 1 to 10, cards
  concepts     weakest first: concept, title, deck, cards, met, known,
               exercises, passed; those not met yet come last
  exercises    latest first: card, exercise, concept, written, passed,
               attempts, hints, given_up, seconds, last_seconds,
               last_passed, last (a date)
  mistakes     most frequent first: exercise, says, times, last
With --coverage:
  cards        how many cards there are
  types        cards by type; reverse and bug are what cards give besides
  exercises    how many
  concepts     a list: concept, title, deck, cards (by type), exercises,
               thin (fewer than 4 cards, or of one type only)

\b
Exit codes: 0 fine, 1 with --coverage: a concept is thin."""
)
@click.argument("decks", metavar="[DECK]...", nargs=-1)
@click.option("--concept", metavar="NAME", default="", help="Only the cards of this concept.")
@click.option("--coverage", is_flag=True, help="Concept by concept: cards by type, and exercises.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@workspace_option
@click.pass_obj
def stats(context: Context, decks: tuple[str, ...], concept: str, coverage: bool, as_json: bool) -> int:
    """Say how it goes: what you recall, what is to come, and where you are weak.

    With the name of one DECK or several, only what belongs to them counts.
    """
    if coverage:
        if decks or concept:
            raise DeckdlError("--coverage is of all decks: leave out the names beside it.")
        return _coverage(context, as_json)
    from deckdl.sessions.statistics import statistics

    with context.desk() as desk:
        found = statistics(desk, decks, concept)
    if as_json:
        print_json(found.to_json())
        return 0
    from deckdl.sessions.statistics_text import lines

    for line in lines(found):
        click.echo(line)
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
