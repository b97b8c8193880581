"""Makes sessions of courses, through the service that planners use."""

from datetime import datetime, timedelta

from django.utils import timezone

from courses.events.models import Session
from courses.events.services import plan
from courses.models import CoursePage
from people.models import User


def days_ahead(days: float, hours: float = 3) -> tuple[datetime, datetime]:
    """A stretch of time that begins in so many days."""
    start = (timezone.now() + timedelta(days=days)).replace(minute=0, second=0, microsecond=0)
    return start, start + timedelta(hours=hours)


def make_session(
    course: CoursePage, *, days: float | None = 14, trainers: tuple[User, ...] = (), **facts: object
) -> Session:
    """A session that begins in so many days; None: without a date."""
    dates = [] if days is None else [days_ahead(days)]
    given = {"course": course, "place": "Rathaus, Saal B", "capacity": 2} | facts
    return plan(facts=given, dates=dates, trainers=trainers, by=None)
