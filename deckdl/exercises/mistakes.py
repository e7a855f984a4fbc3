"""Known wrong solutions: each is the reference with one piece of text replaced."""

from __future__ import annotations

from typing import Protocol

from deckdl.errors import DeckdlError


class Replacement(Protocol):
    """What a mistake on a card offers."""

    @property
    def replace(self) -> str: ...
    @property
    def by(self) -> str: ...
    @property
    def says(self) -> str: ...


def apply(reference: str, mistake: Replacement) -> str:
    """The reference with the mistake in it.

    Raises DeckdlError unless the text to replace stands in the reference exactly once.
    """
    found = reference.count(mistake.replace)
    if found != 1:
        raise DeckdlError(
            f"The text to replace, {mistake.replace!r}, must stand in the reference once, not {found} times."
        )
    return reference.replace(mistake.replace, mistake.by)
