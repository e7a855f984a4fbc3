"""What every command shares: the workspace it works in, and how it prints."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from deckdl.sessions.desk import Desk
    from deckdl.workspace import Workspace

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass
class Context:
    """The options that stand before or after any command."""

    folder: Path | None = None

    def workspace(self) -> Workspace:
        """The workspace to use, as it is: nothing is made."""
        from deckdl.workspace import find

        return find(self.folder)

    def desk(self) -> Desk:
        """The workspace, made where it is missing, with everything in it opened."""
        from deckdl.sessions.desk import Desk

        return Desk.open(self.workspace())


def _remember_folder(context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(Context).folder = value


def workspace_option(command: Command) -> Command:
    """--workspace, which works before and after a command's name."""
    return click.option(
        "--workspace",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        expose_value=False,
        is_eager=True,
        callback=_remember_folder,
        help="The folder with your progress, code, decks and settings.",
    )(command)


def back_up(desk: Desk) -> None:
    """The day's backup, where it is wanted; what stops it is told, and stops nothing else."""
    from deckdl.errors import DeckdlError

    try:
        desk.memory.back_up(desk.clock())
    except DeckdlError as error:
        click.echo(str(error), err=True)


def print_json(value: object) -> None:
    """One line of JSON. A NaN would not be JSON and is an error."""
    click.echo(json.dumps(value, ensure_ascii=False, allow_nan=False))
