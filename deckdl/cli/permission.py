"""Asking before the code of an unknown deck runs, where a terminal is there to ask on."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from deckdl.content.library import Library
    from deckdl.content.models import CodeCard
    from deckdl.exercises.grader import Exercise
    from deckdl.sessions.trust import NotAllowed
    from deckdl.workspace import Workspace


def allowed_exercises(library: Library, cards: Iterable[CodeCard], workspace: Workspace) -> list[Exercise]:
    """The exercises of these cards; each deck whose code is not allowed is asked about once.

    Raises NotAllowed where the answer is no, and where nobody can be asked.
    """
    from deckdl.sessions.trust import NotAllowed, exercise

    exercises = []
    for card in cards:
        try:
            exercises.append(exercise(library, card, workspace))
        except NotAllowed as refused:
            if not ask(refused):
                raise
            exercises.append(exercise(library, card, workspace))
    return exercises


def ask(refused: NotAllowed) -> bool:
    """Ask whether the code may run, and keep a yes; what was denied is not asked about again."""
    from deckdl.sessions import trust

    on_terminal = sys.stdin.isatty() and sys.stderr.isatty()
    if not on_terminal or refused.standing is trust.Standing.DENIED:
        return False
    if not click.confirm(refused.question, err=True):
        return False
    trust.allow(refused.code)
    return True
