"""`deckdl doctor`: what works here, and what does not."""

from __future__ import annotations

import click

from deckdl.cli.context import print_json, workspace_option

SIGNS = {"judge": "✓", "kernel": "✓", "python": "~", None: "✗"}
LEGEND = {
    "python": "~ holds against Python code alone: on this system, code in C gets past it.",
    None: "✗ does not hold on this system.",
}


@click.command(
    epilog="""\b
Examples:
  deckdl doctor
  deckdl doctor --json | jq '.isolation[] | select(.held_by == null)'

\b
--json prints one line:
  isolation   a list, one for each thing that graded code is kept from:
              layer, meaning, held_by (judge, kernel, python, or null
              where nothing holds it)

\b
Exit code: 0, whatever was found; 2 where nothing can be graded here."""
)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@workspace_option
def doctor(as_json: bool) -> None:
    """Say what is in order here.

    It has code graded that tries what graded code may not do, and says what
    held it back: not what should, but what did.
    """
    from deckdl.exercises.protection import measure

    layers = measure()
    if as_json:
        found = [
            {"layer": layer.name, "meaning": layer.meaning, "held_by": layer.held_by} for layer in layers
        ]
        print_json({"isolation": found})
        return
    click.echo("Code that is graded runs in a process of its own, shut in. Tried just now:")
    width = max(len(layer.name) for layer in layers)
    for layer in layers:
        click.echo(f"  {SIGNS[layer.held_by]} {layer.name:<{width}}  {layer.meaning}")
    for held_by, sentence in LEGEND.items():
        if any(layer.held_by == held_by for layer in layers):
            click.echo(sentence)
