"""Predict cards held to what their code prints: it is run once, in the learner's kind of process.

What a code printed is kept by its content, so that a check runs only what is new.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from deckdl.content.decks import DeckFile
from deckdl.content.models import PredictCard
from deckdl.content.problems import Fault, Problem
from deckdl.errors import DeckdlError
from deckdl.sessions.files import replace_text

if TYPE_CHECKING:
    from deckdl.exercises.grader import Exercise, Grader

_KEPT = 20_000  # outputs


def problems(files: Sequence[DeckFile], outputs: Mapping[str, str]) -> Iterator[Problem]:
    """Where the code of a card fails, or prints something else than its answer.

    `outputs` is what `run` gives.
    """
    for file, card in cards_of(files):
        if card.code in outputs:
            for fault in _faults(card, outputs[card.code]):
                yield file.problem(("cards", card.position, *fault.loc), fault.message)


def cards_of(files: Iterable[DeckFile]) -> Iterator[tuple[DeckFile, PredictCard]]:
    """The predict cards of these files."""
    for file in files:
        for card in file.deck.cards if file.deck else ():
            if isinstance(card, PredictCard):
                yield file, card


def run(snippets: Mapping[str, Exercise], grader: Grader, kept: Path) -> dict[str, str]:
    """What each code prints, or `!` and why it fails. `kept` is a file with what was printed before.

    `snippets` as `trust.snippets` gives them. Raises DeckdlError where no process can be started.
    """
    before = _read(kept)
    keys = {code: _key(code) for code in snippets}
    outputs = {code: before[key] for code, key in keys.items() if key in before}
    missing = [code for code in snippets if code not in outputs]
    if missing:
        outputs |= {code: _output(code, snippets[code], grader) for code in missing}
        known = before | {keys[code]: outputs[code] for code in snippets}
        with contextlib.suppress(DeckdlError):  # then it is run again next time
            replace_text(kept, json.dumps(dict(list(known.items())[-_KEPT:])))
    return outputs


def _output(code: str, exercise: Exercise, grader: Grader) -> str:
    report = grader.grade_text(exercise, code)
    if report.passed:
        return report.printed.strip()
    return "!" + " ".join(check.message for check in report.checks if check.status == "failed")


def _faults(card: PredictCard, printed: str) -> Iterator[Fault]:
    if printed.startswith("!"):
        yield Fault(("code",), f"the code fails: {printed.removeprefix('!')}")
    elif not printed:
        yield Fault(("code",), "the code prints nothing, so there is nothing to predict")
    elif printed != card.answer.strip():
        yield Fault(("answer",), f"the code prints {printed}, which is what the answer must be")


def _key(code: str) -> str:
    return hashlib.sha256(f"{_versions()}\n{code}".encode()).hexdigest()[:32]


@cache
def _versions() -> str:
    """What a code's output may depend on besides itself."""
    try:
        return f"{platform.python_version()} {version('torch')}"
    except PackageNotFoundError:
        return platform.python_version()


def _read(kept: Path) -> dict[str, str]:
    try:
        known = json.loads(kept.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) and all(isinstance(text, str) for text in known.values()) else {}
