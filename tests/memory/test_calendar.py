from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckdl.memory.calendar import Calendar

OSLO = ZoneInfo("Europe/Oslo")


def test_a_day_turns_over_at_its_hour_in_the_learners_zone() -> None:
    calendar = Calendar(OSLO, 4)
    monday = date(2026, 1, 12).toordinal()
    assert calendar.day(datetime(2026, 1, 12, 4, 0, tzinfo=OSLO)) == monday
    assert calendar.day(datetime(2026, 1, 13, 3, 59, 59, tzinfo=OSLO)) == monday
    assert calendar.day(datetime(2026, 1, 13, 2, 59, 59, tzinfo=UTC)) == monday
    assert calendar.day(datetime(2026, 1, 13, 3, 0, tzinfo=UTC)) == monday + 1


def test_a_day_of_spring_has_23_hours_and_one_of_autumn_25() -> None:
    calendar = Calendar(OSLO, 4)
    for turn, hours in ((date(2026, 3, 29), 23), (date(2026, 10, 25), 25)):
        before = turn.toordinal() - 1
        assert calendar.start_of(before + 1) - calendar.start_of(before) == timedelta(hours=hours)
        assert calendar.start_of(before + 1).astimezone(OSLO).hour == 4


@pytest.mark.parametrize(
    ("rollover", "begins"),
    [(2, "2026-03-29T01:00:00+00:00"), (3, "2026-03-29T01:00:00+00:00")],  # 2:00 becomes 3:00
)
def test_a_rollover_hour_that_clocks_skip_is_where_they_jump(rollover: int, begins: str) -> None:
    day = date(2026, 3, 29).toordinal()
    assert Calendar(OSLO, rollover).start_of(day).isoformat() == begins


def test_a_rollover_hour_that_comes_twice_turns_the_day_over_once() -> None:
    calendar = Calendar(OSLO, 2)  # on 25 October 2026 it is 2:30 at 00:30 and at 01:30 UTC
    day = date(2026, 10, 25).toordinal()
    assert calendar.day(datetime(2026, 10, 24, 23, 59, tzinfo=UTC)) == day - 1
    assert calendar.day(datetime(2026, 10, 25, 0, 0, tzinfo=UTC)) == day
    assert calendar.day(datetime(2026, 10, 25, 0, 30, tzinfo=UTC)) == day
    assert calendar.day(datetime(2026, 10, 25, 1, 30, tzinfo=UTC)) == day


def test_a_date_that_a_country_skipped_has_no_moments() -> None:
    calendar = Calendar(ZoneInfo("Pacific/Apia"), 4)
    skipped = date(2011, 12, 30).toordinal()
    start = calendar.start_of(skipped)
    assert start == calendar.start_of(skipped + 1)
    assert calendar.day(start) == skipped + 1
    assert calendar.day(start - timedelta(seconds=1)) == skipped - 1


zones = st.sampled_from(
    ["Europe/Oslo", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kolkata"]
)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


@given(zone=zones, hour=st.integers(0, 23), at=moments)
@settings(max_examples=200, deadline=None)
def test_every_moment_lies_in_its_day(zone: str, hour: int, at: datetime) -> None:
    calendar = Calendar(ZoneInfo(zone), hour)
    day = calendar.day(at)
    assert calendar.start_of(day) <= at < calendar.start_of(day + 1)
    assert calendar.day(at + timedelta(hours=1)) >= day


def test_the_systems_calendar_agrees_with_the_systems_clock() -> None:
    calendar = Calendar.system(0)
    at = datetime(2026, 7, 1, 12, tzinfo=UTC)
    assert calendar.day(at) == at.astimezone().toordinal()


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        Calendar(UTC).day(datetime(2026, 1, 1))
