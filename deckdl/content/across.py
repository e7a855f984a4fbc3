"""What shows only when decks are seen together: a question asked twice, a concept that nothing teaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from deckdl.content import cloze
from deckdl.content.decks import DeckFile, deck_paths, read_decks
from deckdl.content.library import shipped_decks
from deckdl.content.models import Card, ClozeCard, CodeCard, OrderCard, PredictCard
from deckdl.content.problems import Problem


class Beside:
    """The decks that were not asked for: beside these files, and shipped. Read only where needed."""

    def __init__(self, files: Sequence[DeckFile]) -> None:
        self._files = files

    @property
    def concepts(self) -> set[str]:
        """What they define, where these files name something that they do not define themselves."""
        named: set[str] = set()
        defined: set[str] = set()
        for file in self._files:
            if file.deck is not None:
                defined |= file.deck.concepts.keys()
                named |= {card.concept for card in file.deck.cards}
                named.update(*(concept.requires for concept in file.deck.concepts.values()))
        if named <= defined:
            return set()
        return {name for file in self.decks if file.deck is not None for name in file.deck.concepts}

    @cached_property
    def decks(self) -> list[DeckFile]:
        given = {file.path.absolute() for file in self._files}
        parents = (file.path.absolute().parent for file in self._files)
        folders = dict.fromkeys([*parents, shipped_decks().absolute()])
        found = deck_paths(folder for folder in folders if folder.is_dir())
        return read_decks(path for path in found if path not in given)


def duplicates(files: Sequence[DeckFile]) -> Iterator[Problem]:
    """Cards that ask what another card of these files asks already."""
    first: dict[object, Card] = {}
    for file in files:
        for card in file.deck.cards if file.deck else ():
            question, key = asked(card)
            if not question:
                continue
            other = first.setdefault(question, card)
            if other is not card:
                message = f"{other.full_id} asks the same already: ask something else, or leave one out"
                yield file.problem(("cards", card.position, key), message)


def asked(card: Card) -> tuple[object, str]:
    """What a card asks, alike for cards that ask the same, and the key that it stands in."""
    match card:
        case CodeCard():
            return None, "impl"
        case ClozeCard():
            return _plain(cloze.solution(card.text, 0)), "text"
        case PredictCard():
            return (_plain(card.front), card.code.strip()), "code"
        case OrderCard():
            return (_plain(card.front), frozenset(map(_plain, card.items))), "front"
    return _plain(card.front), "front"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip("?.!: ")


def idle_concepts(
    files: Sequence[DeckFile], beside: Beside, problems: Sequence[Problem]
) -> Iterator[Problem]:
    """Concepts of these files that no card is about, here or in the decks beside them.

    In a file with other problems it would be said of concepts whose cards are only misspelled.
    """
    broken = {problem.path for problem in problems}
    taught = {card.concept for file in files for card in _cards(file)}
    idle = [
        (file, name)
        for file in files
        for name in (file.deck.concepts if file.deck else ())
        if name not in taught and file.path not in broken
    ]
    if not idle:
        return
    taught |= {card.concept for file in beside.decks for card in _cards(file)}
    for file, name in idle:
        if name not in taught:
            yield file.problem(
                ("concepts", name), f"no card is about {name}: add one, or leave it out", key=True
            )


def _cards(file: DeckFile) -> Iterator[Card]:
    yield from file.deck.cards if file.deck else ()
    yield from file.broken
