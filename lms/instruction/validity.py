"""How long an instruction counts: calendar months from its day, fewer for people under 18 (§ 29 JArbSchG)."""

from datetime import date

from lms.enrolments.validity import months_later

OF_AGE = 18 * 12  # months


def last_day(held_on: date, born_on: date | None, *, months: int, minors: int) -> date:
    """The last day it counts, to its end; whoever has no date of birth on file counts as grown up."""
    return months_later(held_on, minors if is_minor(born_on, held_on) else months)


def is_minor(born_on: date | None, day: date) -> bool:
    """Whether somebody is under 18 on that day; on the birthday nobody is any more."""
    return born_on is not None and day < months_later(born_on, OF_AGE)
