"""Cards as they will be asked, with their answers, as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from deckdl.content.implementations import reference_path
from deckdl.errors import DeckdlError
from deckdl.sessions.plain import answer_of, asked_lines, rendered
from deckdl.sessions.question import Question, question, seed_of

if TYPE_CHECKING:
    from deckdl.content.items import Item
    from deckdl.content.library import Library
    from deckdl.content.models import CodeCard


def preview(library: Library) -> Iterator[str]:
    """Every item of the library in learning order, a text each."""
    for item in library.items.values():
        try:
            asked = question(item, seed_of(item.id, 0), lambda card: _reference(library, card))
        except DeckdlError as error:
            yield f"{item.id}\n\n  {error}"
            continue
        yield "\n".join(_lines(item, asked))


def _lines(item: Item, asked: Question) -> Iterator[str]:
    yield f"{item.id}   {asked.kind}, {item.card.concept}"
    yield ""
    if asked.kind == "code":
        yield from _indented(rendered(asked.front) or f"Write {asked.impl}.")
    for line in asked_lines(asked) if asked.kind != "code" else ():
        yield from _indented(line)
    for hint in asked.hints:
        yield from _indented(f"Hint: {rendered(hint)}")
    if asked.kind == "choice":
        for number, option in enumerate(asked.options, start=1):
            reason = f"wrong: {rendered(option.because)}" if not option.right else "right"
            yield from _indented(f"{number} is {reason}")
    elif asked.kind != "code":
        yield from _indented(f"Answer: {answer_of(asked)}")
    if asked.why:
        yield from _indented(f"Why: {rendered(asked.why)}")
    yield ""


def _indented(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield f"  {line}".rstrip()


def _reference(library: Library, card: CodeCard) -> str:
    path = reference_path(library.files[card.deck_id], card.impl)
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise DeckdlError(f"{path} cannot be read.") from None
