"""Making and ending the private calendar."""

import uuid

from django.utils import timezone

from lms.attendance.models import CalendarFeed
from people.directory.models import User


def make_feed(*, owner: User) -> CalendarFeed:
    """Give the calendar a new secret address; an old one is dead at once."""
    feed, _created = CalendarFeed.objects.update_or_create(
        owner=owner, defaults={"key": uuid.uuid4(), "made_at": timezone.now()}
    )
    return feed


def end_feed(*, owner: User) -> None:
    """No calendar any more; its address leads nowhere."""
    CalendarFeed.objects.filter(owner=owner).delete()
