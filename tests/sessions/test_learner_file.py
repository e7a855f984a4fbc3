"""The learner's file: made from the stub, blank once for each time its card is due, and never lost."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deckdl.errors import DeckdlError
from deckdl.sessions.files import keep_copy, read_text, replace_text
from deckdl.sessions.learner_file import LearnerFile
from deckdl.workspace import Workspace

STUB = "def softmax(x):\n    raise NotImplementedError\n"
MINE = "def softmax(x):\n    return x\n"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> LearnerFile:
    return LearnerFile(Workspace(tmp_path), "activations/softmax.py", STUB)


def test_it_begins_as_the_stub_and_is_kept_before_a_first_review(file: LearnerFile) -> None:
    assert file.prepare(None, False, NOW) is None
    assert file.path.read_text() == STUB
    replace_text(file.path, MINE)
    assert file.prepare(None, True, NOW) is None
    assert file.path.read_text() == MINE


def test_it_is_kept_until_the_card_is_due_and_then_blank_with_a_copy(file: LearnerFile) -> None:
    replace_text(file.path, MINE)
    assert file.prepare(NOW, False, NOW) is None
    assert file.path.read_text() == MINE
    copy = file.prepare(NOW, True, NOW + timedelta(days=3))
    assert copy is not None
    assert copy.read_text() == MINE
    assert copy.name == "softmax.20260304T120000Z.py"
    assert copy.parent.relative_to(file.path.parents[1]) == Path(".history/activations")
    assert file.path.read_text() == STUB


def test_work_begun_when_it_was_due_is_gone_on_with(file: LearnerFile) -> None:
    replace_text(file.path, MINE)
    file.prepare(NOW, True, NOW + timedelta(days=3))
    replace_text(file.path, "half done")
    assert file.prepare(NOW, True, NOW + timedelta(days=4)) is None
    assert file.path.read_text() == "half done"
    later = NOW + timedelta(days=4)  # reviewed then, and due again
    copy = file.prepare(later, True, later + timedelta(days=8))
    assert copy is not None
    assert copy.read_text() == "half done"


def test_work_begun_in_a_file_that_was_blank_already_is_gone_on_with(file: LearnerFile) -> None:
    replace_text(file.path, STUB)
    assert file.prepare(NOW, True, NOW) is None
    replace_text(file.path, MINE)
    assert file.prepare(NOW, True, NOW) is None
    assert file.path.read_text() == MINE


def test_copies_of_one_second_do_not_replace_each_other(file: LearnerFile) -> None:
    copies = []
    for number in range(3):
        replace_text(file.path, f"version = {number}\n")
        copies.append(file.prepare(NOW + timedelta(seconds=number), True, NOW))
    assert [copy.read_text() for copy in copies if copy] == [f"version = {number}\n" for number in range(3)]


def test_a_file_that_is_no_text_is_kept_too(file: LearnerFile) -> None:
    replace_text(file.path, "")
    file.path.write_bytes(b"\xff\xfe")
    copy = file.prepare(NOW, True, NOW)
    assert copy is not None
    assert copy.read_bytes() == b"\xff\xfe"


@pytest.mark.skipif(os.name != "posix", reason="hard links")
def test_a_save_into_the_old_file_while_it_is_put_aside_is_in_the_copy(file: LearnerFile) -> None:
    replace_text(file.path, MINE)
    with file.path.open("r+") as editor:
        copy = file.prepare(NOW, True, NOW)
        editor.write("# late")
    assert copy is not None
    assert copy.read_text().startswith("# late")
    assert file.path.read_text() == STUB


def test_without_a_copy_nothing_is_replaced(file: LearnerFile) -> None:
    replace_text(file.path, MINE)
    (file.path.parents[1] / ".history").write_text("in the way")
    with pytest.raises(DeckdlError, match="left as it is"):
        file.prepare(NOW, True, NOW)
    assert file.path.read_text() == MINE


@pytest.mark.skipif(os.name != "posix", reason="links and permissions")
def test_replacing_keeps_links_and_permissions(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere.py"
    real.write_text("old")
    real.chmod(0o640)
    link = tmp_path / "link.py"
    link.symlink_to(real)
    replace_text(link, "new\r\n")
    assert link.is_symlink()
    assert real.read_bytes() == b"new\r\n"
    assert real.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_what_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DeckdlError, match="does not exist"):
        read_text(tmp_path / "nowhere.py")
    (tmp_path / "latin.py").write_bytes("é".encode("latin-1"))
    with pytest.raises(DeckdlError, match="is not UTF-8 text"):
        read_text(tmp_path / "latin.py")
    with pytest.raises(DeckdlError, match="could not be kept"):
        keep_copy(tmp_path / "nowhere.py", tmp_path / "copy.py")
