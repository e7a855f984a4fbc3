"""`deckdl grade`: a verdict from the shell."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckdl.cli.context import Context, print_json, workspace_option
from deckdl.errors import DeckdlError

if TYPE_CHECKING:
    from deckdl.exercises.report import CheckResult, Report


@click.command(
    epilog="""\b
Examples:
  deckdl grade activations/softmax.py      your own file in the workspace
  deckdl grade softmax --file answer.py    another file
  deckdl grade softmax --watch             again after each save, until ctrl+c
  deckdl grade softmax --json | jq .passed

\b
--json prints one line for each grade:
  submission  the file that was graded
  exercise    activations/softmax.py
  passed      true or false
  seconds     how long it took
  device      cpu
  checks      a list: kind, name, stage, status (passed, failed, not run),
              cases, message, input (argument: text), expected, got,
              mark (the index of the first entry that differs, or null),
              line (of your file, or null), diagnosis (or null)
  printed     the first of what the code printed

\b
Exit codes: 0 passed, 1 not passed, 2 could not grade."""
)
@click.argument("exercise")
@click.option(
    "--file",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Grade this file instead of the one in the workspace.",
)
@click.option("--watch", is_flag=True, help="Grade now and after each save.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one line of JSON.")
@workspace_option
@click.pass_obj
def grade(context: Context, exercise: str, file: Path | None, watch: bool, as_json: bool) -> int:
    """Grade a file against an exercise.

    EXERCISE is a path such as activations/softmax.py, the same without .py, or only softmax where one
    exercise alone is called that. Nothing is recorded.
    """
    from deckdl.cli.permission import allowed_exercises
    from deckdl.exercises.grader import Grader
    from deckdl.exercises.report import failed_to_load
    from deckdl.sessions.desk import load_library
    from deckdl.sessions.exercises import find
    from deckdl.sessions.watching import watch as watching

    workspace = context.workspace()
    library = load_library(workspace)
    card = find(library, exercise)
    source = file or workspace.implementations / card.impl
    if not source.is_file():
        way_out = "check the path." if file else f"`deckdl code {exercise}` makes it, --file grades another."
        raise DeckdlError(f"{source} does not exist: {way_out}")
    (target,) = allowed_exercises(library, [card], workspace)
    submission = str(source)
    with Grader() as grader:
        grader.start()  # so that a report's seconds are those of the grade
        if watch:

            def attempt(cancelled: threading.Event) -> Report:
                try:
                    return grader.grade(target, source, cancelled=cancelled)
                except DeckdlError as error:  # the next save may be readable again
                    return failed_to_load(target.path, str(error))

            if not as_json:
                click.echo(f"Each save of {source} is graded; ctrl+c ends.\n")
            for report in watching(source, attempt):
                _show(report, submission, as_json, checks=True)
        report = grader.grade(target, source, None if as_json else _show_check)
    _show(report, submission, as_json, checks=False)
    return 0 if report.passed else 1


def _show_check(check: CheckResult) -> None:
    from deckdl.sessions.report_text import check_line

    click.echo(check_line(check))


def _show(report: Report, submission: str, as_json: bool, *, checks: bool) -> None:
    from deckdl.sessions.report_text import report_lines

    if as_json:
        print_json({"submission": submission, **report.to_json()})
    else:
        for line in report_lines(report, checks=checks):
            click.echo(line)
        if checks:
            click.echo()
