"""How long `deckdl study` takes to its first card, against a bare Textual app showing the same text.

Both run as whole processes in a pseudo-terminal of 80×24, in alternation, from the start of Python until the
card's words come out of the terminal.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path

ROUNDS = 7
LIMIT = 1.5
PATIENCE = 60.0
BARE = """
import sys
from textual.app import App
from textual.widgets import Markdown

class Bare(App):
    def compose(self):
        yield Markdown(sys.argv[1])

Bare().run()
"""


def measure() -> list[tuple[str, float, str, float]]:
    """(name, value, unit, limit) of what is held to."""
    bare, ours = times()
    ratio = statistics.median(ours) / statistics.median(bare)
    return [("first card painted, against a bare Textual app", ratio, "x", LIMIT)]


def times(rounds: int = ROUNDS) -> tuple[list[float], list[float]]:
    """Seconds to the first card: of the bare app, and of `deckdl study`."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        front = first_front(workspace)
        bare_command = [sys.executable, "-c", BARE, front]
        our_command = [sys.executable, "-m", "deckdl", "study", "--workspace", str(workspace)]
        word = max(re.findall(r"[A-Za-z]+", front), key=len)
        bare, ours = [], []
        for turn in range(rounds + 1):
            seconds = seconds_to_paint(bare_command, word), seconds_to_paint(our_command, word)
            if turn:  # the first round fills the caches of the disk and of Python
                bare.append(seconds[0])
                ours.append(seconds[1])
    return bare, ours


def first_front(workspace: Path) -> str:
    """What the first card of a new workspace asks, rendered as the screen renders it."""
    from deckdl.sessions.desk import Desk
    from deckdl.sessions.study import StudySession
    from deckdl.tui.cardtext import to_markdown
    from deckdl.workspace import Workspace

    with Desk.open(Workspace(workspace)) as desk:
        question = StudySession(desk).current
        if question is None:
            raise RuntimeError("no card to show: the shipped decks are empty")
        return to_markdown(question.front)


def seconds_to_paint(command: Sequence[str], word: str) -> float:
    """Start `command` in a terminal and wait until `word` is written to it."""
    started = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", COLUMNS="80", LINES="24")
        os.execvp(command[0], list(command))
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    written = b""
    try:
        while word.encode() not in written:
            left = PATIENCE - (time.perf_counter() - started)
            if left <= 0 or not select.select([terminal], [], [], left)[0]:
                raise RuntimeError(f"{word!r} was not painted: {written[-500:]!r}")
            written += _read(terminal)
        return time.perf_counter() - started
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError as error:  # Linux says so when the child is gone
        raise RuntimeError("the app ended before it painted anything") from error


if __name__ == "__main__":
    bare, ours = (statistics.median(seconds) for seconds in times())
    print(f"bare Textual app  {bare * 1000:6.0f} ms")
    print(f"deckdl study      {ours * 1000:6.0f} ms")
    print(f"ratio             {ours / bare:6.2f}    at most {LIMIT}")
