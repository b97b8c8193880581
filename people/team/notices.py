"""What people are told about standing in for each other."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.notifications.notices import Notice
from people.notifications.topics import Topic

NAMED = "people.deputy_named"
NAMED_FOR_YOU = "people.deputy_named_for_you"
ENDED = "people.deputy_ended"


def kinds() -> list[Notice]:
    """The kinds of message of this room."""
    return [
        Notice(NAMED, "users", named, Topic.WORK),
        Notice(NAMED_FOR_YOU, "users", named_for_you, Topic.WORK),
        Notice(ENDED, "users", lambda facts: _("You no longer stand in for %(principal)s.") % facts, Topic.WORK),
    ]


def named(facts: dict) -> str:
    """What the deputy reads."""
    return _("You stand in for %(principal)s %(days)s.") % {**facts, "days": days(facts)}


def named_for_you(facts: dict) -> str:
    """What the supervisor reads when operators named the deputy."""
    return _("%(deputy)s stands in for you %(days)s. The operators entered this.") % {**facts, "days": days(facts)}


def days(facts: dict) -> str:
    """From when to when, in words."""
    start = date_format(date.fromisoformat(facts["from"]))
    if not facts["until"]:
        return _("from %(start)s until further notice") % {"start": start}
    end = date_format(date.fromisoformat(facts["until"]))
    return _("from %(start)s to %(end)s") % {"start": start, "end": end}
