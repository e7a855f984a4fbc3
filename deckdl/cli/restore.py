"""`deckdl doctor --restore`: which backups there are, and one of them in the place of progress.db."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckdl.cli.context import print_json
from deckdl.errors import DeckdlError

if TYPE_CHECKING:
    from deckdl.memory.backups import Backup
    from deckdl.workspace import Workspace


def list_backups(workspace: Workspace, as_json: bool) -> None:
    """One line for each, the latest first."""
    from deckdl.sessions.labels import plural

    found = _backups(workspace)
    if as_json:
        print_json({"backups": [_to_json(each) for each in found]})
        return
    for each in found:
        held = "cannot be read"
        if each.answers is not None and each.cards is not None:
            held = f"{plural(each.answers, 'answer'):>14}  {plural(each.cards, 'card'):>12}"
        click.echo(f"{each.number:>6}  {each.made.astimezone():%Y-%m-%d %H:%M}  {held}  {each.path.name}")
    click.echo(f"To restore one, name its number: deckdl doctor --restore {found[0].number}")


def restore_backup(workspace: Workspace, name: str, as_json: bool) -> None:
    """Restore the backup of that number, or the file of that name."""
    from deckdl.memory.restoring import restore
    from deckdl.sessions.clock import now
    from deckdl.sessions.labels import plural

    done = restore(workspace.database, _named(workspace, name), now())
    if as_json:
        saved = str(done.saved) if done.saved else None
        counts = {"merged": done.merged, "answers": done.answers, "cards": done.cards}
        print_json({"restored": str(done.backup), "saved": saved, **counts})
        return
    click.echo(f"Restored {done.backup.name}.")
    if done.merged:
        click.echo(f"{plural(done.merged, 'event')} that only the former file had were merged in.")
    click.echo(f"progress.db now holds {plural(done.answers, 'answer')} on {plural(done.cards, 'card')}.")
    if done.saved:
        click.echo(f"The former file is kept as {done.saved}.")


def _named(workspace: Workspace, name: str) -> Path:
    if name.isdecimal():
        for each in _backups(workspace):
            if each.number == int(name):
                return each.path
    for path in (Path(name), workspace.database.parent / "backups" / name):
        if path.is_file():
            return path
    raise DeckdlError(f"There is no backup {name}: `deckdl doctor --restore` lists them.")


def _backups(workspace: Workspace) -> list[Backup]:
    from deckdl.memory.backups import described

    found = described(workspace.database)
    if not found:
        raise DeckdlError(
            f"There is no backup of {workspace.database}: put a copy of your own in its place, "
            "or move the file away to begin anew."
        )
    return found


def _to_json(each: Backup) -> dict[str, object]:
    held = {"answers": each.answers, "cards": each.cards}
    return {"number": each.number, "file": str(each.path), "made": each.made.isoformat(), **held}
