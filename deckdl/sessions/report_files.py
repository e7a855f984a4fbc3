"""Writing reports to files as they come in: JUnit XML, and Gradescope's folders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from deckdl.errors import DeckdlError
from deckdl.sessions.files import replace_text, replacing
from deckdl.sessions.formats import gradescope, junit

if TYPE_CHECKING:
    from deckdl.exercises.report import Report

Add = Callable[[str, "Report"], None]


@contextmanager
def report_files(junit_file: Path | None, gradescope_folder: Path | None) -> Iterator[Add]:
    """Give a function that takes a submission's name, "" where there is but one, and a report on it.

    Reports come sorted by name; only those of one submission are kept. `gradescope_folder`/NAME/results.json
    is written when a submission is complete, `junit_file` at the end of a block that nothing interrupted.
    Raises DeckdlError where one cannot be written, before anything is graded where that can be seen.
    """
    current: list[tuple[str, Report]] = []
    with ExitStack() as stack:
        if gradescope_folder is not None:
            _make(gradescope_folder)
        if junit_file is not None:
            if junit_file.is_dir():
                raise DeckdlError(f"{junit_file} is a folder: name a file for the JUnit XML.")
            write = stack.enter_context(replacing(junit_file))
            write(junit.HEAD)

        def complete() -> None:
            if not current:
                return
            name, reports = current[0][0], [report for _, report in current]
            current.clear()
            if gradescope_folder is not None:
                replace_text(gradescope_folder / name / "results.json", gradescope.results(reports))
            if junit_file is not None:
                write(junit.suite(name or reports[0].exercise, reports))

        def add(name: str, report: Report) -> None:
            if current and current[0][0] != name:
                complete()
            if junit_file is not None or gradescope_folder is not None:
                current.append((name, report))

        yield add
        complete()
        if junit_file is not None:
            write(junit.TAIL)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeckdlError(f"The folder {folder} cannot be made: {error.strerror}.") from error
