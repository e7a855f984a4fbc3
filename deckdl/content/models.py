"""Decks and cards as an author writes them: plain frozen data, the keys of the YAML being the fields.

They are ordinary dataclasses, so that a session which takes its decks from the cache never imports pydantic;
validation.py gives the same classes to pydantic for checking.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, TypeAlias

# What pydantic reads: an unknown key is an error.
_STRICT = {"extra": "forbid"}


class _Exact:
    """Tells pydantic to take the type as it is: the word `yes` is no truth and "1" no number."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), "strict": True}


@dataclass(frozen=True, kw_only=True)
class Concept:
    """An idea that cards teach; `requires` names the concepts that it rests on, of this deck or another."""

    __pydantic_config__ = _STRICT

    title: str
    requires: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class CardBase:
    """What every card has. `deck_id` and `position` are not the author's: joining a deck sets them."""

    __pydantic_config__ = _STRICT

    id: str
    concept: str
    why: str = ""  # shown after the answer
    hints: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = ""
    impl: str = ""  # the implementation that the card speaks of, as in losses/mse.py
    was: tuple[str, ...] = ()  # old ids, which keep their history
    deck_id: str = field(default="", init=False)
    position: int = field(default=0, init=False)  # among the cards of the file, broken ones included

    @property
    def full_id(self) -> str:
        """The id over all decks, as in losses/mse-definition."""
        return f"{self.deck_id}/{self.id}"


@dataclass(frozen=True, kw_only=True, eq=False)
class BasicCard(CardBase):
    """A question and its answer, judged by the learner."""

    type: Literal["basic"] = "basic"
    front: str
    back: str
    reverse: Annotated[bool, _Exact()] = False  # a second card asks for the front


@dataclass(frozen=True, kw_only=True, eq=False)
class ClozeCard(CardBase):
    """Text with gaps, {{c1::answer::hint}}: each number is asked for on its own."""

    type: Literal["cloze"]
    text: str


@dataclass(frozen=True, kw_only=True)
class Option:
    """One option of a choice: `right: text`, or `wrong: text` and `because`, why it is wrong."""

    __pydantic_config__ = _STRICT

    right: str | None = None
    wrong: str | None = None
    because: str = ""

    @property
    def text(self) -> str:
        return self.right if self.right is not None else self.wrong or ""

    @property
    def is_right(self) -> bool:
        return self.right is not None


@dataclass(frozen=True, kw_only=True, eq=False)
class ChoiceCard(CardBase):
    """A question with options, one or several of which are right."""

    type: Literal["choice"]
    front: str
    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class NumericCard(CardBase):
    """A question with a number as its answer, over variables that are drawn anew at each showing.

    `vars` and how values are drawn: deckdl.content.variables. `answer` and `where` are expressions over them
    (deckdl.content.expressions), kept as text. `tolerance` is relative; None leaves it to answers.numeric.
    """

    type: Literal["numeric"]
    front: str
    answer: str
    vars: dict[str, Any] = field(default_factory=dict)
    where: str = ""
    tolerance: Annotated[float, _Exact()] | None = None
    unit: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class FormulaCard(CardBase):
    """A question whose answer is an expression, in any equivalent form.

    `answer` is an expression (deckdl.content.expressions) over its own names and those in `vars`, which says
    where a variable is tried (deckdl.content.variables). `options` are wrong answers with their `because`.
    """

    type: Literal["formula"]
    front: str
    answer: str
    vars: dict[str, Any] = field(default_factory=dict)
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class PredictCard(CardBase):
    """Code to read: `answer` is what it prints, as running it has shown."""

    type: Literal["predict"]
    front: str = "What does this print?"
    code: str
    answer: str


@dataclass(frozen=True, kw_only=True, eq=False)
class OrderCard(CardBase):
    """Items to put in order; on the card they stand in the right one."""

    type: Literal["order"]
    front: str
    items: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A known wrong solution: `replace`, which the reference holds exactly once, becomes `by`."""

    __pydantic_config__ = _STRICT

    replace: str
    by: str
    says: str  # one sentence that teaches what is wrong


@dataclass(frozen=True, kw_only=True, eq=False)
class CodeCard(CardBase):
    """An exercise: the learner writes `impl`, and the checks judge it.

    `checks` are the mappings as written; deckdl.content.checks.parse_check makes a Check of each. They
    are known to parse: a card whose checks do not is left out of the library.
    """

    type: Literal["code"]
    front: str = ""
    checks: tuple[dict[str, Any], ...]
    mistakes: tuple[Mistake, ...] = ()


Card: TypeAlias = (
    BasicCard | ClozeCard | ChoiceCard | NumericCard | FormulaCard | PredictCard | OrderCard | CodeCard
)

CARD_TYPES: dict[str, type[Card]] = {
    "basic": BasicCard,
    "cloze": ClozeCard,
    "choice": ChoiceCard,
    "numeric": NumericCard,
    "formula": FormulaCard,
    "predict": PredictCard,
    "order": OrderCard,
    "code": CodeCard,
}


@dataclass(frozen=True, kw_only=True, eq=False)
class Deck:
    """One file: concepts and the cards that teach them, each in the order of the file."""

    __pydantic_config__ = _STRICT

    deck: str  # its id
    title: str
    concepts: dict[str, Concept] = field(default_factory=dict)
    cards: tuple[Card, ...] = ()


def join(card: Card, deck_id: str, position: int) -> Card:
    """Make a card one of a deck; returns it."""
    object.__setattr__(card, "deck_id", deck_id)
    object.__setattr__(card, "position", position)
    return card
