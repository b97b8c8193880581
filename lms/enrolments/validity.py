"""How long a proof counts: calendar months from the day of completion, clamped to the end of the month."""

from calendar import monthrange
from datetime import date


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day: 31 January and one month is the end of February."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def valid_until(completed_on: date, months: int) -> date | None:
    """The last day the completion counts, to its end; None when it counts for ever."""
    return months_later(completed_on, months) if months else None
