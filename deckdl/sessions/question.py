"""A card as it is asked: which part, in which order, with which numbers."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from deckdl.answers import Verdict
from deckdl.answers import choice as choices
from deckdl.answers import cloze as clozes
from deckdl.answers import order as orders
from deckdl.content import cloze
from deckdl.content.items import BUG
from deckdl.content.models import (
    BasicCard,
    Card,
    ChoiceCard,
    ClozeCard,
    CodeCard,
    FormulaCard,
    NumericCard,
    OrderCard,
    PredictCard,
)

if TYPE_CHECKING:
    from deckdl.content.expressions import Number
    from deckdl.content.items import Item

Kind = Literal["basic", "cloze", "choice", "numeric", "formula", "predict", "order", "bug", "code"]
TYPED: tuple[Kind, ...] = ("cloze", "numeric", "formula", "predict", "bug")
"""Answered by a line of text."""
DRAWN: tuple[Kind, ...] = ("choice", "numeric", "order", "bug")
"""Other at each showing: the seed belongs to what happened."""


@dataclass(frozen=True)
class Option:
    """One answer to choose from, or one item to put in its place."""

    text: str
    right: bool = True
    because: str = ""  # why a wrong one is wrong


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a front end shows. Texts are source text with LaTeX between `$`: whoever shows them renders them.

    `back` and `why` are for after the answer, `hints` are shown one at a time through the session. `options`
    stand in the order in which they are shown. A code card's `front` may be empty: its CodeSession has the
    statement.
    """

    item: str
    card: Card
    kind: Kind
    front: str
    back: str = ""
    hints: tuple[str, ...] = ()
    why: str = ""
    seed: int = 0
    options: tuple[Option, ...] = ()
    order: tuple[int, ...] = ()  # where each option stands on the card
    unit: str = ""
    values: Mapping[str, Number] = field(default_factory=dict)
    expected: Number = 0  # a numeric card's answer
    gaps: tuple[str, ...] = ()  # what a cloze card asks for
    variables: tuple[str, ...] = ()  # what a formula is written in
    code: str = ""  # Python to read, which belongs to the front
    lines: frozenset[int] = frozenset()  # of the code, from 1: where the bug is

    @property
    def card_id(self) -> str:
        return self.card.full_id

    @property
    def heading(self) -> str:
        """`losses › bce-with-logits`"""
        return f"{self.card.deck_id} › {self.card.concept}"

    @property
    def impl(self) -> str:
        """The implementation that the card speaks of, as in losses/mse.py, or nothing."""
        return self.card.impl

    @property
    def source(self) -> str:
        return self.card.source

    @property
    def several(self) -> bool:
        """Whether more than one option is right."""
        return sum(option.right for option in self.options) > 1


def seed_of(item: str, repetitions: int) -> int:
    """What chooses numbers and order: the same until the card is answered, and again after undo."""
    return zlib.crc32(f"{item}/{repetitions}".encode())


def question(item: Item, seed: int, reference: Callable[[CodeCard], str]) -> Question:
    """How an item is asked with this seed. `reference` reads the file of an exercise, for its bugs.

    DeckdlError where a card's numbers cannot be drawn, or its reference cannot be read.
    """
    match item.card:
        case BasicCard() as card:
            front, back = (card.back, card.front) if item.part else (card.front, card.back)
            return Question(
                item=item.id, card=card, kind="basic", front=front, back=back, hints=card.hints, why=card.why
            )
        case ClozeCard() as card:
            number = int(item.part.removeprefix("c"))
            return Question(
                item=item.id,
                card=card,
                kind="cloze",
                front=cloze.question(card.text, number),
                back=cloze.solution(card.text, number),
                hints=card.hints,
                why=card.why,
                gaps=tuple(cloze.answers(card.text, number)),
            )
        case ChoiceCard() as card:
            return _choice(item, card, seed)
        case NumericCard() as card:
            return _numeric(item, card, seed)
        case FormulaCard() as card:
            return _formula(item, card)
        case PredictCard() as card:
            return Question(
                item=item.id,
                card=card,
                kind="predict",
                front=card.front,
                back=fenced(card.answer),
                hints=card.hints,
                why=card.why,
                code=card.code.strip("\n"),
            )
        case OrderCard() as card:
            return _order(item, card, seed)
        case CodeCard() as card if item.part == BUG:
            return _bug(item, card, seed, reference(card))
        case CodeCard() as card:
            return Question(
                item=item.id, card=card, kind="code", front=card.front, hints=card.hints, why=card.why
            )


