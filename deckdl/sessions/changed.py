"""Cards whose answer is another one now than when they were learned: the learner decides once what holds.

Each review says in the log which answer it was about. A changed card keeps its dates, or is asked anew.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from deckdl.content import cloze
from deckdl.content.items import deck_of
from deckdl.content.models import (
    BasicCard,
    ChoiceCard,
    ClozeCard,
    CodeCard,
    FormulaCard,
    NumericCard,
    OrderCard,
    PredictCard,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deckdl.content.models import Card
    from deckdl.sessions.desk import Desk


def answer_digest(card: Card, part: str) -> str | None:
    """Names the answer of a card's part, whatever its spaces and capitals; None for code."""
    match card:
        case BasicCard():
            answer: object = card.front if part else card.back
        case ClozeCard():
            answer = cloze.answers(card.text, int(part.removeprefix("c")))
        case ChoiceCard():
            answer = sorted(option.text for option in card.options if option.is_right)
        case NumericCard():
            answer = (card.answer, card.unit)
        case FormulaCard() | PredictCard():
            answer = card.answer
        case OrderCard():
            answer = card.items
        case CodeCard():
            return None
    plain = " ".join(str(answer).casefold().split())
    return blake2b(plain.encode(), digest_size=6).hexdigest()


def changed_items(desk: Desk) -> list[str]:
    """What was learned with another answer; looked for in decks that changed since they were read last."""
    fresh = desk.library.fresh
    if not fresh:
        return []
    known = desk.memory.known()
    changed = []
    for name in desk.library.items:
        if name in known and deck_of(name) in fresh:
            item = desk.library.items[name]
            before = desk.memory.answer_of(name)
            if before is not None and answer_digest(item.card, item.part) not in (None, before):
                changed.append(name)
    return changed


def keep(desk: Desk, items: Iterable[str]) -> None:
    """These cards keep their dates, with the answers that they have now."""
    for name in items:
        item = desk.library.item(name)
        if (answer := answer_digest(item.card, item.part)) is not None:
            desk.memory.keep(name, answer, desk.clock())


def ask_anew(desk: Desk, items: Iterable[str]) -> None:
    """These cards are new again."""
    for name in items:
        desk.memory.forget(name, desk.clock())
