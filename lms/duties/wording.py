"""A duty in words: how it stands, with the day and how far away it is."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.obligations.models import DutyState, DutyStatus

FAR = 60  # days: beyond that only the day is said


@dataclass(frozen=True)
class Wording:
    """What stands beside a duty: a sentence, an icon, and how urgent it looks."""

    sentence: str
    icon: str
    look: str  # "overdue", "due" or "ok"
    kind: str  # of a badge


def wording(duty: DutyStatus, today: date) -> Wording:
    """How the duty stands on that day, as the person reads it."""
    match duty.state:
        case DutyState.OVERDUE:
            return Wording(overdue(duty, today), "overdue", "overdue", "danger")
        case DutyState.OPEN:
            near = duty.due_on is not None and (duty.due_on - today).days <= FAR
            return Wording(due(duty, today), "hourglass", "due" if near else "ok", "warning" if near else "")
        case DutyState.WINDOW:
            return Wording(renewable(duty), "repeat", "ok", "info")
        case DutyState.DONE:
            return Wording(done(duty), "check-circle", "ok", "success")
        case DutyState.EXEMPT:
            return Wording(_("You are exempt"), "pause-circle", "ok", "")
        case DutyState.ABSENT:
            return Wording(_("Rests while you are away"), "pause-circle", "ok", "")
        case DutyState.NOT_COMPUTABLE:
            return Wording(_("HR development clarifies until when"), "info", "ok", "info")
        case _other:
            return Wording(_("No longer applies to you"), "check", "ok", "")


def overdue(duty: DutyStatus, today: date) -> str:
    """ "Overdue for 6 days": counted from the due day, also where days of grace followed it."""
    days = (today - duty.due_on).days if duty.due_on else 0
    words = ngettext("Overdue for %(days)s day, since %(day)s", "Overdue for %(days)s days, since %(day)s", days)
    return words % {"days": days, "day": in_full(duty.due_on)}


def due(duty: DutyStatus, today: date) -> str:
    """When it is due: relative and with the day."""
    if duty.due_on is None:
        return _("Open")
    days = (duty.due_on - today).days
    day = in_full(duty.due_on)
    if days < 0:
        return _("Was due on %(day)s, please do it until %(grace)s") % {
            "day": day,
            "grace": in_full(duty.grace_ends_on),
        }
    if days == 0:
        return _("Due today, %(day)s") % {"day": day}
    if days > FAR:
        return _("Due on %(day)s") % {"day": day}
    return ngettext("Due in %(days)s day, on %(day)s", "Due in %(days)s days, on %(day)s", days) % {
        "days": days,
        "day": day,
    }


def renewable(duty: DutyStatus) -> str:
    """Still valid, and the renewal counts for the next time already."""
    if duty.due_on is None:
        return _("May be renewed now")
    return _("May be renewed now, due on %(day)s") % {"day": in_full(duty.due_on)}


def done(duty: DutyStatus) -> str:
    if duty.valid_until:
        return _("Done, counts until %(day)s") % {"day": in_full(duty.valid_until)}
    return _("Is done")


def in_full(day: date | None) -> str:
    return date_format(day) if day else ""


def situation(overdue: int, soon: DutyStatus | None, title: str, today: date) -> str:
    """The one sentence above the page: what is overdue, else what is due next."""
    if overdue:
        words = ngettext("One mandatory training is overdue.", "%(number)s mandatory trainings are overdue.", overdue)
        return words % {"number": overdue}
    if soon is None or soon.due_on is None:
        return ""
    days = (soon.due_on - today).days
    if days < 0 or days > FAR:
        return ""
    if days == 0:
        return _("“%(title)s” is due today.") % {"title": title}
    words = ngettext("“%(title)s” is due tomorrow.", "“%(title)s” is due in %(days)s days.", days)
    return words % {"title": title, "days": days}
