"""What the screens work with: the opened workspace, sessions made on demand, and one grader for them all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deckdl.content.library import shipped_decks
from deckdl.errors import DeckdlError
from deckdl.sessions.changed import ask_anew, changed_items, keep
from deckdl.sessions.desk import Desk
from deckdl.sessions.implementation import implementation
from deckdl.sessions.reloading import problem_of
from deckdl.sessions.study import StudySession
from deckdl.sessions.today import Share

if TYPE_CHECKING:
    from deckdl.content.models import Card
    from deckdl.exercises.grader import Grader
    from deckdl.sessions.code import CodeSession


class Bench:
    """A desk with the tools on it. What a flashcard does not need is imported when it is first asked for."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._files = dict(desk.library.files)  # those of decks that are broken now, too
        self.changed = changed_items(desk)
        """What was learned with another answer, until the learner decides what holds."""
        self._grader: Grader | None = None

    @property
    def grader(self) -> Grader:
        """The one grader; it starts its worker when it is told to, or at the first grade."""
        if self._grader is None:
            from deckdl.exercises.grader import Grader

            self._grader = Grader()
        return self._grader

    def study(self, decks: Sequence[str], share: Share) -> StudySession:
        """A session over these decks, or all."""
        return StudySession(self.desk, decks, share)

    def code(self, item: str) -> CodeSession:
        """The exercise of a code card; DeckdlError where its file cannot be made or read.

        NotAllowed where the code of its deck may not run.
        """
        from deckdl.sessions.code import CodeSession

        desk = self.desk
        return CodeSession(desk.library, desk.memory, desk.workspace, self.grader, item, clock=desk.clock)

    def implementation(self, card: Card) -> str:
        """The reference that a card speaks of, to read."""
        return implementation(self.desk, card)

    def place_of(self, card: Card) -> tuple[Path, int]:
        """The deck file that a card stands in, and its line; DeckdlError where the file is gone."""
        from deckdl.content.decks import read_decks

        folders = [folder for folder in (shipped_decks(), self.desk.workspace.decks) if folder.is_dir()]
        for file in read_decks(folders):
            if file.deck is not None and file.deck.deck == card.deck_id:
                return file.path, file.problem(("cards", card.position), "").line
        raise DeckdlError(f"The file of the deck {card.deck_id} is not there any more.")

    def keep_changed(self) -> None:
        """The cards whose answers changed keep their dates."""
        keep(self.desk, self.changed)
        self.changed = []

    def ask_changed_anew(self) -> None:
        """The cards whose answers changed are new again."""
        ask_anew(self.desk, self.changed)
        self.changed = []

    def problem_of(self, card: Card) -> str:
        """The first thing that is wrong with the deck file of a card: `file:line:column: message`."""
        file = self._files.get(card.deck_id)
        found = problem_of(self.desk, card.deck_id, file) if file else None
        return f"{found.path.name}:{found.line}:{found.column}: {found.message}" if found else ""

    def take(self, desk: Desk) -> None:
        """Work with decks that were read anew from now on."""
        self._files |= desk.library.files
        self.desk = desk
        self.changed = changed_items(desk)

    def close(self) -> None:
        """End the grader's processes and close the database."""
        if self._grader is not None:
            self._grader.close()
        self.desk.close()
