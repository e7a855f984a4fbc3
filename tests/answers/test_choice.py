"""Choices: exactly the right options."""

from __future__ import annotations

from deckdl.answers.choice import judge, shuffled
from deckdl.content.models import ChoiceCard, Option

CARD = ChoiceCard(
    id="x",
    concept="a",
    type="choice",
    front="f",
    options=(
        Option(right="one"),
        Option(wrong="two", because="Two is even."),
        Option(right="three"),
        Option(wrong="four", because="Four is even."),
    ),
)


def test_exactly_the_right_ones() -> None:
    assert judge({0, 2}, CARD).right is True
    assert judge({0}, CARD).right is False
    assert judge({0, 1, 2}, CARD).right is False


def test_the_message_says_why_and_what_is_missing() -> None:
    assert judge({0, 1}, CARD).message == "two: Two is even.\nAlso right: three"
    assert judge({3}, CARD).message == "four: Four is even.\nRight: one; three"


def test_nothing_or_nonsense_is_not_judged() -> None:
    assert judge(set(), CARD).right is None
    assert judge({7}, CARD).right is None


def test_the_order_depends_on_the_seed_alone() -> None:
    """Orders stand in learners' logs: they must never change."""
    assert shuffled(CARD.options, 1) == shuffled(CARD.options, "1") == [2, 0, 1, 3]
    assert {tuple(shuffled(CARD.options, seed)) for seed in range(500)} >= {(0, 1, 2, 3), (3, 2, 1, 0)}
    assert all(sorted(shuffled(CARD.options, seed)) == [0, 1, 2, 3] for seed in range(50))
