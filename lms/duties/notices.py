"""What people are told about decisions on their mandatory training."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.notifications.notices import Notice
from people.notifications.topics import Topic

ANSWERED = "lms.extension_answered"
EXEMPTED = "lms.exempted"


def notices() -> list[Notice]:
    """The kinds of message of this room."""
    return [
        Notice(ANSWERED, "hourglass", answered, Topic.DUTIES),
        Notice(EXEMPTED, "pause-circle", exempted, Topic.DUTIES),
    ]


def answered(facts: dict) -> str:
    """What the person reads who asked for more time."""
    if not facts["until"]:
        return _("You do not get more time for “%(rule)s”.") % facts
    day = date_format(date.fromisoformat(facts["until"]))
    return _("You have time for “%(rule)s” until %(day)s.") % {**facts, "day": day}


def exempted(facts: dict) -> str:
    """What the person reads who need not follow a rule."""
    return _("You are exempt from “%(rule)s”. You can read until when, and why.") % facts
