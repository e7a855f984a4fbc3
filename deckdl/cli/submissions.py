"""`deckdl grade --submissions`: what many handed in, graded at once."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

from deckdl.cli.context import Context, print_json


def grade_submissions(
    context: Context,
    folder: Path,
    exercise: str | None,
    *,
    junit: Path | None,
    gradescope: Path | None,
    dask: str | None,
    device: str,
    table: bool,
) -> int:
    """One line of JSON for each file on standard output; everything else goes to standard error."""
    from deckdl.cli.permission import allowed_exercises
    from deckdl.exercises.pools import dask_pool, local_pool
    from deckdl.sessions.desk import load_library
    from deckdl.sessions.exercises import code_cards, find
    from deckdl.sessions.labels import plural
    from deckdl.sessions.report_files import report_files
    from deckdl.sessions.submissions import collect, grade_all
    from deckdl.sessions.tally import Tally, notes

    library = load_library(context.workspace())
    cards = code_cards(library)
    found = collect(folder, cards)
    wanted = found if exercise is None else found.only(find(library, exercise).impl)
    asked = sorted({submission.exercise for submission in wanted.submissions})
    allowed = allowed_exercises(library, [cards[path] for path in asked], context.workspace())
    exercises = {exercise.path: exercise for exercise in allowed}
    tally = Tally()
    try:
        with ExitStack() as stack:
            add = stack.enter_context(report_files(junit, gradescope))
            pool = stack.enter_context(dask_pool(dask) if dask is not None else local_pool())
            advance = stack.enter_context(_progress(len(wanted.submissions)))
            for submission, report in grade_all(wanted, exercises, pool, device):
                tally.add(submission, report)
                add(submission.name, report)
                print_json({"submission": submission.name, **report.to_json()})
                advance()
    finally:
        if table and tally.graded:
            for line in tally.lines(shutil.get_terminal_size((100, 0)).columns):
                click.echo(line, err=True)
            if left := len(wanted.submissions) - tally.graded:
                click.echo(f"Stopped early: {plural(left, 'file')} not graded.", err=True)
    for note in notes(found):
        click.echo(note, err=True)
    return 0 if tally.passed == tally.graded else 1


@contextmanager
def _progress(length: int) -> Iterator[Callable[[], None]]:
    """A bar on standard error, where that is a terminal and the lines of JSON do not go there too."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda: None
        return
    with click.progressbar(length=length, label="Grading", file=sys.stderr, show_pos=True) as bar:
        yield lambda: bar.update(1)
