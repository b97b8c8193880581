"""When mail goes out."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from people.notifications.moments import next_moment, overview_of, week_of

MOMENTS = st.datetimes(min_value=datetime(2024, 1, 1), max_value=datetime(2030, 1, 1), timezones=st.just(UTC))


@given(MOMENTS, st.integers(0, 23), st.integers(1, 24))
def test_mail_goes_out_within_the_hours_and_within_a_day(now: datetime, first: int, length: int) -> None:
    hours = (first, min(first + length, 24))
    found = next_moment(now, hours)
    assert now <= found < now + timedelta(days=1)
    assert hours[0] <= found.hour < hours[1]
    assert next_moment(found, hours) == found


@given(MOMENTS)
def test_without_hours_it_goes_out_at_once(now: datetime) -> None:
    assert next_moment(now, (0, 0)) == now


@given(MOMENTS)
def test_the_overview_has_one_moment_in_each_week(now: datetime) -> None:
    due = overview_of(now)
    assert (due is None) == (now.weekday() != 0 or now.hour < 7)
    if due:
        assert due <= now < due + timedelta(days=1)
        assert week_of(due.date()) == week_of(now.date())
