"""Everything that is wrong with decks, at once; formulas and references too, which the library skips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from deckdl.content import cloze
from deckdl.content.across import Beside, duplicates, idle_concepts
from deckdl.content.decks import DeckFile
from deckdl.content.implementations import reference_folders, reference_path
from deckdl.content.library import join
from deckdl.content.models import Card, ClozeCard, CodeCard, FormulaCard, NumericCard
from deckdl.content.problems import Fault, Problem
from deckdl.content.references import reference_faults
from deckdl.content.variables import draw_variables, fill
from deckdl.errors import DeckdlError

# Where formulas may stand on a card; lists of texts and options are gone through one by one.
_TEXTS = ("front", "back", "why", "text", "hints", "items", "options")


def check(files: Sequence[DeckFile], learners: Path | None = None) -> list[Problem]:
    """Every problem of these decks, sorted by file, line and column.

    Concepts may be named that a deck beside them defines, or one that ships. Where references are looked
    for is told by `reference_folders`; `learners` is the folder of the learner's own files.
    """
    beside = Beside(files)
    problems = list(join(files, beside.concepts).problems)
    for file in files:
        told = {(problem.line, problem.column) for problem in file.problems}
        folders = reference_folders(file.path, learners)
        for card in (*(file.deck.cards if file.deck else ()), *file.broken):
            for fault in (*_formula_faults(card), *reference_faults(card, folders)):
                problem = file.problem(("cards", card.position, *fault.loc), fault.message, key=fault.key)
                if (problem.line, problem.column) not in told:  # one fault of a value is enough
                    problems.append(problem)
        for loc, text in _titles(file):
            problems += [file.problem(loc, sentence) for sentence in _faults_of(text)]
    problems += [*_clashes(files, learners), *duplicates(files)]
    return sorted({*problems, *idle_concepts(files, beside, problems)})


def _clashes(files: Sequence[DeckFile], learners: Path | None) -> Iterator[Problem]:
    """Exercises of one path with unlike references: the learner has but one file for them."""
    first: dict[str, Path] = {}
    for file in files:
        for card in file.deck.cards if file.deck else ():
            if not isinstance(card, CodeCard):
                continue
            path = reference_path(file.path, card.impl, learners)
            if not path.is_file():
                continue
            other = first.setdefault(card.impl, path)
            try:
                alike = path == other or path.read_bytes() == other.read_bytes()
            except OSError:
                continue  # told as a broken reference
            if not alike:
                message = f"{card.impl} is another exercise already, in {other}: give this one its own path"
                yield file.problem(("cards", card.position, "impl"), message)


def _titles(file: DeckFile) -> Iterator[tuple[tuple[str, ...], str]]:
    if file.deck is not None:
        yield ("title",), file.deck.title
        for name, concept in file.deck.concepts.items():
            yield ("concepts", name, "title"), concept.title


def _formula_faults(card: Card) -> Iterator[Fault]:
    for loc, text in _texts(card):
        try:
            shown = (
                fill(text, draw_variables(card.vars, card.where)) if isinstance(card, NumericCard) else text
            )
        except DeckdlError:
            continue  # a broken numeric card: what is wrong with its numbers has been told
        for sentence in _faults_of(shown):
            yield Fault(loc, sentence)


def _faults_of(text: str) -> list[str]:
    if "$" not in text and "\\" not in text:
        return []
    from deckdl.content.formulas import faults

    return faults(text)


def _texts(card: Card) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """The texts of a card as a learner sees them, and where they stand."""
    for name in _TEXTS:
        value = getattr(card, name, "")
        if isinstance(value, str):
            if isinstance(card, ClozeCard) and name == "text":
                value = cloze.solution(value, 0)
            yield (name,), value
            continue
        for index, part in enumerate(value):
            if isinstance(part, str):
                yield (name, index), part
            else:
                if not isinstance(card, FormulaCard):  # whose options are expressions
                    yield (name, index), part.text
                yield (name, index, "because"), part.because
    for index, mistake in enumerate(getattr(card, "mistakes", ())):
        yield ("mistakes", index, "says"), mistake.says
