"""What a typed answer is worth."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """Right, wrong, or None where the text could not be judged and is typed again; and why, in a sentence."""

    right: bool | None
    message: str
