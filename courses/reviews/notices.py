"""What owners are told."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.notifications.notices import Notice
from people.notifications.topics import Topic

DUE = "courses.review_due"


def notices() -> list[Notice]:
    return [Notice(DUE, "check", due, Topic.WORK)]


def due(facts: dict) -> str:
    """Which page, and by when."""
    day = date_format(date.fromisoformat(facts["day"]))
    return _("Please check by %(day)s whether “%(page)s” is still right.") % {"day": day, "page": facts["page"]}
