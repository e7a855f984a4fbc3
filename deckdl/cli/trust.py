"""`deckdl allow` and `deckdl deny`: whether the code of a deck from elsewhere may run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckdl.cli.context import Context, print_json, workspace_option
from deckdl.errors import DeckdlError

if TYPE_CHECKING:
    from deckdl.sessions.deck_code import DeckCode

# What is said of a deck that is allowed now, by its state until then.
BEFORE = {
    "new": "allowed; it is new",
    "changed": "allowed; it changed since you allowed it before",
    "allowed": "allowed, as it was already",
    "denied": "allowed; you had denied it",
    "unreadable": "allowed; what you had decided before could not be read",
}


@click.command(
    epilog="""\b
Examples:
  deckdl allow                        decks with code, and what you decided
  deckdl allow losses-extra           a deck of your workspace
  deckdl allow course/optim.yaml      a deck that lies elsewhere
  deckdl allow --json | jq '.[] | select(.state == "changed")'

\b
--json prints a list of:
  deck        the deck's id
  title       its title
  file        where it lies
  state       allowed, denied, new, changed (since it was allowed) or
              unreadable (what you decided is)
  exercises   a list, as in losses/mse.py
  references  the files with their solutions that come with the deck

\b
Exit codes: 0 fine, 2 cannot do that."""
)
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@click.option("--json", "as_json", is_flag=True, help="Print the decks as JSON.")
@workspace_option
@click.pass_obj
def allow(context: Context, decks: tuple[str, ...], as_json: bool) -> None:
    """Let the code of a deck run.

    DECK is the id of a deck or the path of its file. A deck that you did not get with deckdl may bring
    code: checks, and reference solutions. It runs after you allowed it, and you are asked again when it
    changes. Without a DECK, what you decided so far is listed.
    """
    from deckdl.sessions import trust

    chosen = [_chosen(context, name) for name in decks] if decks else _with_code(context)
    before = [trust.standing_of(code) for code in chosen]
    for code in chosen if decks else ():
        if code:
            trust.allow(code)
    if as_json:
        print_json([_listed(code) for code in chosen])
        return
    if not chosen:
        click.echo("No deck of your own brings code.")
    for code, standing in zip(chosen, before, strict=True):
        if not code:
            click.echo(f"{code.deck} brings no code: there is nothing to allow.")
            continue
        told = BEFORE[standing.value] if decks else standing.value
        click.echo(f"{code.deck}: {told}")
        for line in _files(code):
            click.echo(f"    {line}")


@click.command(
    epilog="""\b
Examples:
  deckdl deny losses-extra            its code never runs, and nothing asks
  deckdl allow losses-extra           takes that back

\b
Exit codes: 0 fine, 2 cannot do that."""
)
@click.argument("decks", nargs=-1, required=True, metavar="DECK...")
@workspace_option
@click.pass_obj
def deny(context: Context, decks: tuple[str, ...]) -> None:
    """Let no code of a deck run, and be asked no more.

    DECK is the id of a deck or the path of its file. Its cards can still be studied.
    """
    from deckdl.sessions import trust

    for code in [_chosen(context, name) for name in decks]:
        trust.deny(code)
        click.echo(f"{code.deck}: denied; its cards can still be studied.")


def _chosen(context: Context, name: str) -> DeckCode:
    """The code of the deck that is meant; DeckdlError where there is none or it ships."""
    from deckdl.content.library import is_shipped, load
    from deckdl.sessions.deck_code import code_of
    from deckdl.sessions.decks import known_decks
    from deckdl.sessions.desk import load_library

    workspace = context.workspace()
    path = Path(name)
    if path.is_file():
        library = load([path])
        if not library.decks:
            raise DeckdlError(f"{path} holds no deck that can be used: `deckdl check` says why.")
        deck = library.decks[0].deck
    elif path.suffix in (".yaml", ".yml") or path.name != name:
        raise DeckdlError(f"{path} is no file: give a deck's id, or the path of its file.")
    else:
        library = load_library(workspace)
        (deck,) = known_decks(library, [name])
    if is_shipped(library.files[deck]):
        raise DeckdlError(f"{deck} comes with deckdl: its code needs no permission.")
    return code_of(library, deck, workspace.implementations)


def _with_code(context: Context) -> list[DeckCode]:
    """Every deck of the workspace that brings code."""
    from deckdl.content.library import is_shipped
    from deckdl.sessions.deck_code import code_of
    from deckdl.sessions.desk import load_library

    workspace = context.workspace()
    library = load_library(workspace)
    own = [deck for deck, file in library.files.items() if not is_shipped(file)]
    codes = [code_of(library, deck, workspace.implementations) for deck in own]
    return [code for code in codes if code]


def _files(code: DeckCode) -> list[str]:
    """The files whose code is meant, each with what it is."""
    names = list(code.references)
    lines = [f"{code.file}: checks and mistakes of {', '.join(names)}"] if names else []
    lines += [f"{code.file}: code whose output is asked for"] if code.snippets else []
    return lines + [f"{path}: reference" for path in code.own_files]


def _listed(code: DeckCode) -> dict[str, object]:
    from deckdl.sessions.trust import standing_of

    return {
        "deck": code.deck,
        "title": code.title,
        "file": str(code.file),
        "state": standing_of(code).value,
        "exercises": list(code.references),
        "references": [str(path) for path in code.own_files],
    }
