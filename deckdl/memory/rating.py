"""How well a card was known."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal

Order = Literal["due", "weakest", "strongest"]
"""Reviews by due day, or those first that are least or most likely still known."""


class Rating(IntEnum):
    """The four answers, as in Anki; AGAIN is the only one that means forgotten."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4
