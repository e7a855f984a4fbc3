"""`deckdl grade`: a verdict from the shell."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckdl.cli.context import Context, print_json, workspace_option
from deckdl.cli.submissions import grade_submissions
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
  deckdl grade --submissions handed-in > reports.jsonl
  deckdl grade --submissions handed-in --gradescope results --junit junit.xml
  deckdl grade --submissions handed-in --dask tcp://10.0.0.1:8786 --json

\b
--json prints one line for each grade:
  submission  the file that was graded; with --submissions NAME
  exercise    activations/softmax.py
  passed      true or false
  seconds     how long it took
  device      cpu
  checks      a list: kind, name, stage, status (passed, failed, not run),
              cases, message, input (argument: text), expected, got,
              mark (the index of the first entry that differs, or null),
              line (of your file, or null), diagnosis (or null), seconds
  printed     the first of what the code printed

--submissions prints these lines without --json too, sorted by NAME, and then
a table for you on standard error. Every file is graded, whatever is wrong
with the others; what belongs to no exercise is named at the end.

--gradescope: an exercise is worth 1 point, all of it or nothing; its checks
are listed with 0 points. --junit: a testsuite for each NAME, a testcase for
each check; what was not run is skipped.

--dask needs deckdl[cluster] here, and deckdl with PyTorch on every worker.

\b
Exit codes: 0 all passed, 1 not all passed, 2 could not grade."""
)
@click.argument("exercise", required=False)
@click.option(
    "--file",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Grade this file instead of the one in the workspace.",
)
@click.option("--watch", is_flag=True, help="Grade now and after each save.")
@click.option(
    "--submissions",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Grade every DIR/NAME/losses/mse.py and so on, on all cores; only EXERCISE where it is given.",
)
@click.option(
    "--dask",
    metavar="ADDRESS",
    help="Grade the submissions on the Dask cluster with this scheduler.",
)
@click.option(
    "--junit", type=click.Path(path_type=Path), metavar="FILE", help="Also write the reports as JUnit XML."
)
@click.option(
    "--gradescope",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Also write FOLDER/results.json for Gradescope; with --submissions FOLDER/NAME/results.json.",
)
@click.option(
    "--device",
    type=click.Choice(["cpu", "cuda", "mps", "auto"]),
    default="cpu",
    help="Where the tensors of PyTorch exercises lie; auto takes the best there is.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as one line of JSON, and no table.")
@workspace_option
@click.pass_obj
def grade(
    context: Context,
    exercise: str | None,
    file: Path | None,
    watch: bool,
    submissions: Path | None,
    dask: str | None,
    junit: Path | None,
    gradescope: Path | None,
    device: str,
    as_json: bool,
) -> int:
    """Grade a file against an exercise, or all that a course handed in.

    EXERCISE is a path such as activations/softmax.py, the same without .py, or only softmax where one
    exercise alone is called that. Nothing is recorded.
    """
    if submissions is not None:
        if file or watch:
            raise click.UsageError("--submissions grades a folder once: leave out --file and --watch.")
        return grade_submissions(
            context,
            submissions,
            exercise,
            junit=junit,
            gradescope=gradescope,
            dask=dask,
            device=device,
            table=not as_json,
        )
    if exercise is None:
        raise click.UsageError("Missing argument 'EXERCISE', or a folder given by --submissions.")
    if dask is not None:
        raise click.UsageError("--dask goes with --submissions.")
    if watch and (junit or gradescope):
        raise click.UsageError("--watch shows reports and writes none: leave out --junit and --gradescope.")
    from deckdl.cli.permission import allowed_exercises
    from deckdl.exercises.grader import Grader, decode_source
    from deckdl.exercises.report import failed_to_load
    from deckdl.sessions.desk import load_library
    from deckdl.sessions.exercises import find
    from deckdl.sessions.report_files import report_files
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

            def attempt(content: bytes, cancelled: threading.Event) -> Report:
                try:
                    return grader.grade_text(
                        target, decode_source(content, submission), device=device, cancelled=cancelled
                    )
                except DeckdlError as error:  # the next save may be readable again
                    return failed_to_load(target.path, str(error))

            if not as_json:
                click.echo(f"Each save of {source} is graded; ctrl+c ends.\n")
            for report in watching(source, attempt):
                _show(report, submission, as_json, checks=True)
        with report_files(junit, gradescope) as add:
            report = grader.grade(target, source, None if as_json else _show_check, device=device)
            add("", report)
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
