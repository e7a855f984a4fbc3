"""How firmly concepts are known: what waits for what it rests on, and where failing leads back to."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from deckdl.memory.queue import text_of

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
        self._suspended = {
            text_of(name) for name, mark in memory.marks().items() if mark.suspended and name in library.items
        }
        self._known: dict[str, dict[str, float]] = {}

    def waits(self, item: str, learned: Collection[str] = ()) -> bool:
        """Whether something that the item's concept rests on is not known well enough.

        The cards `learned` count as known, whatever they are.
        """
        concepts = self._library.concepts
        concept = concepts[self._library.items.outline(item).concept]
        return any(
            self.of(needed, learned) < KNOWN_ENOUGH
            for needed in concept.requires
            if not self._decks or concepts[needed].deck in self._decks
        )

    def of(self, concept: str, learned: Collection[str] = ()) -> float:
        """From 0 to 1; cards `learned` count as known."""
        recalls = self._recalls(concept)
        if not recalls:
            return 1.0
        return sum(1.0 if card in learned else recall for card, recall in recalls.items()) / len(recalls)

    def weakest_below(self, concept: str) -> str | None:
        """Of what the concept rests on itself, the weakest; None where it rests on nothing."""
        return min(self._library.concepts[concept].requires, key=self.of, default=None)

    def weakest_card(self, concept: str, besides: Collection[str]) -> str | None:
        """The item of the concept's least known card, none of those `besides`."""
        recalls = self._recalls(concept)
        places = enumerate(self._library.items_of(concept))
        found = [
            (recalls[text_of(item)], place, item)
            for place, item in places
            if item not in besides and text_of(item) in recalls
        ]
        return min(found)[2] if found else None

    def _recalls(self, concept: str) -> dict[str, float]:
        """The chance to recall each card of a concept, in learning order."""
        if concept not in self._known:
            outline = self._library.items.outline
            names = [
                name
                for name in self._library.items_of(concept)
                if not outline(name).code and text_of(name) not in self._suspended
            ]
            found: dict[str, float] = {}
            states = self._memory.states_of(names)
            for name in names:
                state = states.get(name)
                recall = 0.0
                if state is not None and state.phase == "review":
                    recall = self._memory.retrievability(state, self._day)
                found[text_of(name)] = max(recall, found.get(text_of(name), 0.0))
            self._known[concept] = found
        return self._known[concept]
