import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckdl.memory.fuzz import bounds, fraction, fuzzed

TABLE = [
    # interval, minimum, maximum, at factor 0, .5, .99: Anki's own
    (1.0, 1, 1000, 1, 1, 1),
    (2.49, 1, 1000, 2, 2, 2),
    (2.5, 1, 1000, 2, 3, 4),
    (7.0, 1, 1000, 5, 7, 9),
    (17.0, 1, 1000, 14, 17, 20),
    (37.0, 1, 1000, 33, 37, 41),
    (2.0, 2, 1000, 2, 2, 2),
    (2.0, 3, 1000, 3, 4, 4),
    (2.0, 3, 3, 3, 3, 3),
    (6.9, 3, 1000, 5, 7, 9),
    (7.1, 3, 1000, 5, 7, 9),
    (19.9, 3, 1000, 17, 20, 23),
    (20.1, 3, 1000, 17, 20, 23),
    (100.0, 101, 1000, 101, 105, 108),
    (100.0, 1, 99, 92, 96, 99),
    (100.0, 97, 103, 97, 100, 103),
]


@pytest.mark.parametrize("row", TABLE)
def test_fuzz_is_ankis(row: tuple[float, int, int, int, int, int]) -> None:
    interval, minimum, maximum, *expected = row
    assert [fuzzed(interval, minimum, maximum, factor) for factor in (0.0, 0.5, 0.99)] == expected


def test_without_fuzz_an_interval_is_rounded_and_kept_within_its_limits() -> None:
    assert [fuzzed(days, 1, 100, None) for days in (0.1, 1.5, 2.5, 101.0)] == [1, 2, 3, 100]


@given(
    interval=st.floats(0, 1e6),
    minimum=st.integers(1, 5000),
    maximum=st.integers(1, 40000),
    factor=st.floats(0, 1, exclude_max=True),
)
def test_fuzz_keeps_to_its_limits(interval: float, minimum: int, maximum: int, factor: float) -> None:
    lower, upper = bounds(interval, minimum, maximum)
    assert min(minimum, maximum) <= lower <= upper <= maximum
    assert lower <= fuzzed(interval, minimum, maximum, factor) <= upper


def test_a_text_gives_the_same_fraction_for_ever() -> None:
    assert fraction("losses/stable-form\x000") == 0.6285693949402101
    assert fraction("losses/stable-form\x001") == 0.9439583839071964


@given(st.text())
def test_a_fraction_is_at_least_0_and_below_1(text: str) -> None:
    assert 0 <= fraction(text) < 1