def judge_typed(asked: Question, typed: str) -> Verdict:
    """Judge what was typed; a verdict that is neither says why the text is no answer.

    A formula may take seconds, where SymPy is asked.
    """
    match asked.card:
        case NumericCard() as card:
            from deckdl.answers import numeric

            return numeric.judge(typed, asked.expected, card.tolerance, asked.unit)
        case FormulaCard() as card:
            from deckdl.answers import formula

            return formula.judge(typed, card)
        case ClozeCard():
            return clozes.judge(typed, ", ".join(asked.gaps))
        case PredictCard() as card:
            from deckdl.answers import predict

            return predict.judge(typed, card.answer)
        case ChoiceCard():
            return _judge_numbers(asked, typed)
        case OrderCard():
            return judge_order(asked, orders.numbers(typed, len(asked.options)) or [])
        case CodeCard() if asked.kind == "bug":
            from deckdl.answers import bug

            return bug.judge(typed, asked.code, asked.lines, asked.back)
    raise ValueError(f"a {asked.kind} card is judged by the learner")


def judge_chosen(asked: Question, chosen: Collection[int]) -> Verdict:
    """Judge the chosen options, counted from 0 in the order shown."""
    if not isinstance(asked.card, ChoiceCard):
        raise ValueError(f"a {asked.kind} card has no options")
    shown = range(len(asked.order))
    return choices.judge({asked.order[index] if index in shown else -1 for index in chosen}, asked.card)


def judge_order(asked: Question, placed: Sequence[int]) -> Verdict:
    """Judge items in the order given, each counted from 0 in the order shown."""
    if not isinstance(asked.card, OrderCard):
        raise ValueError(f"a {asked.kind} card has nothing to put in order")
    shown = range(len(asked.order))
    return orders.judge([asked.order[index] if index in shown else -1 for index in placed], asked.card.items)


def fenced(code: str) -> str:
    """Text as it stands, as Markdown."""
    return f"```text\n{code.rstrip()}\n```"


def _judge_numbers(asked: Question, typed: str) -> Verdict:
    """Option numbers as typed, `1 3` or `1,3`, counted from 1."""
    words = typed.replace(",", " ").split()
    if not words or not all(word.isascii() and word.isdigit() for word in words):
        return Verdict(None, f"Type the number of an option, from 1 to {len(asked.options)}.")
    return judge_chosen(asked, {int(word) - 1 for word in words})


def _choice(item: Item, card: ChoiceCard, seed: int) -> Question:
    order = tuple(choices.shuffled(card.options, seed))
    options = [Option(option.text, option.is_right, option.because) for option in card.options]
    return Question(
        item=item.id,
        card=card,
        kind="choice",
        front=card.front,
        back="; ".join(option.text for option in options if option.right),
        hints=card.hints,
        why=card.why,
        seed=seed,
        options=tuple(options[index] for index in order),
        order=order,
    )


def _numeric(item: Item, card: NumericCard, seed: int) -> Question:
    # Expressions need Python's own parser, which only numeric cards are worth waiting for.
    from deckdl.content import variables
    from deckdl.content.expressions import compile_expression

    values = variables.draw_variables(card.vars, card.where, seed)
    expected = compile_expression(card.answer, values).number(values)
    shown = variables.show(expected) if isinstance(expected, int) else f"{expected:.6g}"
    return Question(
        item=item.id,
        card=card,
        kind="numeric",
        front=variables.fill(card.front, values),
        back=f"{shown} {card.unit}".rstrip(),
        hints=tuple(variables.fill(hint, values) for hint in card.hints),
        why=variables.fill(card.why, values),
        seed=seed,
        unit=card.unit,
        values=values,
        expected=expected,
    )


def _formula(item: Item, card: FormulaCard) -> Question:
    from deckdl.content.formula_cards import variables_of

    return Question(
        item=item.id,
        card=card,
        kind="formula",
        front=card.front,
        back=f"`{card.answer}`",
        hints=card.hints,
        why=card.why,
        variables=tuple(variables_of(card.answer, card.vars)),
    )


def _order(item: Item, card: OrderCard, seed: int) -> Question:
    order = tuple(choices.shuffled(card.items, seed))
    if list(order) == sorted(order):  # shown in order, it would be no question
        order = (*order[1:], order[0])
    return Question(
        item=item.id,
        card=card,
        kind="order",
        front=card.front,
        back="\n".join(f"{place}. {text}" for place, text in enumerate(card.items, start=1)),
        hints=card.hints,
        why=card.why,
        seed=seed,
        options=tuple(Option(card.items[index]) for index in order),
        order=order,
    )


def _bug(item: Item, card: CodeCard, seed: int, reference: str) -> Question:
    from deckdl.sessions.bugs import bug_of

    found = bug_of(card, reference, seed)
    return Question(
        item=item.id,
        card=card,
        kind="bug",
        front=f"One line of this code is wrong. Which one? It is from `{card.impl}`.",
        back=found.says,
        seed=seed,
        code=found.code,
        lines=found.lines,
    )
