"""Cards as Anki's notes: what each type looks like where nobody judges a typed answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deckdl.content.items import items
from deckdl.content.models import BasicCard, ClozeCard, CodeCard
from deckdl.errors import DeckdlError
from deckdl.exchange.anki_schema import BASIC, CLOZE, REVERSED
from deckdl.exchange.card_html import code_block, gaps_to_html, listed, to_html
from deckdl.sessions.implementation import implementation
from deckdl.sessions.question import question, seed_of
from deckdl.sessions.statement import statement_of

if TYPE_CHECKING:
    from deckdl.content.items import Item
    from deckdl.content.models import Card
    from deckdl.sessions.desk import Desk
    from deckdl.sessions.question import Question

OWN = "deckdl:"
"""What the guids of exported notes begin with; deckdl's id of the card follows."""


@dataclass(frozen=True)
class Exported:
    """A note: one of Anki's note types, its fields as HTML, and its cards by the number they have in it."""

    guid: str
    deck: str
    kind: int
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    items: dict[int, str]


def notes(desk: Desk, card: Card) -> Iterator[Exported]:
    """The notes of a card. DeckdlError where its reference cannot be read."""
    own = items(card)
    if isinstance(card, BasicCard):
        kind = REVERSED if card.reverse else BASIC
        sides = (to_html(card.front), to_html(card.back))
        yield _note(card, card.full_id, kind, sides, dict(enumerate(item.id for item in own)))
    elif isinstance(card, ClozeCard):
        numbered = {int(item.part.removeprefix("c")) - 1: item.id for item in own}
        yield _note(card, card.full_id, CLOZE, (gaps_to_html(card.text),), numbered)
    else:
        for item in own:
            yield _note(card, item.id, BASIC, _sides(desk, item), {0: item.id})


def _note(card: Card, name: str, kind: int, sides: tuple[str, ...], numbered: dict[int, str]) -> Exported:
    # A numeric card's reason has its drawn numbers, and stands on the back already.
    why = "" if card.type == "numeric" else to_html(card.why)
    tags = tuple(dict.fromkeys("_".join(tag.split()) for tag in (card.concept, *card.tags)))
    return Exported(f"{OWN}{name}", card.deck_id, kind, (*sides, why, to_html(card.source)), tags, numbered)


def _sides(desk: Desk, item: Item) -> tuple[str, str]:
    """Front and back of what deckdl judges itself."""
    if item.asks_for_code:
        assert isinstance(item.card, CodeCard)
        reference = implementation(desk, item.card)
        front = (
            f"{to_html(statement_of(item.card.front, reference))}<p>Write <code>{item.card.impl}</code>.</p>"
        )
        return front, code_block(reference)
    asked = question(item, seed_of(item.id, 0), lambda card: implementation(desk, card))
    return _front(asked), _back(asked)


def _front(asked: Question) -> str:
    front = to_html(asked.front)
    if asked.kind == "bug":
        lines = asked.code.splitlines()
        width = len(str(len(lines)))
        return front + code_block(
            "\n".join(f"{at:>{width}}  {line}" for at, line in enumerate(lines, start=1))
        )
    if asked.code:
        front += code_block(asked.code)
    if asked.options:
        front += listed((option.text for option in asked.options), numbered=asked.kind == "choice")
    if asked.variables:
        front += f"<p>In {', '.join(f'<code>{name}</code>' for name in asked.variables)}.</p>"
    return front


def _back(asked: Question) -> str:
    if asked.kind == "choice":
        right = [option.text for option in asked.options if option.right]
        wrong = [f"{option.text}: {option.because}" for option in asked.options if not option.right]
        told = f"<p>Wrong:</p>{listed(wrong, numbered=False)}" if wrong else ""
        return (to_html(right[0]) if len(right) == 1 else listed(right, numbered=False)) + told
    if asked.kind == "order":
        return listed(asked.card.items)  # type: ignore[union-attr]
    if asked.kind == "bug":
        return f"Line {', '.join(map(str, sorted(asked.lines)))}: {to_html(asked.back)}"
    why = f"<p>{to_html(asked.why)}</p>" if asked.kind == "numeric" and asked.why else ""
    return to_html(asked.back) + why


def readable(desk: Desk) -> tuple[list[Exported], list[str]]:
    """The notes of every card in learning order, and the ids of cards that cannot be shown."""
    found: list[Exported] = []
    left_out: list[str] = []
    for card in desk.library.cards.values():
        try:
            found += list(notes(desk, card))
        except DeckdlError:
            left_out.append(card.full_id)
    return found, left_out
