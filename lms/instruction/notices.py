"""What people are told about instructions."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.notifications.notices import Notice
from people.notifications.topics import Topic

CONFIRMED = "lms.instruction_confirmed"
CORRECTED = "lms.instruction_corrected"


def notices() -> list[Notice]:
    """The kinds of message of this room."""
    return [
        Notice(
            CONFIRMED,
            "shield",
            lambda facts: _("Your instruction of %(day)s is entered: “%(title)s”.") % in_words(facts),
            Topic.DUTIES,
        ),
        Notice(
            CORRECTED,
            "x-circle",
            lambda facts: _("Your instruction of %(day)s counts no more: “%(title)s”. %(reason)s") % in_words(facts),
            Topic.DUTIES,
        ),
    ]


def in_words(facts: dict) -> dict[str, str]:
    """The day in the reader's language."""
    day = date_format(date.fromisoformat(facts["day"]))
    return {"title": facts["title"], "reason": facts.get("reason", ""), "day": day}
