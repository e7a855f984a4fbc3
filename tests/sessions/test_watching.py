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

    def grade(content: bytes, _cancelled: threading.Event) -> Report:
        graded.append(content.decode())
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

    def grade(content: bytes, cancelled: threading.Event) -> Report:
        seen.append(content.decode())
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


def test_what_an_overtaken_grade_was_for_is_graded_when_it_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "softmax.py"
    file.write_text("old")
    seen: list[str] = []

    def grade(content: bytes, cancelled: threading.Event) -> Report:
        seen.append(content.decode())
        if seen == ["old"]:
            file.write_text("new")
            assert cancelled.wait(10)
            file.write_text("old")
        return report(seen[-1])

    assert next(watch(file, grade, poll=0.001)).exercise == "old"
    assert seen == ["old", "old"]


class SaveStorm(threading.Event):
    """Stands for `stop`: between any two looks at the file it is saved anew, fifty times."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        self.saves = [f"save {number}" for number in range(50)]

    def wait(self, timeout: float | None = None) -> bool:
        if self.saves:
            self.file.write_text(self.saves.pop(0))
        return super().wait(timeout)


def test_a_storm_of_saves_ends_in_one_verdict_for_the_last(tmp_path: Path) -> None:
    file = tmp_path / "softmax.py"
    file.write_text("first")
    graded: list[str] = []

    def grade(content: bytes, _cancelled: threading.Event) -> Report:
        graded.append(content.decode())
        return report(graded[-1])

    storm = SaveStorm(file)
    reports = watch(file, grade, stop=storm, poll=0.001)
    assert next(reports).exercise == "first"
    assert next(reports).exercise == "save 49"
    storm.set()
    assert list(reports) == []
    assert graded == ["first", "save 49"]
