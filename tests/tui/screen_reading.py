"""What stands on the screen, as a reader sees it."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from typing import Any

from textual.app import App
from textual.pilot import Pilot

CELL = 12.2  # the width of a cell in the picture that Textual makes
_TEXT = re.compile(r'<text[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*clip-path[^>]*>(.*?)</text>')


def screen_text(app: App[Any]) -> str:
    """The lines of the screen without colours."""
    lines: dict[float, str] = defaultdict(str)
    found = [
        (float(y), float(x), html.unescape(text)) for x, y, text in _TEXT.findall(app.export_screenshot())
    ]
    for y, x, text in sorted(found):
        lines[y] = lines[y].ljust(round(x / CELL)) + text.replace("\xa0", " ")
    return "\n".join(line.rstrip() for _, line in sorted(lines.items()))


def option_key(shown: str, text: str) -> str:
    """The digit that stands before an option; options are shuffled."""
    found = re.search(rf"^\W*(\d)\s+{re.escape(text)}(?=\s|$)", shown, re.MULTILINE)
    assert found, shown
    return found[1]


async def press(pilot: Pilot[Any], *keys: str) -> str:
    """Press keys, wait until what they started has ended, and read the screen."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
    return screen_text(pilot.app)


async def settle(pilot: Pilot[Any]) -> str:
    """Wait for the threads, for the messages that they posted, and for the threads that these started."""
    working = True
    while working:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()
        working = any(not worker.is_finished for worker in pilot.app.workers)
    return screen_text(pilot.app)


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Type text into what has the focus."""
    names = {" ": "space", ".": "full_stop", "-": "minus"}
    await pilot.press(*(names.get(sign, sign) for sign in text))


async def study_until(pilot: Pilot[Any], wanted: str) -> str:
    """Answer cards, whatever they are, until this text is on the screen."""
    for _ in range(20):
        shown = await settle(pilot)
        if wanted in shown:
            return shown
        if "□" in shown:
            await press(pilot, "1", "enter", "4")
        else:
            await press(pilot, "1" if "⏎ check" in shown and "your answer" not in shown else "enter", "4")
    raise AssertionError(f"{wanted!r} was not reached:\n{shown}")
