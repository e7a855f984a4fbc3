"""How long `deckdl` takes until home is painted with 100,000 cards against 1,000, and 1,000 against none.

Whole processes in a pseudo-terminal, in alternation, the cache of parsed decks filled by the first round.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.deck_check import DECK, write_decks
from tests.benchmarks.first_paint import seconds_to_paint

FEW, MANY = 1_000, 100_000
ROUNDS = 5
LIMIT = 2.0
LIMIT_FEW = 1.15  # "not measurably": the noise of one run


def measure() -> list[tuple[str, float, str, float | None]]:
    """(name, value, unit, limit) of what is held to; the shipped decks are there in all of them."""
    with tempfile.TemporaryDirectory() as name:
        homes = [prepared(Path(name) / str(cards), cards) for cards in (0, FEW, MANY)]
        rounds = [[seconds(home) for home in homes] for _ in range(ROUNDS + 1)]
    none, few, many = (statistics.median(times) for times in zip(*rounds[1:], strict=True))
    return [
        ("home painted with the shipped decks alone", none, "s", None),
        (f"home with {FEW:,} cards more, against that", few / none, "x", LIMIT_FEW),
        (f"home with {MANY:,} cards more, against {FEW:,}", many / few, "x", LIMIT),
    ]


def prepared(home: Path, cards: int) -> Path:
    """A workspace with so many cards of the learner's own."""
    home.mkdir(parents=True)
    if cards >= DECK:
        write_decks(home / "decks", cards)
    return home


def seconds(home: Path) -> float:
    """Until the bar at the bottom is there, which is painted with the rest of home."""
    return seconds_to_paint([sys.executable, "-m", "deckdl", "--workspace", str(home)], "study")
