"""Finding a code card by the name of its exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckdl.content.library import is_shipped
from deckdl.content.models import CodeCard
from deckdl.errors import DeckdlError
from deckdl.sessions.labels import nearest

if TYPE_CHECKING:
    from deckdl.content.library import Library


def find(library: Library, name: str) -> CodeCard:
    """The code card whose exercise is meant by `activations/softmax.py`, the same without .py, or `softmax`
    where only one exercise is called that. DeckdlError names the nearest ones otherwise.
    """
    cards = code_cards(library)
    wanted = name.replace("\\", "/").removeprefix("./").removeprefix("impl/").removesuffix(".py")
    if card := cards.get(f"{wanted}.py"):
        return card
    same = [path for path in cards if path.rpartition("/")[2] == f"{wanted}.py"]
    if len(same) == 1:
        return cards[same[0]]
    if same:
        raise DeckdlError(f"Several exercises are called {name}: say which of {', '.join(sorted(same))}.")
    names = [path.removesuffix(".py") for path in cards]
    stems = {path.rpartition("/")[2]: path for path in names}
    close = nearest(wanted, [*names, *stems]) or f" There are: {', '.join(sorted(names))}." * bool(names)
    raise DeckdlError(f"There is no exercise called {name}.{close}")


def code_cards(library: Library) -> dict[str, CodeCard]:
    """The code cards by their exercise's path, in learning order; of those that share one the first, but
    one that ships before all others.
    """
    cards: dict[str, CodeCard] = {}
    for card in library.cards.values():
        if isinstance(card, CodeCard):
            known = cards.setdefault(card.impl, card)
            if known is not card and not _ships(library, known) and _ships(library, card):
                cards[card.impl] = card
    return cards


def _ships(library: Library, card: CodeCard) -> bool:
    return is_shipped(library.files[card.deck_id])


def code_card(library: Library, item: str) -> CodeCard:
    """The code card of an item; DeckdlError where it is none."""
    card = library.card(item)
    if not isinstance(card, CodeCard):
        raise DeckdlError(f"The card {item} asks for no code.")
    return card
