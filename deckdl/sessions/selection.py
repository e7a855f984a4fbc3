"""The part of the decks that a learner asks about: some decks, one concept, or all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deckdl.content.items import deck_of, item_id
from deckdl.content.outline import outlines_of
from deckdl.errors import DeckdlError
from deckdl.sessions.decks import known_decks
from deckdl.sessions.labels import nearest

if TYPE_CHECKING:
    from deckdl.content.library import Library


@dataclass(frozen=True)
class Selection:
    """The concept of every item and, in `exercises`, of every code card; `whole` where nothing is missing."""

    decks: tuple[str, ...]
    concepts: dict[str, str]
    exercises: dict[str, str]
    whole: bool


def select(library: Library, decks: Sequence[str] = (), concept: str = "") -> Selection:
    """The items of these decks that teach this concept; nothing named means all.

    DeckdlError names the nearest where there is no such deck or concept. No card is read.
    """
    named = known_decks(library, decks)
    if concept and concept not in library.concepts:
        raise DeckdlError(f"There is no concept called {concept}.{nearest(concept, library.concepts)}")
    concepts: dict[str, str] = {}
    exercises: dict[str, str] = {}
    for deck in library.decks:
        for card in outlines_of(deck) if not named or deck.deck in named else ():
            if concept and card.concept != concept:
                continue
            full_id = f"{deck.deck}/{card.id}"
            concepts.update(dict.fromkeys((item_id(full_id, part) for part in card.parts), card.concept))
            if card.code:
                exercises[full_id] = card.concept
    decks_of_concept = {deck_of(item) for item in concepts}
    return Selection(
        decks=tuple(
            deck.deck
            for deck in library.decks
            if (not named or deck.deck in named) and (not concept or deck.deck in decks_of_concept)
        ),
        concepts=concepts,
        exercises=exercises,
        whole=not named and not concept,
    )
