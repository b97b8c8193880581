"""What people are told about duties that come due, in their language when they read it."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.notifications.notices import Notice
from people.notifications.topics import Topic

SOON = "lms.duty_soon"
OVERDUE = "lms.duty_overdue"
TEAM = "lms.duty_digest_team"
HR = "lms.duty_digest_hr"


def notices() -> list[Notice]:
    """The kinds of message of this room."""
    return [
        Notice(SOON, "calendar", soon, Topic.DUTIES),
        Notice(OVERDUE, "hourglass", overdue, Topic.DUTIES),
        Notice(TEAM, "users", team, Topic.DUTIES),
        Notice(HR, "users", hr, Topic.DUTIES),
    ]


def soon(facts: dict) -> str:
    return _("“%(rule)s” is due on %(day)s.") % named(facts)


def overdue(facts: dict) -> str:
    return _("“%(rule)s” has been due since %(day)s. Please catch up on it.") % named(facts)


def named(facts: dict) -> dict[str, str]:
    return {"rule": facts["rule"], "day": date_format(date.fromisoformat(facts["due_on"]))}


def team(facts: dict) -> str:
    """The week's overview for a supervisor: numbers only, the names stand on the page of the team."""
    return _("Your team this week: %(numbers)s.") % {"numbers": numbers(facts)}


def hr(facts: dict) -> str:
    return _("For HR development this week: %(numbers)s.") % {"numbers": numbers(facts)}


def numbers(facts: dict) -> str:
    """ "2 duties overdue, 3 due within 14 days"."""
    late, soon = facts["overdue"], facts["soon"]
    said = []
    if late:
        said.append(ngettext("%(count)d duty overdue", "%(count)d duties overdue", late) % {"count": late})
    if soon:
        said.append(ngettext("%(count)d due within 14 days", "%(count)d due within 14 days", soon) % {"count": soon})
    return ", ".join(said)
