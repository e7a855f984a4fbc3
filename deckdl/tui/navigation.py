"""Where a learner wants to go: screens post these, the app opens the screen."""

from dataclasses import dataclass

from textual.message import Message


@dataclass
class StartStudy(Message):
    """Study these decks; none means all."""

    decks: tuple[str, ...]


@dataclass
class StartQuiz(Message):
    """Ask a quiz over these decks; none means all."""

    decks: tuple[str, ...] = ()


@dataclass
class ChooseExercise(Message):
    """Show the list of exercises."""


@dataclass
class OpenExercise(Message):
    """Work on the exercise of this code card."""

    item: str


class LookAtCards(Message):
    """Show all cards, to search them."""


class LookAtStatistics(Message):
    """Show how it goes."""


class LookAtDecks(Message):
    """A deck may have been edited just now."""


class GoHome(Message):
    """The screen that deckdl was started with is done."""
