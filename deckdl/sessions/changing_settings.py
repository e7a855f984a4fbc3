"""settings.yaml with some values changed, and all else as the learner wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from deckdl.errors import DeckdlError
from deckdl.sessions.files import replace_text
from deckdl.settings import read_settings


def setting_lines(values: Mapping[str, object]) -> list[str]:
    """The values as they stand in settings.yaml."""
    return [f"{key}: {value}" for key, value in values.items()]


def change_settings(path: Path, values: Mapping[str, object]) -> Path:
    """Set numbers in the file, keeping comments and other keys; the copy of what it was.

    A key that stands there only as a comment takes that line's place. DeckdlError where the file, or what
    would become of it, cannot be read; then nothing is changed.
    """
    read_settings(path)
    with path.open(encoding="utf-8", newline="") as file:
        former = file.read()
    text = former
    for key, value in values.items():
        text = _with(text, key, value)
    copy = _kept(path, former)
    replace_text(path, text)
    try:
        settings = read_settings(path)
        done = all(getattr(settings, key) == value for key, value in values.items())
    except DeckdlError:
        done = False
    if not done:
        replace_text(path, former)
        copy.unlink()
        lines = ", ".join(setting_lines(values))
        raise DeckdlError(f"{path} is written in another way than usual and was left: put there {lines}.")
    return copy


def _with(text: str, key: str, value: object) -> str:
    for mark in ("", r"#[ \t]*"):
        line = re.compile(rf"^{mark}{key}[ \t]*:[ \t]*[^#\r\n]*?(?P<rest>[ \t]*(#[^\r\n]*)?)(?=\r?$)", re.M)
        if line.search(text):
            return line.sub(rf"{key}: {value}\g<rest>", text, count=1)
    ending = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text or text.endswith("\n") else ending
    return f"{text}{gap}{key}: {value}{ending}"


def _kept(path: Path, text: str) -> Path:
    """A copy beside the file, under the first number that is free."""
    number = 1
    while (copy := path.with_name(f"{path.stem}.before-{number}{path.suffix}")).exists():
        number += 1
    replace_text(copy, text)
    return copy
