"""A file is graded again for each new content."""

import os
import threading
from pathlib import Path

from deckdl.exercises.report import Report
from deckdl.sessions.watching import watch


def report(text: str) -> Report:
    return Report(text, True, 0.0, "cpu", ())


def test_each_new_content_is_graded_once_and_a_rename_is_followed(tmp_path: Path) -> None:
    file = tmp_path / "softmax.py"
    file.write_text("one")
    graded: list[str] = []

    def grade(_cancelled: threading.Event) -> Report:
        graded.append(file.read_text())
        return report(graded[-1])

    stop = threading.Event()
    reports = watch(file, grade, stop=stop, poll=0.001)
    assert next(reports).exercise == "one"
    file.write_text("one")  # saved without a change
    (tmp_path / "other").write_text("two")
    os.replace(tmp_path / "other", file)
    assert next(reports).exercise == "two"
    file.unlink()
    threading.Timer(0.02, file.write_text, ["three"]).start()
    assert next(reports).exercise == "three"
    stop.set()
    assert list(reports) == []
    assert graded == ["one", "two", "three"]


def test_a_save_during_a_grade_overtakes_it(tmp_path: Path) -> None:
    file = tmp_path / "softmax.py"
    file.write_text("old")
    seen: list[str] = []

    def grade(cancelled: threading.Event) -> Report:
        seen.append(file.read_text())
        if seen == ["old"]:
            file.write_text("new")
            assert cancelled.wait(10)
        return report(seen[-1])

    stop = threading.Event()
    reports = watch(file, grade, stop=stop, poll=0.001)
    assert next(reports).exercise == "new"
    stop.set()
    assert list(reports) == []
    assert seen == ["old", "new"]
