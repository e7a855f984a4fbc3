"""Whose code may run: that of decks that ship, and that of others which the learner allowed as it is now.

What was decided is kept outside of the workspace, which may itself be a stranger's: a small file for each
deck, named by where the deck lies, so that two processes at once cannot lose each other's decisions.
"""

from __future__ import annotations

import hashlib
import json
import os
import shlex
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from deckdl.content import library as content
from deckdl.errors import DeckdlError
from deckdl.sessions.deck_code import DeckCode, code_of
from deckdl.sessions.files import replace_text

if TYPE_CHECKING:
    from deckdl.content.library import Library
    from deckdl.content.models import CodeCard
    from deckdl.exercises.grader import Exercise
    from deckdl.workspace import Workspace


class Standing(Enum):
    """What the learner decided on a deck's code; only ALLOWED lets it run."""

    NEW = "new"
    CHANGED = "changed"  # since it was allowed
    ALLOWED = "allowed"
    DENIED = "denied"  # whatever the deck becomes
    UNREADABLE = "unreadable"  # the record of the decision is


class NotAllowed(DeckdlError):
    """The code of a deck may not run; `code` is what it is, and what `allow` would let run."""

    def __init__(self, code: DeckCode, standing: Standing) -> None:
        command = f"`deckdl allow {shlex.quote(str(code.file))}`"
        if standing is Standing.DENIED:
            sentence = f"You denied the code of {code.deck}; {command} takes that back."
        else:
            sentence = f"{_lead(code, standing)}; look at it, then {command} lets it run."
        super().__init__(sentence)
        self.code = code
        self.standing = standing

    @property
    def question(self) -> str:
        """What is asked where the learner can answer at once."""
        return f"{_lead(self.code, self.standing)}. Allow it?"


def exercise(library: Library, card: CodeCard, workspace: Workspace) -> Exercise:
    """The exercise of a code card, as it may be graded: the one way from a card to the grader.

    Raises NotAllowed where the deck's code is not allowed in its present content, DeckdlError where the
    reference cannot be read. The reference is bound to the text that was allowed: a later change of the
    file is not run.
    """
    from deckdl.exercises.grader import Exercise, exercise_of

    file = library.files[card.deck_id]
    if content.is_shipped(file):
        return exercise_of(_as_shipped(card, file), content.shipped_implementations())
    code = _allowed(library, card.deck_id, workspace)
    reference = code.references[card.impl]
    return Exercise(card.impl, reference.path, card.checks, card.mistakes, text=reference.text())


def snippets(library: Library, deck: str, workspace: Workspace) -> dict[str, Exercise]:
    """The code of a deck's predict cards, as it may be run: each with an exercise that checks nothing.

    Raises NotAllowed where the deck's code is not allowed in its present content.
    """
    from deckdl.exercises.grader import Exercise

    ships = content.is_shipped(library.files[deck])
    code = code_of(library, deck, workspace.implementations) if ships else _allowed(library, deck, workspace)
    runs = Exercise("code.py", code.file, (), text="")
    return dict.fromkeys(code.snippets, runs)


def _allowed(library: Library, deck: str, workspace: Workspace) -> DeckCode:
    code = code_of(library, deck, workspace.implementations)
    standing = standing_of(code)
    if standing is not Standing.ALLOWED:
        raise NotAllowed(code, standing)
    return code


def standing_of(code: DeckCode) -> Standing:
    """What was decided on this deck at this place, held to the code that it has now."""
    try:
        kept = json.loads(_record(code.file).read_bytes())
        decision, digest = kept["decision"], kept["code"]
    except FileNotFoundError:
        return Standing.NEW
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return Standing.UNREADABLE
    if decision == "denied":
        return Standing.DENIED
    if decision != "allowed":
        return Standing.UNREADABLE
    return Standing.ALLOWED if digest == code.digest else Standing.CHANGED


def allow(code: DeckCode) -> None:
    """Let this very code run from now on. DeckdlError where that cannot be kept."""
    _keep(code, "allowed")


def deny(code: DeckCode) -> None:
    """Let no code of this deck run, and do not ask again. DeckdlError where that cannot be kept."""
    _keep(code, "denied")


def decisions_folder() -> Path:
    """Where decisions are kept: the platform's folder for a user's state."""
    import platformdirs

    return platformdirs.user_state_path("deckdl", appauthor=False) / "allowed"


def _as_shipped(card: CodeCard, file: Path) -> CodeCard:
    """The card as its file has it: the library may come from a cache in a stranger's workspace."""
    from deckdl.content.models import CodeCard

    found = content.load([file]).cards.get(card.full_id)
    if not isinstance(found, CodeCard) or found.impl != card.impl:
        raise DeckdlError(f"The card {card.full_id} is not what {file} says by now: start deckdl again.")
    return found


def _keep(code: DeckCode, decision: str) -> None:
    kept = {"deck": str(code.file), "decision": decision, "code": code.digest}
    replace_text(_record(code.file), json.dumps(kept, indent=1) + "\n")


def _record(deck_file: Path) -> Path:
    name = hashlib.sha256(os.fsencode(deck_file.resolve())).hexdigest()
    return decisions_folder() / f"{name}.json"


def _lead(code: DeckCode, standing: Standing) -> str:
    if standing is Standing.CHANGED:
        return f"The code of {code.deck} changed since you allowed it: {code.summary}"
    brings = f"{code.deck} brings code that would run on this machine: {code.summary}"
    if standing is Standing.UNREADABLE:
        return f"{brings} (what you decided before, {_record(code.file)}, cannot be read)"
    return brings
