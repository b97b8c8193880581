"""Calendar months, clamped to the end of the month."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.enrolments.validity import months_later, valid_until

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MONTHS = st.integers(0, 240)


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 31), 2, date(2026, 3, 31)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 9, 15), 12, date(2027, 9, 15)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_are_calendar_months(day: date, months: int, end: date) -> None:
    assert months_later(day, months) == end


def test_no_months_means_for_ever() -> None:
    assert valid_until(date(2026, 1, 1), 0) is None


@given(DAYS, MONTHS)
def test_the_month_is_the_one_meant_and_the_day_is_kept_or_the_last(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@given(DAYS, DAYS, MONTHS)
def test_an_earlier_day_never_ends_later(one: date, other: date, months: int) -> None:
    first, second = sorted([one, other])
    assert months_later(first, months) <= months_later(second, months)


@given(DAYS, MONTHS)
def test_more_months_never_end_earlier(day: date, months: int) -> None:
    assert months_later(day, months) < months_later(day, months + 1)
