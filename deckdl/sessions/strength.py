"""How firmly concepts are known: what waits for what it rests on, and where failing leads back to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deckdl.content.library import Library
    from deckdl.memory import Memory

KNOWN_ENOUGH = 0.6
"""The share of a concept that would be recalled today, from which on others may rest on it."""


class Strengths:
    """The strength of concepts on one day: the mean chance to recall one of its cards, 0 for one not learned.

    Code is left out, since nobody has to write it, and so are suspended cards. Of a card that is asked in
    parts the best known part counts. A concept without any other card holds nobody back and has strength 1.
    `decks` limits what a concept waits for to these: who studies one deck is not sent to others.
    """

    def __init__(self, library: Library, memory: Memory, day: int, decks: Collection[str] = ()) -> None:
        self._library = library
        self._memory = memory
        self._day = day
        self._decks = decks
        self._found: dict[str, float] = {}
        self._recalls: dict[str, dict[str, float]] | None = None
        self._suspended: defaultdict[str, set[str]] = defaultdict(set)

    def waits(self, item: str) -> bool:
        """Whether something that the item's concept rests on is not known well enough."""
        concepts = self._library.concepts
        concept = concepts[self._library.items.outline(item).concept]
        return any(
            self.of(needed) < KNOWN_ENOUGH
            for needed in concept.requires
            if not self._decks or concepts[needed].deck in self._decks
        )

    def of(self, concept: str) -> float:
        """From 0 to 1."""
        if concept not in self._found:
            recalls = self._read()[concept]
            cards = self._library.card_counts.get(concept, 0) - len(self._suspended[concept])
            self._found[concept] = sum(recalls.values()) / cards if cards > 0 else 1.0
        return self._found[concept]

    def weakest_below(self, concept: str) -> str | None:
        """Of what the concept rests on itself, the weakest; None where it rests on nothing."""
        return min(self._library.concepts[concept].requires, key=self.of, default=None)

    def weakest_card(self, concept: str, besides: Collection[str]) -> str | None:
        """The item of the concept that is least known, none of those `besides`, and no code."""
        recalls = self._read()[concept]
        found: list[tuple[float, int, str]] = []
        for place, item in enumerate(self._library.items_of(concept)):
            card, outline = item.partition("#")[0], self._library.items.outline(item)
            if not outline.code and item not in besides and card not in self._suspended[concept]:
                found.append((recalls.get(card, 0.0), place, item))
        return min(found)[2] if found else None

    def _read(self) -> dict[str, dict[str, float]]:
        """Concept, card, chance to recall it; read once, when it is first needed."""
        if self._recalls is None:
            self._recalls = defaultdict(dict)
            items = self._library.items
            for name, mark in self._memory.marks().items():
                if mark.suspended and name in items and not items.outline(name).code:
                    self._suspended[items.outline(name).concept].add(name.partition("#")[0])
            for name, state in self._memory.states().items():
                if state.phase == "review" and name in items and not items.outline(name).code:
                    card, concept = name.partition("#")[0], items.outline(name).concept
                    if card not in self._suspended[concept]:
                        recall = self._memory.retrievability(state, self._day)
                        known = self._recalls[concept]
                        known[card] = max(recall, known.get(card, 0.0))
        return self._recalls
