"""How long an instruction counts."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms.instruction.validity import is_minor, last_day

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
HELD = date(2026, 11, 30)


def test_a_year_for_grown_ups_and_half_a_year_for_minors():
    assert last_day(HELD, date(1990, 5, 1), months=12, minors=6) == date(2027, 11, 30)
    assert last_day(HELD, date(2010, 5, 1), months=12, minors=6) == date(2027, 5, 30)
    assert last_day(HELD, None, months=12, minors=6) == date(2027, 11, 30)


def test_nobody_is_a_minor_on_the_eighteenth_birthday():
    assert is_minor(date(2008, 12, 1), HELD)
    assert not is_minor(date(2008, 11, 30), HELD)
    assert is_minor(date(2008, 2, 29), date(2026, 2, 27))
    assert not is_minor(date(2008, 2, 29), date(2026, 2, 28))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(DAYS, DAYS, st.integers(1, 60), st.integers(1, 60))
def test_it_counts_at_least_its_shortest_months_and_at_most_its_longest(held_on, born_on, months, minors):
    until = last_day(held_on, born_on, months=months, minors=minors)
    assert held_on < until
    assert until - held_on <= timedelta(days=31 * max(months, minors))
    assert until - held_on >= timedelta(days=28 * min(months, minors))
