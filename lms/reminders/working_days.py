"""Days on which the city works: no weekends, none of the federal state's holidays."""

from datetime import date, timedelta
from functools import cache

import holidays
from django.conf import settings

SATURDAY = 5
DAY = timedelta(days=1)


@cache
def calendar(region: str) -> holidays.HolidayBase:
    """The holidays of a region such as `DE-BW`; years are reckoned when they are first asked for."""
    country, _dash, subdivision = region.partition("-")
    return holidays.country_holidays(country, subdiv=subdivision or None)


def is_working_day(day: date) -> bool:
    """Whether offices are open: Monday to Friday, no holiday."""
    return day.weekday() < SATURDAY and day not in calendar(settings.HOLIDAYS_OF)


def working_day_from(day: date) -> date:
    """The day itself, or the next on which the city works."""
    while not is_working_day(day):
        day += DAY
    return day


def working_day_until(day: date) -> date:
    """The day itself, or the last before it on which the city works."""
    while not is_working_day(day):
        day -= DAY
    return day
