"""Everything that can be studied, from decks that ship and decks of the learner, in the order of learning."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import deckdl
from deckdl.content.decks import DeckFile, read_decks
from deckdl.content.graph import ConceptGraph, ConceptInfo, concept_graph
from deckdl.content.items import Item, item_id
from deckdl.content.lazy import LazyCards, LazyItems, Place
from deckdl.content.models import Card
from deckdl.content.outline import PLAIN, DeckLike, outlines_of
from deckdl.content.problems import Problem
from deckdl.errors import DeckdlError

if TYPE_CHECKING:
    from deckdl.content.search import Search


@dataclass(frozen=True, eq=False)
class Library:
    """Decks, cards, concepts and items by id; each mapping in learning order.

    That is: a concept after those it requires, else by file; within a concept by file, cards that ask for
    code last. What is broken is left out and told in `problems`, so that the rest can be studied.
    """

    decks: list[DeckLike] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)
    """The file of each deck, by the deck's id."""
    cards: Mapping[str, Card] = field(default_factory=dict)
    concepts: dict[str, ConceptInfo] = field(default_factory=dict)
    items: LazyItems = field(default_factory=lambda: LazyItems({}))
    renamed: dict[str, str] = field(default_factory=dict)
    """Old item ids that cards name by `was`, to the ids they have now."""
    problems: list[Problem] = field(default_factory=list)
    sizes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """How many items there are, by deck and concept."""
    fresh: frozenset[str] = frozenset()
    """Decks that were not in the cache: new, or changed since they were read last."""

    def item(self, item_id: str) -> Item:
        """The item of that id, or of the card that had it. DeckdlError where there is none."""
        found = self.items.get(self.renamed.get(item_id, item_id))
        if found is None:
            raise DeckdlError(f"There is no card {item_id}.")
        return found

    def card(self, item_id: str) -> Card:
        """The card that an item belongs to. DeckdlError where there is none."""
        return self.item(item_id).card

    @cached_property
    def texts(self) -> Search:
        """To find cards by their words in; made when it is first asked for."""
        from deckdl.content.search import Search

        return Search(self.decks)

    def items_of(self, concept: str) -> Sequence[str]:
        """The items of a concept, in learning order. No card is read."""
        return self._by_concept.get(concept, ())

    @cached_property
    def _by_concept(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for item in self.items:
            found.setdefault(self.items.outline(item).concept, []).append(item)
        return found


def load(paths: Sequence[Path], *, cache: Path | None = None) -> Library:
    """Read the decks in these files and folders. Never fails: see `Library.problems`.

    `cache` is a file in which sound decks are kept between starts; it is made when missing.
    """
    return join(read_decks(paths, cache))


def join(files: Iterable[DeckFile], elsewhere: Iterable[str] = ()) -> Library:
    """One library of all these files. `elsewhere` are concepts that may be named although not here."""
    every = list(files)
    problems = [problem for file in every for problem in file.problems]
    usable, twice = _distinct(every)
    graph = concept_graph(usable, elsewhere := set(elsewhere))
    problems += twice + graph.problems + _unknown_concepts(usable, graph, elsewhere)
    concepts = dict(graph.concepts)
    by_concept: dict[str, tuple[list[Place], list[Place]]] = {name: ([], []) for name in concepts}
    decks: list[DeckLike] = [file.deck for file in usable if file.deck is not None]
    for deck in decks:
        for index, card in enumerate(outlines_of(deck)):
            both = by_concept.get(card.concept)
            if both is None:
                # A card of an unknown concept is studied too, under the name that its author gave.
                concepts[card.concept] = ConceptInfo(card.concept, card.concept, deck.deck)
                both = by_concept[card.concept] = ([], [])
            both[card.code].append((deck, index, card))
    rows = [row for both in by_concept.values() for some in both for row in some]
    places: dict[str, Place] = {}
    found: dict[str, Place] = {}
    for row in rows:
        deck, _, card = row
        full_id = f"{deck.deck}/{card.id}"
        places[full_id] = row
        if card.parts is PLAIN:  # most are, and many are asked for at once
            found[full_id] = row
            continue
        for part in card.parts:
            found[item_id(full_id, part)] = row
    renamed, clashes = _renamed(rows, places.keys(), usable)
    return Library(
        decks=_ordered(usable, concepts),
        files={file.deck.deck: file.path for file in usable if file.deck is not None},
        cards=LazyCards(places),
        concepts=concepts,
        items=LazyItems(found),
        sizes=_sizes(by_concept),
        renamed=renamed,
        problems=sorted(problems + clashes),
        fresh=frozenset(file.deck.deck for file in usable if file.deck and file.document),
    )


def _sizes(by_concept: Mapping[str, tuple[list[Place], list[Place]]]) -> dict[str, dict[str, int]]:
    """How many items there are, by deck and concept; the rows of a deck and concept stand together."""
    sizes: dict[str, dict[str, int]] = {}
    for concept, both in by_concept.items():
        for rows in both:
            for deck, some in groupby(rows, key=itemgetter(0)):
                size = sizes.setdefault(deck.deck, {})
                size[concept] = size.get(concept, 0) + sum([len(card.parts) for _, _, card in some])
    return sizes


def shipped_decks() -> Path:
    """The folder of the decks that come with deckdl."""
    return _shipped("decks")


def shipped_implementations() -> Path:
    """The folder of the references that come with deckdl, as in losses/mse.py below it."""
    return _shipped("impl")


def is_shipped(deck_file: Path) -> bool:
    """Whether a deck came with deckdl."""
    return deck_file.resolve().parent == shipped_decks().resolve()


def _shipped(name: str) -> Path:
    package = Path(deckdl.__file__).parent
    inside = package / "shipped" / name
    return inside if inside.is_dir() else package.parent / name


def _distinct(files: Sequence[DeckFile]) -> tuple[list[DeckFile], list[Problem]]:
    """The files whose decks have ids of their own; of two with the same id the first counts."""
    first: dict[str, DeckFile] = {}
    problems: list[Problem] = []
    for file in files:
        if file.deck is None:
            continue
        other = first.setdefault(file.deck.deck, file)
        if other is not file:
            problems.append(file.problem(("deck",), f"the deck {file.deck.deck} is already in {other.path}"))
    return list(first.values()), problems


def _unknown_concepts(files: Sequence[DeckFile], graph: ConceptGraph, elsewhere: set[str]) -> list[Problem]:
    problems: list[Problem] = []
    known = graph.concepts.keys() | elsewhere | {""}
    for file in files:
        if not file.broken and file.deck and {card.concept for card in outlines_of(file.deck)} <= known:
            continue
        named = [(card.concept, card.position) for card in (outlines_of(file.deck) if file.deck else ())]
        named += [(card.concept, card.position) for card in file.broken]
        for concept, position in named:
            if concept not in known:
                from deckdl.content.validation import nearest

                message = f"there is no concept {concept}{nearest(concept, list(graph.concepts))}"
                problems.append(file.problem(("cards", position, "concept"), message))
    return problems


def _ordered(files: Sequence[DeckFile], concepts: Mapping[str, ConceptInfo]) -> list[DeckLike]:
    """Decks by their first concept in learning order; those without one last."""
    rank: dict[str, int] = {}
    for number, concept in enumerate(concepts.values()):
        rank.setdefault(concept.deck, number)
    decks: list[DeckLike] = [file.deck for file in files if file.deck is not None]
    return sorted(decks, key=lambda deck: rank.get(deck.deck, len(concepts)))


def _renamed(
    rows: Iterable[Place], present: Collection[str], files: Sequence[DeckFile]
) -> tuple[dict[str, str], list[Problem]]:
    """Old item ids to new ones. An old name is `card` of the same deck or `deck/card`."""
    by_deck = {file.deck.deck: file for file in files if file.deck is not None}
    renamed: dict[str, str] = {}
    problems: list[Problem] = []
    taken: dict[str, str] = {}
    for deck, card in [(deck, card) for deck, _, card in rows if card.was]:
        full_id = f"{deck.deck}/{card.id}"
        for index, name in enumerate(card.was):
            old = name if "/" in name else f"{deck.deck}/{name}"
            loc = ("cards", card.position, "was", index)
            if old in present:
                message = f"{name} cannot be an old name: a card is called so now"
                problems.append(by_deck[deck.deck].problem(loc, message))
            elif old in taken:
                message = f"{name} is already an old name of {taken[old]}"
                problems.append(by_deck[deck.deck].problem(loc, message))
            else:
                taken[old] = full_id
                for part in card.parts:
                    renamed[item_id(old, part)] = item_id(full_id, part)
    return renamed, problems
