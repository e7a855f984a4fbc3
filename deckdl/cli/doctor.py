"""`deckdl doctor`: what is in order here, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from deckdl.cli.context import Context, print_json, workspace_option

if TYPE_CHECKING:
    from deckdl.exercises.protection import Layer
    from deckdl.sessions.health import Finding

SIGNS = {"judge": "✓", "kernel": "✓", "python": "~", None: "✗"}
LEGEND = {
    "python": "~ holds against Python code alone: on this system, code in C gets past it.",
    None: "✗ does not hold on this system.",
}
STATUS_SIGNS = {"fine": "✓", "mended": "✓", "note": "~", "wrong": "✗"}


@click.command(
    epilog="""\b
Examples:
  deckdl doctor
  deckdl doctor --restore             which backups there are
  deckdl doctor --restore 12          backup 12 in the place of progress.db
  deckdl doctor --json | jq '.isolation[] | select(.held_by == null)'

\b
--json prints one line:
  workspace   a list: name, status (fine, mended, note, wrong), says, and
              names (the cards that it is about)
  isolation   a list, one for each thing that graded code is kept from:
              layer, meaning, held_by (judge, kernel, python, or null
              where nothing holds it)
With --restore:
  backups     a list: number, file, made, answers, cards
With --restore BACKUP:
  restored    the backup's file; saved: where the former file is kept;
              merged: events that only that had; answers, cards

\b
Exit codes: 0 fine, 1 something in the workspace is wrong, 2 nothing can
be graded or restored here."""
)
@click.option(
    "--restore",
    "backup",
    is_flag=False,
    flag_value="",
    metavar="[BACKUP]",
    help="Put a backup, named by its number, in the place of progress.db.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@workspace_option
@click.pass_obj
def doctor(context: Context, backup: str | None, as_json: bool) -> int:
    """Say what is in order here, and rebuild what can be rebuilt.

    It looks through your workspace: the database, the dates of cards, which
    must follow from the log of your answers, backups, settings, decks, clock
    and disk. Then it has code graded that tries what graded code may not do,
    and says what held it back: not what should, but what did.

    A backup is made on each day that you study, and the last ten are kept.
    Restoring one loses no answer: what can be read of the present file is
    merged in, and the file itself is kept in backups/.
    """
    workspace = context.workspace()
    if backup is not None:
        from deckdl.cli.restore import list_backups, restore_backup

        if backup:
            restore_backup(workspace, backup, as_json)
        else:
            list_backups(workspace, as_json)
        return 0
    from deckdl.exercises.protection import measure
    from deckdl.sessions.clock import now
    from deckdl.sessions.health import examine

    findings = examine(workspace, now())
    if not as_json:
        _print_findings(findings)
    layers = measure()
    if as_json:
        held = [{"layer": layer.name, "meaning": layer.meaning, "held_by": layer.held_by} for layer in layers]
        print_json({"workspace": [finding.to_json() for finding in findings], "isolation": held})
    else:
        _print_layers(layers)
    return 1 if any(finding.status == "wrong" for finding in findings) else 0


def _print_findings(findings: list[Finding]) -> None:
    click.echo("Your workspace:")
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        click.echo(f"  {STATUS_SIGNS[finding.status]} {finding.name:<{width}}  {finding.says}")


def _print_layers(layers: list[Layer]) -> None:
    click.echo("Code that is graded runs in a process of its own, shut in. Tried just now:")
    width = max(len(layer.name) for layer in layers)
    for layer in layers:
        click.echo(f"  {SIGNS[layer.held_by]} {layer.name:<{width}}  {layer.meaning}")
    for held_by, sentence in LEGEND.items():
        if any(layer.held_by == held_by for layer in layers):
            click.echo(sentence)
