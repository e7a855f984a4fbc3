"""Runs the command line: exit codes, and one sentence where something is wrong, never a traceback."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from deckdl.cli.commands import deckdl
from deckdl.cli.context import Context
from deckdl.errors import DeckdlError

CANNOT = 2
INTERRUPTED = 130
PIPE_CLOSED = 141  # what a shell shows for a program that SIGPIPE ended


def main() -> None:
    """The entry point of `deckdl`."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 fine, 1 the answer is no, 2 cannot do that."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")  # a terminal that knows only ASCII still gets the words
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        code = _pipe_closed()
    except (KeyboardInterrupt, EOFError, click.Abort):
        return INTERRUPTED
    return code


def _run(arguments: Sequence[str]) -> int:
    shared = Context()
    try:
        with deckdl.make_context("deckdl", list(arguments), obj=shared) as context:
            result = deckdl.invoke(context)
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except click.ClickException as error:
        return _complain(_usage(error), CANNOT)
    except DeckdlError as error:
        return _complain(str(error), error.exit_code)
    except (KeyboardInterrupt, EOFError, click.Abort):
        raise
    except Exception as error:
        if isinstance(error, BrokenPipeError) and _stdout_is_closed():
            raise
        return _complain(_unexpected(error, arguments, shared), CANNOT)


def _complain(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code


def _usage(error: click.ClickException) -> str:
    """click's message as one sentence with where to look."""
    message = error.format_message().strip().replace("\n", " ")
    context = getattr(error, "ctx", None)
    return f"{message} See {context.command_path} --help." if context else message


def _unexpected(error: Exception, arguments: Sequence[str], shared: Context) -> str:
    """Leave the traceback in a file, and say where."""
    import tempfile
    import traceback

    import deckdl as package
    from deckdl.workspace import Workspace

    head = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} deckdl {package.__version__} {' '.join(arguments)}\n"
    text = head + "".join(traceback.format_exception(error)) + "\n"
    folder = shared.workspace().root
    if not folder.is_dir():
        folder = Path(tempfile.gettempdir())
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    try:
        log = Workspace(folder).log_file
        with log.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        return f"Something that should not happen did ({what}), and no log could be written in {folder}."
    return f"Something that should not happen did ({what}): the details are in {log}."


def _stdout_is_closed() -> bool:
    """Whether it was our output's pipe that broke, and not one to the grading process."""
    if not hasattr(select, "poll"):
        return True
    poller = select.poll()
    try:
        poller.register(sys.stdout.fileno(), select.POLLOUT)
    except (OSError, ValueError):
        return False
    return any(event & (select.POLLERR | select.POLLHUP) for _, event in poller.poll(0))


def _pipe_closed() -> int:
    """The reader has seen enough: end quietly, and let Python's own last flush find nothing to say."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
    except OSError:
        pass
    return PIPE_CLOSED
