"""`deckdl check`: is what is written right, and do the graders hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckdl.cli.context import Context, print_json, workspace_option
from deckdl.errors import DeckdlError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckdl.content.decks import DeckFile
    from deckdl.content.problems import Problem
    from deckdl.exercises.grader import Exercise


FEW = 3  # exercises: of so many, mutants that pass are told


@click.command(
    epilog="""\b
Examples:
  deckdl check                        the shipped decks and your own
  deckdl check decks/losses.yaml      one deck, or a folder of them
  deckdl check --exercises            prove every grader: takes a minute
  deckdl check --json | jq length
  deckdl check --schema > decks/deck.schema.json

\b
--json prints a list of: path, line, column, message.
With --exercises it prints an object:
  problems    that list
  exercises   a list: exercise, mistakes (how many), refused (how many of
              them), problems (sentences), mutants (faults put into the
              reference by rule), mutants_refused, passing (what was done
              to those that passed; some change nothing that matters)

\b
Exit codes: 0 no problems, 1 problems, 2 could not check."""
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--exercises",
    is_flag=True,
    help="Grade each exercise's reference (it passes), stub and mistakes (refused by name).",
)
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of decks, for editors, and end.")
@workspace_option
@click.pass_obj
def check(context: Context, paths: tuple[Path, ...], exercises: bool, as_json: bool, schema: bool) -> int:
    """Check decks, and prove the graders.

    Prints every error at once, as file:line:column: message, and nothing when all is well.
    """
    if schema:
        from deckdl.content.schema import json_schema

        print_json(json_schema())
        return 0
    for path in paths:
        if not path.exists():
            raise DeckdlError(f"{path} does not exist: give a deck, or a folder of decks.")
    from deckdl.content.decks import read_decks
    from deckdl.content.lint import check as lint

    chosen = paths or _default_paths(context)
    files = read_decks(chosen, _cache(chosen))
    problems = sorted([*lint(files, context.workspace().implementations), *_predictions(context, files)])
    if not as_json:
        for problem in problems:
            click.echo(str(problem))
    listed = [
        {"path": str(found.path), "line": found.line, "column": found.column, "message": found.message}
        for found in problems
    ]
    if not exercises:
        if as_json:
            print_json(listed)
        return 1 if problems else 0
    proofs = _prove(_exercises(context, chosen), quiet=as_json)
    if as_json:
        print_json({"problems": listed, "exercises": proofs})
    return 1 if problems or any(proof["problems"] for proof in proofs) else 0


def _default_paths(context: Context) -> tuple[Path, ...]:
    from deckdl.content.library import shipped_decks

    own = context.workspace().decks
    return (shipped_decks(), own) if own.is_dir() else (shipped_decks(),)


def _cache(paths: Sequence[Path]) -> Path:
    """Where decks of these paths that were found sound are kept, to be read faster the next time."""
    import hashlib

    names = "\n".join(str(path.absolute()) for path in paths)
    return _kept(f"checked-{hashlib.sha256(names.encode()).hexdigest()[:16]}.json")


def _kept(name: str) -> Path:
    import platformdirs

    return platformdirs.user_cache_path("deckdl", appauthor=False) / name


def _predictions(context: Context, files: Sequence[DeckFile]) -> list[Problem]:
    """What is wrong with predict cards: their code is run, where it may be and was not run before."""
    from deckdl.sessions import predictions

    cards = list(predictions.cards_of(files))
    if not cards:
        return []
    from deckdl.cli.permission import ask
    from deckdl.content.library import join
    from deckdl.exercises.grader import Grader
    from deckdl.sessions.trust import NotAllowed, snippets

    library, workspace = join(files), context.workspace()
    allowed: dict[str, Exercise] = {}
    for deck in dict.fromkeys(card.deck_id for _, card in cards):
        try:
            allowed |= snippets(library, deck, workspace)
        except NotAllowed as told:
            if ask(told):
                allowed |= snippets(library, deck, workspace)
            else:
                click.echo(f"{told} Until then the code of its predict cards is not run.", err=True)
    with Grader() as grader:
        return list(predictions.problems(files, predictions.run(allowed, grader, _kept("predictions.json"))))


def _exercises(context: Context, paths: Sequence[Path]) -> list[Exercise]:
    from deckdl.cli.permission import allowed_exercises
    from deckdl.content.library import load
    from deckdl.sessions.exercises import code_cards

    library = load(paths)
    return allowed_exercises(library, code_cards(library).values(), context.workspace())


def _prove(exercises: list[Exercise], *, quiet: bool) -> list[dict[str, object]]:
    from dataclasses import asdict

    from deckdl.exercises.grader import Grader
    from deckdl.sessions.proving import prove_all

    proofs: list[dict[str, object]] = []
    few = len(exercises) <= FEW
    with Grader() as grader:
        for proof in prove_all(exercises, grader):
            proofs.append(asdict(proof))
            if quiet:
                continue
            sign = "✗" if proof.problems else "✓"
            refused = f"{proof.refused} of {proof.mistakes} mistakes refused"
            strength = f", strength {proof.mutants_refused} of {proof.mutants}" if proof.mutants else ""
            click.echo(f"{sign} {proof.exercise}: {refused}{strength}")
            for problem in proof.problems:
                click.echo(f"    {problem}")
            for words in proof.passing if few else ():
                click.echo(f"    passes: {words}")
    return proofs
