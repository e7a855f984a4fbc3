"""What is wrong with a card whose shape is right: no right option, an answer that cannot be computed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from itertools import islice, product
from pathlib import PurePosixPath

from deckdl.content import cloze
from deckdl.content.expressions import Expression, Number, compile_expression
from deckdl.content.formula_cards import formula_faults
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
from deckdl.content.problems import Fault, told
from deckdl.content.variables import Spec, draw, parse_variable, placeholders
from deckdl.errors import DeckdlError

LONGEST = 20_000  # characters of one text; far more than anyone reads on a card
_DRAWS = 8  # tries of a numeric card's answer, besides its extremes
_EXTREMES = 16
_FEWEST_ITEMS = 3  # two in order are a guess
_TRIES = 2_000  # draws within which `where` must hold once


def card_faults(card: Card) -> list[Fault]:
    """Everything that is wrong with the meaning of a card."""
    faults = list(_texts(card))
    if faults:
        return faults
    match card:
        case ClozeCard():
            faults += [Fault(("text",), sentence) for sentence in cloze.faults(card.text)]
        case ChoiceCard():
            faults += _choice(card)
        case NumericCard():
            faults += _numeric(card)
        case FormulaCard():
            faults += formula_faults(card)
        case PredictCard():
            faults += _predict(card)
        case OrderCard():
            faults += _order(card)
        case CodeCard():
            faults += _code(card)
        case BasicCard():
            pass
    if card.impl and not _inside(card.impl):
        faults.append(Fault(("impl",), "impl is a path below impl/ that ends in .py, as in losses/mse.py"))
    return faults


def _texts(card: Card) -> Iterator[Fault]:
    for field in fields(card):
        value = getattr(card, field.name)
        given = field.init and (value or field.name in ("front", "back", "text", "answer", "id", "concept"))
        if isinstance(value, str) and given and not (isinstance(card, CodeCard) and not value):
            yield from _text((field.name,), field.name, value)
        elif isinstance(value, tuple):
            for index, part in enumerate(value):
                if isinstance(part, str):
                    yield from _text((field.name, index), f"{field.name} {index + 1}", part)


def _text(loc: tuple[int | str, ...], name: str, value: str) -> Iterator[Fault]:
    if not value.strip():
        yield Fault(loc, f"{name} is empty")
    elif len(value) > LONGEST:
        yield Fault(loc, f"{name} is longer than {LONGEST:,} characters; make several cards of it")


def _choice(card: ChoiceCard) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for index, option in enumerate(card.options):
        loc = ("options", index)
        if (option.right is None) == (option.wrong is None):
            yield Fault(loc, "an option has either `right: text` or `wrong: text` with its because")
            continue
        if not option.text.strip():
            yield Fault(loc, "an option is empty")
        elif option.text.strip() in seen:
            yield Fault(loc, f"the option {option.text} is there twice")
        seen[option.text.strip()] = index
        if option.wrong is not None and not option.because.strip():
            yield Fault(loc, "a wrong option needs a because: one sentence on why it is wrong")
    if not any(option.right is not None for option in card.options):
        yield Fault(("options",), "none of the options is right; write one as `right: text`")
    elif len(card.options) < 2:
        yield Fault(("options",), "a choice needs at least two options")


def _numeric(card: NumericCard) -> Iterator[Fault]:
    specs: dict[str, Spec] = {}
    faults: list[Fault] = []
    for name, spec in card.vars.items():
        try:
            specs[name] = parse_variable(name, spec)
        except DeckdlError as error:
            faults.append(told(("vars", name), error))
            specs[name] = parse_variable("n", "0..0")  # the name is known: no complaint where it is used
    expressions: dict[str, Expression] = {}
    for key, text in (("where", card.where), ("answer", card.answer)):
        if text:
            try:
                expressions[key] = compile_expression(text, specs)
            except DeckdlError as error:
                faults.append(told((key,), error))
    texts: list[tuple[tuple[int | str, ...], str]] = [(("front",), card.front), (("why",), card.why)]
    texts += [(("hints", index), hint) for index, hint in enumerate(card.hints)]
    shown: list[tuple[tuple[int | str, ...], Expression]] = []
    for loc, template in texts:
        for text in placeholders(template):
            try:
                shown.append((loc, compile_expression(text, specs)))
            except DeckdlError as error:
                faults.append(Fault(loc, f"in ${{…}}: {told(loc, error).message}"))
    if card.tolerance is not None and not 0 <= card.tolerance < 1:
        faults.append(
            Fault(("tolerance",), "tolerance is a share of the answer, from 0 to less than 1, as in 0.01")
        )
    used = {name for _, expression in shown for name in expression.names}
    used.update(*(expression.names for expression in expressions.values()))
    if not faults:
        for name in specs.keys() - used:
            faults.append(Fault(("vars", name), f"{name} is drawn and used nowhere", key=True))
    yield from faults or _trials(specs, expressions, shown)


def _trials(
    specs: dict[str, Spec],
    expressions: dict[str, Expression],
    shown: list[tuple[tuple[int | str, ...], Expression]],
) -> Iterator[Fault]:
    """Draw numbers as the learner would see them, and compute with them."""
    where = expressions.get("where")
    try:
        cases = [draw(specs, where, seed, tries=_TRIES) for seed in range(_DRAWS if specs else 1)]
        cases += _extremes(specs, where)
    except DeckdlError as error:
        yield told(("where",), error)
        return
    for loc, expression in [(("answer",), expressions["answer"]), *shown]:
        try:
            for values in cases:
                expression.number(values)
        except DeckdlError as error:
            yield told(loc, error)


def _extremes(specs: dict[str, Spec], where: Expression | None) -> list[dict[str, Number]]:
    """The corners of what may be drawn, where divisions by zero hide."""
    if not specs:
        return []
    corners = product(*(spec.extremes() for spec in specs.values()))
    cases = [dict(zip(specs, corner, strict=True)) for corner in islice(corners, _EXTREMES)]
    return [values for values in cases if where is None or where.holds(values)]


def _predict(card: PredictCard) -> Iterator[Fault]:
    try:
        ast.parse(card.code)
    except SyntaxError as error:
        yield Fault(("code",), f"Python cannot read line {error.lineno or 1} of code: {error.msg}")
    except (ValueError, RecursionError, MemoryError):
        yield Fault(("code",), "Python cannot read code")


def _order(card: OrderCard) -> Iterator[Fault]:
    if len(card.items) < _FEWEST_ITEMS:
        yield Fault(("items",), f"an order needs at least {_FEWEST_ITEMS} items")
    seen: set[str] = set()
    for index, item in enumerate(card.items):
        if item.strip() in seen:
            yield Fault(("items", index), f"the item {item} is there twice, so its place is not known")
        seen.add(item.strip())


def _code(card: CodeCard) -> Iterator[Fault]:
    if not card.impl:
        yield Fault((), "a code card needs the key impl: the exercise's file, as in losses/mse.py")
    if not card.checks:
        yield Fault(("checks",), "a code card needs at least one check, as in `- output: softmax`")
    for index, mistake in enumerate(card.mistakes):
        if not mistake.replace.strip():
            yield Fault(("mistakes", index, "replace"), "replace is empty")
        elif mistake.replace == mistake.by:
            yield Fault(("mistakes", index, "by"), "by is the same as replace, so nothing is wrong with it")
        if not mistake.says.strip():
            yield Fault(("mistakes", index, "says"), "says is empty: it tells the learner what is wrong")


def _inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    plain = "\\" not in path and not path.startswith("/") and ".." not in parts and ":" not in path
    return plain and path.endswith(".py") and len(path) > len(".py") and len(path) < 200
