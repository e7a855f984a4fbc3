"""How long `deckdl check` takes over all shipped decks, and whether its time grows no faster than the cards.

The first run after a change reads every deck and runs the code of predict cards; it is told. What is held
to is the run after it, which is what an author waits for after each edit.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from deckdl.content.library import shipped_decks

LIMIT_SECONDS = 1.0
FEW, MANY = 5_000, 50_000  # cards
LIMIT_GROWTH = 1.2 * MANY / FEW
DECK = 1_000  # cards
ROUNDS = 3


def measure() -> list[tuple[str, float, str, float | None]]:
    """(name, value, unit, limit) of what is held to."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = seconds(folder, shipped_decks())
        again = min(seconds(folder, shipped_decks()) for _ in range(ROUNDS))
        growth = unread(folder, MANY) / unread(folder, FEW)
    return [
        ("check of all shipped decks, the first time", first, "s", None),
        ("check of all shipped decks", again, "s", LIMIT_SECONDS),
        (f"check of {MANY:,} cards against {FEW:,}, none read before", growth, "x", LIMIT_GROWTH),
    ]


def unread(folder: Path, cards: int) -> float:
    """Seconds for so many new cards."""
    decks = folder / str(cards)
    write_decks(decks, cards)
    return seconds(folder, decks)


def seconds(home: Path, decks: Path) -> float:
    """One whole process, with a home and so a cache of its own."""
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "DECKDL_HOME": str(home / "study"),
    }
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "deckdl", "check", str(decks)], env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"deckdl check found problems: {done.stdout}{done.stderr}")
    return time.perf_counter() - started


def write_decks(folder: Path, cards: int) -> None:
    """Sound decks of 1,000 cards each."""
    folder.mkdir(parents=True)
    for deck in range(cards // DECK):
        lines = [f"deck: big{deck}\ntitle: Big {deck}\nconcepts:\n"]
        lines += [f"  c{deck}-{number}: {{title: Concept {number}}}\n" for number in range(DECK // 10)]
        lines.append("cards:\n")
        for card in range(DECK):
            lines.append(
                f"  - id: card-{card}\n    concept: c{deck}-{card // 10}\n"
                f"    front: What stands in row {deck}.{card} of the table of $x_{{{card}}}$?\n"
                f"    back: The value {card}.\n"
            )
        (folder / f"big{deck:03}.yaml").write_text("".join(lines), encoding="utf-8")
