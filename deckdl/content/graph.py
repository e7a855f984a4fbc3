"""The graph of concepts over all decks: the order in which they are learned, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from deckdl.content.decks import DeckFile
from deckdl.content.problems import Problem


@dataclass(frozen=True)
class ConceptInfo:
    """A concept of any deck. `requires` names only concepts that exist."""

    id: str
    title: str
    deck: str
    requires: tuple[str, ...] = ()


@dataclass
class ConceptGraph:
    """Concepts in learning order: each after what it requires, else in the order of the files."""

    concepts: dict[str, ConceptInfo]
    problems: list[Problem]


def concept_graph(files: Sequence[DeckFile], elsewhere: Iterable[str] = ()) -> ConceptGraph:
    """Join the concepts of sound decks. A concept that two decks define belongs to the first.

    `elsewhere` are ids that may be required although no deck here has them.
    """
    problems: list[Problem] = []
    owners: dict[str, DeckFile] = {}
    requires: dict[str, tuple[str, ...]] = {}
    titles: dict[str, str] = {}
    for file in files:
        for name, concept in file.deck.concepts.items() if file.deck else ():
            if name in owners:
                message = f"the concept {name} is already defined in {owners[name].path}"
                problems.append(file.problem(("concepts", name), message, key=True))
                continue
            owners[name], requires[name], titles[name] = file, concept.requires, concept.title
    known_elsewhere = set(elsewhere)
    for name, needed in requires.items():
        for index, wanted in enumerate(needed):
            if wanted not in owners and wanted not in known_elsewhere:
                message = f"there is no concept {wanted}{_nearest(wanted, owners)}"
                problems.append(owners[name].problem(("concepts", name, "requires", index), message))
    order, cycles = _order(requires)
    for cycle in cycles:
        at = requires[cycle[0]].index(cycle[1])
        message = f"requires goes in a circle: {' → '.join(cycle)}"
        problems.append(owners[cycle[0]].problem(("concepts", cycle[0], "requires", at), message))
    concepts = {}
    for name in order:
        deck = owners[name].deck
        assert deck is not None
        known = tuple(wanted for wanted in requires[name] if wanted in owners)
        concepts[name] = ConceptInfo(name, titles[name], deck.deck, known)
    return ConceptGraph(concepts, problems)


def _order(requires: dict[str, tuple[str, ...]]) -> tuple[list[str], list[list[str]]]:
    """Depth first, what is required before what requires it; and the circles that were met.

    A stack instead of recursion: a long chain of concepts is no reason to fail.
    """
    order: list[str] = []
    cycles: list[list[str]] = []
    done: set[str] = set()
    for first in requires:
        if first in done:
            continue
        path: list[str] = [first]
        on_path = {first}
        waiting = [iter(requires[first])]
        while path:
            wanted = next(waiting[-1], None)
            if wanted is None:
                waiting.pop()
                name = path.pop()
                on_path.discard(name)
                done.add(name)
                order.append(name)
            elif wanted in on_path:
                cycles.append([*path[path.index(wanted) :], wanted])
            elif wanted in requires and wanted not in done:
                path.append(wanted)
                on_path.add(wanted)
                waiting.append(iter(requires[wanted]))
    return order, cycles


def _nearest(word: str, known: Iterable[str]) -> str:
    from deckdl.content.validation import nearest

    return nearest(word, list(known))
