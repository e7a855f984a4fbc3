"""`deckdl allow` and `deckdl deny`: code of a deck from elsewhere runs when it was allowed, not before."""

import json
import os
import re
import shlex
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Deckdl = Callable[..., Any]

ROOT = Path(__file__).parents[2]
REFERENCE = """\
import os

open({trace!r}, "a").close()


def twice(x):
    \"\"\"2 * x\"\"\"
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
"""
DECK = """\
deck: strange
title: Strange
concepts:
  strange:
    title: Strange
cards:
  - id: what
    concept: strange
    front: What is it?
    back: Strange.
  - id: twice
    concept: strange
    type: code
    impl: own/twice.py
    front: Write `twice(x)`.
    checks:
      - output: twice
        like: >-
          x + x + 0 * len(str(open({trace!r}, "a").close()))
        draw: {{x: normal(N)}}
"""


class Strange:
    """A deck whose code leaves a trace when it runs, and a right answer to its exercise."""

    def __init__(self, folder: Path) -> None:
        self.trace = folder / "it ran"
        self.deck = folder / "study" / "decks" / "strange.yaml"
        self.reference = self.deck.parent / "impl" / "own" / "twice.py"
        self.reference.parent.mkdir(parents=True)
        self.deck.write_text(DECK.format(trace=str(self.trace)))
        self.reference.write_text(REFERENCE.format(trace=str(self.trace)))
        self.answer = folder / "answer.py"
        self.answer.write_text("def twice(x):\n    return 2 * x\n")

    @property
    def grade(self) -> list[str]:
        return ["grade", "twice", "--file", str(self.answer)]

    def replace(self, path: Path, old: str, new: str) -> None:
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))


@pytest.fixture
def strange(workspace: Path, tmp_path: Path) -> Strange:
    return Strange(tmp_path)


WAYS_IN = {
    "grade": ["grade", "twice", "--file", "answer.py"],
    "code": ["code", "twice"],
    "prove": ["check", "--exercises", "study/decks/strange.yaml"],
    "prove as json": ["check", "--exercises", "--json", "study/decks"],
}


