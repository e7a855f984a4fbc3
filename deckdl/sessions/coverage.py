"""What the decks cover: for each concept its cards by type, its exercises, and what is still thin."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from deckdl.content.library import Library

BESIDE = ("reverse", "bug")  # what a card gives besides itself
FEWEST_CARDS, FEWEST_TYPES = 4, 2  # of a concept, exercises not counted


@dataclass(frozen=True)
class Coverage:
    """One concept: cards by type, and the exercises that its cards ask for or speak of."""

    concept: str
    title: str
    deck: str
    cards: dict[str, int]
    exercises: tuple[str, ...]

    @property
    def thin(self) -> bool:
        """Whether there is less than a concept needs to be learned from more than one side."""
        flashcards = {kind: count for kind, count in self.cards.items() if kind not in ("code", *BESIDE)}
        return sum(flashcards.values()) < FEWEST_CARDS or len(flashcards) < FEWEST_TYPES

    def to_json(self) -> dict[str, Any]:
        """Plain data for `json.dumps`; keys are stable."""
        return {**vars(self), "exercises": list(self.exercises), "thin": self.thin}


def coverage(library: Library) -> list[Coverage]:
    """Every concept, in learning order. Reverse cards and the bugs of an exercise are counted too."""
    cards: dict[str, Counter[str]] = {name: Counter() for name in library.concepts}
    exercises: dict[str, dict[str, None]] = {name: {} for name in library.concepts}
    for card in library.cards.values():
        cards[card.concept][card.type] += 1
        if card.impl:
            exercises[card.concept][card.impl] = None
    for item in library.items.values():
        if item.part in BESIDE:
            cards[item.card.concept][item.part] += 1
    return [
        Coverage(info.id, info.title, info.deck, dict(sorted(cards[name].items())), tuple(exercises[name]))
        for name, info in library.concepts.items()
    ]
