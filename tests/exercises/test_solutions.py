"""Whole solutions of the shipped exercises, as strangers write them: right ones pass, wrong ones are refused.

The first line of each file under wrong/ says what is wrong with it; none is a mistake that a card lists.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from deckdl.content.library import Library, load, shipped_decks, shipped_implementations
from deckdl.content.models import CodeCard
from deckdl.exercises.grader import Exercise, Grader, exercise_of
from deckdl.exercises.mistakes import apply
from deckdl.exercises.stub import stub

HERE = Path(__file__).parent
RIGHT = sorted((HERE / "right").rglob("*.py"))
WRONG = sorted((HERE / "wrong").rglob("*.py"))
PATHS = sorted(
    str(path.relative_to(shipped_implementations())) for path in shipped_implementations().rglob("*.py")
)


@pytest.fixture(scope="module")
def library() -> Library:
    return load([shipped_decks()])


def exercise(library: Library, path: str) -> Exercise:
    (card,) = (card for card in library.cards.values() if isinstance(card, CodeCard) and card.impl == path)
    return exercise_of(card, shipped_implementations())


def solved(path: Path) -> str:
    """The exercise that a variant is for: softmax__loop.py is one of softmax.py."""
    return f"{path.parent.name}/{path.stem.partition('__')[0]}.py"


@pytest.mark.parametrize("path", RIGHT, ids=lambda path: path.stem)
def test_right_solutions_pass(grader: Grader, library: Library, path: Path):
    report = grader.grade(exercise(library, solved(path)), path)
    assert report.passed, report.failure


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_wrong_solutions_are_refused(grader: Grader, library: Library, path: Path):
    report = grader.grade(exercise(library, solved(path)), path)
    assert not report.passed
    assert report.checks[0].status == "passed", "it must load: what is wrong with it is what it computes"


@pytest.mark.parametrize("path", PATHS)
def test_the_reference_passes_and_its_stub_and_mistakes_are_refused_by_name(
    grader: Grader, library: Library, path: str
):
    asked = exercise(library, path)
    reference = asked.reference.read_text()
    report = grader.grade_text(asked, reference)
    assert report.passed, report.failure
    assert not grader.grade_text(asked, stub(reference)).passed
    assert len(asked.mistakes) >= 4
    for mistake in asked.mistakes:
        report = grader.grade_text(asked, apply(reference, mistake))
        assert report.failure is not None, mistake.says
        assert report.failure.diagnosis == mistake.says
