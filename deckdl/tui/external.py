"""The learner's own editor, in place of the screen while it runs."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from deckdl.content.models import Card
from deckdl.errors import DeckdlError
from deckdl.tui.bench import Bench

PLUS_LINE = {"vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "kak", "micro", "joe", "jed", "mg"}
GOTO = {"code", "codium", "cursor", "code-insiders"}
COLON = {"subl", "hx", "helix", "zed"}


def command_line(editor: str, path: Path, line: int | None) -> list[str]:
    """How to call `editor`, a command with its options as in `code -w`, so that it opens `path` at `line`."""
    words = shlex.split(editor)
    name = Path(words[0]).name
    if line is None:
        return [*words, str(path)]
    if name in PLUS_LINE:
        return [*words, f"+{line}", str(path)]
    if name in GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    return [*words, f"{path}:{line}" if name in COLON else str(path)]


def chosen_editor(setting: str, environment: Mapping[str, str] = os.environ) -> str | None:
    """The editor from the settings, else $VISUAL, $EDITOR, else one that is there."""
    named = setting or environment.get("VISUAL") or environment.get("EDITOR")
    return named or next((name for name in ("nano", "vim", "vi") if shutil.which(name)), None)


def edit_card(app: App[Any], bench: Bench, card: Card) -> str:
    """Open the deck file of a card at the card; returns what went wrong as a sentence, or nothing."""
    try:
        path, line = bench.place_of(card)
    except DeckdlError as error:
        return str(error)
    return edit(app, bench.desk.settings.editor, path, line)


def edit(app: App[Any], setting: str, path: Path, line: int | None = None) -> str:
    """Open `path` in the learner's editor and wait for it; returns what went wrong as a sentence, or nothing.

    Nothing may be raised while the app is suspended: it would not come back.
    """
    editor = chosen_editor(setting)
    if editor is None:
        return "No editor was found: set $EDITOR, or editor in settings.yaml."
    problem = ""
    try:
        words = command_line(editor, path, line)
    except (ValueError, IndexError):
        return f"$EDITOR is {editor!r}, which is no command: set it to one, such as vim."
    try:
        with app.suspend():
            try:
                code = subprocess.run(words, check=False).returncode
                if code:
                    problem = f"{words[0]} ended with code {code}."
            except OSError as error:
                problem = f"{words[0]} cannot be started ({error.strerror}): set $EDITOR to another."
            except BaseException as error:
                problem = f"{words[0]} was interrupted ({type(error).__name__})."
    except SuspendNotSupported:
        problem = f"This terminal cannot be handed to an editor: open {path} yourself; saving it is noticed."
    return problem
