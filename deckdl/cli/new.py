"""`deckdl new`, `deckdl add` and `deckdl preview`: writing decks."""

from __future__ import annotations

from pathlib import Path

import click

from deckdl.cli.context import Context, workspace_option
from deckdl.errors import DeckdlError


@click.group(
    epilog="""\b
Examples:
  deckdl new deck my-notes                    a deck of your own
  deckdl new card my-notes --type numeric     a card at its end
  deckdl new exercise activations/softsign my-notes

\b
Exit codes: 0 fine, 2 cannot do that."""
)
@workspace_option
def new() -> None:
    """Write a commented template that `deckdl check` has nothing against."""


@new.command(
    "deck",
    epilog="""\b
Example:
  deckdl new deck my-notes""",
)
@click.argument("name")
@workspace_option
@click.pass_obj
def new_deck(context: Context, name: str) -> None:
    """Make a deck of your own, called NAME, with a first card."""
    from deckdl.sessions import authoring

    click.echo(str(authoring.new_deck(context.workspace(), name).path))


@new.command(
    "card",
    epilog="""\b
Examples:
  deckdl new card my-notes
  deckdl new card my-notes --type formula

\b
Prints the file and the line, as file:line. The former file is kept in
decks/.history.""",
)
@click.argument("deck")
@click.option("--type", "kind", default="basic", show_default=True, help="basic, cloze, choice, numeric, …")
@workspace_option
@click.pass_obj
def new_card(context: Context, deck: str, kind: str) -> None:
    """Add a card to the end of DECK, which is one of your own."""
    from deckdl.content.templates import TYPES
    from deckdl.sessions import authoring
    from deckdl.sessions.labels import nearest

    if kind not in TYPES:
        known = f" There are {', '.join(TYPES)}; an exercise is made by `deckdl new exercise`."
        raise DeckdlError(f"There is no card type {kind}.{nearest(kind, TYPES)}{known}")
    written = authoring.new_card(context.workspace(), deck, kind)
    click.echo(f"{written.path}:{written.line}")


@new.command(
    "exercise",
    epilog="""\b
Example:
  deckdl new exercise activations/softsign my-notes

\b
Prints the two files. `deckdl allow DECK` lets the exercise run, and
`deckdl check --exercises` proves that its checks refuse what is wrong.""",
)
@click.argument("name")
@click.argument("deck")
@workspace_option
@click.pass_obj
def new_exercise(context: Context, name: str, deck: str) -> None:
    """Write a reference, NAME as in activations/softsign, and its card at the end of DECK."""
    from deckdl.sessions import authoring

    for written in authoring.new_exercise(context.workspace(), name, deck):
        click.echo(f"{written.path}:{written.line}")


@click.command(
    epilog="""\b
Examples:
  deckdl add ~/Downloads/transformers.yaml
  deckdl add course/decks                     every deck of a folder

\b
Exit codes: 0 fine, 2 cannot do that."""
)
@click.argument("path", type=click.Path(path_type=Path))
@workspace_option
@click.pass_obj
def add(context: Context, path: Path) -> None:
    """Take a deck from elsewhere into your workspace.

    It is copied, with the exercises that it brings; nothing of yours is overwritten. Its code runs only
    after `deckdl allow`.
    """
    if not path.exists():
        raise DeckdlError(f"{path} does not exist: give a deck, or a folder of decks.")
    from deckdl.sessions import authoring

    for copy in authoring.take_in(context.workspace(), path):
        click.echo(str(copy))


@click.command(
    epilog="""\b
Examples:
  deckdl preview decks/losses.yaml
  deckdl preview my-notes | less

\b
Exit codes: 0 fine, 1 the deck has problems (they are printed too),
2 cannot do that."""
)
@click.argument("deck")
@workspace_option
@click.pass_obj
def preview(context: Context, deck: str) -> int:
    """Show the cards of a deck as they will be asked, with their answers.

    DECK is a file, or the id of a deck. Formulas are drawn and numbers are chosen as in a session; nothing
    is recorded.
    """
    from deckdl.content.decks import read_decks
    from deckdl.content.library import join, shipped_decks
    from deckdl.content.lint import check
    from deckdl.sessions.decks import known_decks
    from deckdl.sessions.desk import load_library
    from deckdl.sessions.preview import preview as texts

    path = Path(deck)
    if not path.is_file():
        if path.suffix in (".yaml", ".yml") or path.name != deck:
            raise DeckdlError(f"{path} is no file: give the path of a deck, or its id.")
        library = load_library(context.workspace())
        (known,) = known_decks(library, [deck])
        path = library.files[known]
    files = read_decks([path])
    beside = read_decks([shipped_decks()])
    elsewhere = {name for file in beside if file.deck for name in file.deck.concepts}
    for text in texts(join(files, elsewhere)):
        click.echo(text)
    problems = check(files, context.workspace().implementations)
    for problem in problems:
        click.echo(str(problem), err=True)
    return 1 if problems else 0
