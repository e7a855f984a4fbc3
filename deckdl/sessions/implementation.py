"""The reference that a card speaks of, to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckdl.content.implementations import reference_path
from deckdl.errors import DeckdlError

if TYPE_CHECKING:
    from deckdl.content.models import Card
    from deckdl.sessions.desk import Desk


def implementation(desk: Desk, card: Card) -> str:
    """The text of the card's `impl`. DeckdlError where it cannot be read."""
    path = reference_path(desk.library.files[card.deck_id], card.impl, desk.workspace.implementations)
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise DeckdlError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError:
        raise DeckdlError(f"{path} cannot be read: it is not UTF-8 text.") from None
