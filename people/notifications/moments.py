"""When mail may go out: within the hours of the house, and once a week together. Without database."""

from datetime import date, datetime, time, timedelta

MONDAY_AT = time(7)
WEEK = timedelta(days=7)


def next_moment(now: datetime, hours: tuple[int, int]) -> datetime:
    """The first moment from now on within these hours of the day; the same hour twice means at any time."""
    first, last = hours
    if first == last or first <= now.hour < last:
        return now
    opens = now.replace(hour=first, minute=0, second=0, microsecond=0)
    return opens if now.hour < first else _on(now.date() + timedelta(days=1), time(first), now)


def overview_of(now: datetime) -> datetime | None:
    """The moment of this week's overview, if it is Monday and that moment has come."""
    due = datetime.combine(now.date(), MONDAY_AT, tzinfo=now.tzinfo)
    return due if now.weekday() == 0 and now >= due else None


def week_of(day: date) -> str:
    """A week by its name: 2026-W49."""
    return f"{day:%G}-W{day:%V}"


def _on(day: date, at: time, like: datetime) -> datetime:
    return datetime.combine(day, at, tzinfo=like.tzinfo)
