"""Decks by name, as a learner types them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from deckdl.content.items import deck_of
from deckdl.errors import DeckdlError
from deckdl.sessions.labels import nearest

if TYPE_CHECKING:
    from deckdl.content.library import Library


def known_decks(library: Library, names: Sequence[str]) -> tuple[str, ...]:
    """The names, each once, when all are decks; else DeckdlError with the nearest names."""
    known = [deck.deck for deck in library.decks]
    for name in names:
        if name not in known:
            close = nearest(name, known) or f" There are: {', '.join(known)}." * bool(known)
            raise DeckdlError(f"There is no deck called {name}.{close}")
    return tuple(dict.fromkeys(names))


def items_of(library: Library, decks: Sequence[str]) -> list[str]:
    """The items of these decks, or of all, in learning order."""
    if not decks:
        return list(library.items)
    return [item for item in library.items if deck_of(item) in decks]


def known_item(library: Library, name: str) -> str:
    """The id of what is scheduled under this name; DeckdlError with the nearest ids otherwise."""
    item = library.renamed.get(name, name)
    if item in library.items:
        return item
    parts = [found for found in library.items if found.partition("#")[0] == name]
    if parts:
        raise DeckdlError(f"{name} is asked in parts: say which of {', '.join(parts)}.")
    raise DeckdlError(f"There is no card called {name}.{nearest(name, library.items)}")