@pytest.mark.parametrize("arguments", WAYS_IN.values(), ids=WAYS_IN)
def test_no_way_in_runs_what_was_not_allowed(deckdl: Deckdl, strange: Strange, arguments: list[str]) -> None:
    done = deckdl(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "strange brings code that would run on this machine: 1 exercise in " in done.err
    assert f"`deckdl allow {shlex.quote(str(strange.deck))}`" in done.err
    assert len(done.err.splitlines()) == 1
    assert not strange.trace.exists()


def test_reading_and_checking_and_allowing_run_nothing(deckdl: Deckdl, strange: Strange) -> None:
    for arguments in (["check"], ["due"], ["allow"], ["allow", "strange"], ["deny", "strange"]):
        assert deckdl(*arguments).code == 0, arguments
    assert not strange.trace.exists()


def test_allowed_code_is_graded_until_it_changes(deckdl: Deckdl, strange: Strange) -> None:
    done = deckdl("allow", "strange")
    assert done.code == 0
    assert done.out.splitlines() == [
        "strange: allowed; it is new",
        f"    {strange.deck}: checks and mistakes of own/twice.py",
        f"    {strange.reference}: reference",
    ]
    assert deckdl(*strange.grade).code == 0
    assert strange.trace.exists()  # so the trace would have shown in the tests above
    strange.trace.unlink()

    strange.replace(strange.deck, "What is it?", "What is that?")
    strange.replace(strange.deck, "Write `twice(x)`.", "Write it.")
    assert deckdl(*strange.grade).code == 0
    strange.trace.unlink()

    for path, old, new in [
        (strange.reference, "2 * x\n    ###", "x * 2\n    ###"),
        (strange.deck, "x + x", "2 * x"),
    ]:
        strange.replace(path, old, new)
        done = deckdl(*strange.grade)
        assert done.code == 2
        assert done.err.startswith("The code of strange changed since you allowed it: 1 exercise in ")
        assert not strange.trace.exists()
        assert "it changed since you allowed it before" in deckdl("allow", str(strange.deck)).out
        assert deckdl(*strange.grade).code == 0
        strange.trace.unlink()


def test_denied_code_stays_away_and_the_cards_can_be_studied(deckdl: Deckdl, strange: Strange) -> None:
    deckdl("allow", "strange")
    assert deckdl("deny", "strange").out == "strange: denied; its cards can still be studied.\n"
    done = deckdl(*strange.grade)
    assert done.code == 2
    assert done.err == (
        f"You denied the code of strange; `deckdl allow {shlex.quote(str(strange.deck))}` takes that back.\n"
    )
    done = deckdl("study", "--plain", "strange", typed="\n3\n")
    assert "What is it?" in done.out
    assert "You denied the code of strange" in done.out
    assert "The card is left out for this session." in done.out
    assert "1 card answered" in done.out
    assert not strange.trace.exists()


def test_studying_in_plain_text_leaves_code_out_that_is_not_allowed(
    deckdl: Deckdl, strange: Strange, workspace: Path
) -> None:
    done = deckdl("study", "--plain", "strange", typed="\n3\n\n")
    assert "strange brings code that would run" in done.out
    assert not (workspace / "impl" / "own").exists()
    assert not strange.trace.exists()
    deckdl("allow", "strange")
    done = deckdl("study", "--plain", "strange", typed="/quit\n")
    assert "Your file: " in done.out


def test_what_was_decided_is_listed(deckdl: Deckdl, strange: Strange) -> None:
    states = []
    for decide in ((), ("allow", "strange"), ("deny", "strange"), ("allow", "strange")):
        if decide:
            deckdl(*decide)
        (listed,) = json.loads(deckdl("allow", "--json").out)
        states.append(listed["state"])
    strange.replace(strange.reference, "2 * x\n    ###", "x * 2\n    ###")
    (listed,) = json.loads(deckdl("allow", "--json").out)
    assert [*states, listed["state"]] == ["new", "allowed", "denied", "allowed", "changed"]
    assert listed == {
        "deck": "strange",
        "title": "Strange",
        "file": str(strange.deck),
        "state": "changed",
        "exercises": ["own/twice.py"],
        "references": [str(strange.reference)],
    }
    assert deckdl("allow").out.splitlines()[0] == "strange: changed"


def test_a_moved_deck_is_asked_about_again(deckdl: Deckdl, strange: Strange, tmp_path: Path) -> None:
    deckdl("allow", "strange")
    moved = tmp_path / "else where"
    strange.deck.parent.rename(moved)
    done = deckdl("check", "--exercises", str(moved / "strange.yaml"))
    assert done.code == 2
    assert f"deckdl allow '{moved}/strange.yaml'" in done.err
    assert not strange.trace.exists()


def test_what_cannot_be_allowed_is_told(deckdl: Deckdl, own_deck: Path) -> None:
    assert deckdl("allow").out == "No deck of your own brings code.\n"
    assert deckdl("allow", "mine").out == "mine brings no code: there is nothing to allow.\n"
    for name, words in [
        ("losses", "losses comes with deckdl: its code needs no permission."),
        ("losess", "The nearest: losses"),
        ("nowhere/mine.yaml", "nowhere/mine.yaml is no file: give a deck's id, or the path of its file."),
    ]:
        for command in ("allow", "deny"):
            done = deckdl(command, name)
            assert (done.code, done.out) == (2, "")
            assert words in done.err
    own_deck.write_text("- no deck\n")
    assert "holds no deck that can be used" in deckdl("allow", str(own_deck)).err


@pytest.mark.skipif(os.name != "posix", reason="a terminal")
def test_on_a_terminal_it_is_asked_once(strange: Strange, workspace: Path, tmp_path: Path) -> None:
    code, shown = on_terminal(strange.grade, "n\n", workspace, tmp_path)
    assert code == 2
    assert "strange brings code that would run on this machine: 1 exercise in " in shown
    assert "Allow it? [y/N]: " in shown
    assert "deckdl allow " in shown
    assert not strange.trace.exists()

    code, shown = on_terminal(strange.grade, "y\n", workspace, tmp_path)
    assert code == 0
    assert "Allow it?" in shown
    assert "own/twice.py: passed in " in shown
    code, shown = on_terminal(strange.grade, "", workspace, tmp_path)
    assert code == 0
    assert "Allow it?" not in shown


@pytest.mark.skipif(os.name != "posix", reason="a terminal")
def test_on_a_terminal_a_plain_session_asks_and_goes_on(
    strange: Strange, workspace: Path, tmp_path: Path
) -> None:
    arguments = ["study", "--plain", "strange"]
    code, shown = on_terminal(arguments, "\n3\nn\n/quit\n", workspace, tmp_path)
    assert code == 0
    assert shown.count("Allow it?") == 1
    assert "The card is left out for this session." in shown
    code, shown = on_terminal(arguments, "y\n/quit\n", workspace, tmp_path)
    assert code == 0
    assert "Your file: " in shown


def on_terminal(arguments: list[str], typed: str, workspace: Path, home: Path) -> tuple[int, str]:
    """Exit code of a real process on a terminal, and all that it showed."""
    import pty  # not on Windows

    ours, theirs = pty.openpty()
    environment = {
        **os.environ,
        "DECKDL_HOME": str(workspace),
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "PYTHONPATH": str(ROOT),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "deckdl", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        guard = threading.Timer(120, process.kill)
        guard.start()
        os.write(ours, typed.encode())
        shown = b""
        while True:
            try:
                chunk = os.read(ours, 4096)
            except OSError:  # how Linux says that nobody holds the other end any more
                break
            if not chunk:
                break
            shown += chunk
        code = process.wait()
        guard.cancel()
    os.close(ours)
    return code, shown.decode().replace("\r\n", "\n")


def test_the_example_of_how_to_write_an_exercise_works_as_written(
    deckdl: Deckdl, workspace: Path, tmp_path: Path
) -> None:
    """impl/README.md, followed to the letter in a workspace of the learner's own."""
    page = (ROOT / "impl" / "README.md").read_text(encoding="utf-8")
    (reference,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (deck,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    file = workspace / "decks" / "softsign.yaml"
    beside = workspace / "decks" / "impl" / "activations" / "softsign.py"
    beside.parent.mkdir(parents=True)
    file.write_text(deck)
    beside.write_text(reference)
    right, wrong = tmp_path / "right.py", tmp_path / "wrong.py"
    right.write_text(
        "import numpy as np\n\n\ndef softsign(x):\n    return x / (np.abs(x) + 1)\n\n\n"
        "def softsign_backward(grad, x):\n    return grad / np.square(np.abs(x) + 1)\n"
    )
    wrong.write_text(right.read_text().replace("x / (np.abs(x) + 1)", "x / (x + 1)"))

    done = deckdl("check")
    assert (done.code, done.out) == (0, "")
    assert deckdl("allow", "softsign").code == 0
    done = deckdl("check", "--exercises", str(file))
    assert (done.code, done.out) == (
        0,
        "✓ activations/softsign.py: 2 of 2 mistakes refused, strength 10 of 10\n",
    )
    assert deckdl("grade", "softsign", "--file", str(right)).code == 0
    done = deckdl("grade", "softsign", "--file", str(wrong))
    assert done.code == 1
    assert "The size of x is missing" in done.out
    done = deckdl("study", "--plain", "softsign", typed="/quit\n")
    assert f"Your file: {workspace / 'impl' / 'activations' / 'softsign.py'}" in done.out
    assert deckdl("check").out == ""  # the learner's own file is no reference
