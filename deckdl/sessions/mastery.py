"""How well each concept is known, by its cards and by its exercises."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deckdl.content.library import Library
    from deckdl.sessions.selection import Selection


@dataclass(frozen=True)
class Mastery:
    """One concept: the chance to know one of its cards now, over all of them, and the exercises passed."""

    concept: str
    title: str
    deck: str
    cards: int
    met: int
    known: float
    exercises: int
    passed: int


def mastery(
    library: Library, selection: Selection, recalls: Mapping[str, float], passed: Collection[str]
) -> tuple[Mastery, ...]:
    """Every concept of the selection: those that were met from the weakest on, then the others to be learned.

    `recalls` is the chance to know each item that was met, `passed` are the code cards that were passed.
    """
    cards = Counter(selection.concepts.values())
    exercises = Counter(selection.exercises.values())
    done = Counter(concept for card, concept in selection.exercises.items() if card in passed)
    met: Counter[str] = Counter()
    known: defaultdict[str, float] = defaultdict(float)
    for item, recall in recalls.items():
        concept = selection.concepts[item]
        met[concept] += 1
        known[concept] += recall
    rows = [
        Mastery(
            name,
            info.title,
            info.deck,
            cards[name],
            met[name],
            known[name] / cards[name],
            exercises[name],
            done[name],
        )
        for name, info in library.concepts.items()
        if cards[name]
    ]
    return tuple(sorted(rows, key=lambda row: (not row.met, row.known)))
