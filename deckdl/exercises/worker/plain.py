"""Words that come from a stranger's code, as any screen can show them: short, and nothing that steers it."""

from __future__ import annotations

import re
from dataclasses import replace

from deckdl.exercises.report import CheckResult

MOST = 4000  # characters of one text
# What moves the cursor, changes colours or titles, turns the direction of writing, or is half a character.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> str:
    """The text with what steers a screen written out, as \\x1b, and cut where it goes on and on."""
    cut = text if len(text) <= MOST else text[:MOST] + " …"
    return _STEERING.sub(lambda found: found[0].encode("unicode_escape").decode(), cut)


def plainly(result: CheckResult) -> CheckResult:
    """A result all of whose texts are so."""
    return replace(
        result,
        message=plain(result.message),
        input={name: plain(text) for name, text in result.input.items()},
        expected=plain(result.expected),
        got=plain(result.got),
    )
