"""Dates of sessions in words: “Tuesday, 6 October, 9–16”."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses.events.models import Session, SessionDate


def days(session: Session) -> str:
    """The days of a session in words; an unknown date is said."""
    dates = list(session.dates.all())
    if not dates:
        return _("The date is not known yet")
    return joined(list(dict.fromkeys(day_in_words(date.starts_at) for date in dates)))


def joined(parts: Sequence[str]) -> str:
    """“a, b and c”."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def day_in_words(moment: datetime) -> str:
    """Weekday and day, with the year when it is not this one."""
    local = timezone.localtime(moment)
    same_year = local.year == timezone.localdate().year
    return date_format(local, _("l, j F") if same_year else _("l, j F Y"))


def hours(date: SessionDate) -> str:
    """From when to when: “9–16 Uhr”, with minutes where there are some; a night is told by both days."""
    start, end = timezone.localtime(date.starts_at), timezone.localtime(date.ends_at)
    if start.date() != end.date():
        return _("%(start)s to %(end)s") % {"start": clock(start), "end": f"{day_in_words(end)}, {clock(end)}"}
    return _("%(start)s–%(end)s o’clock") % {"start": clock(start), "end": clock(end)}


def clock(local: datetime) -> str:
    """9 or 9:30."""
    return f"{local.hour}:{local.minute:02}" if local.minute else str(local.hour)


def hours_of(session: Session) -> str:
    """The hours, once if they are the same on every day."""
    return joined(list(dict.fromkeys(hours(date) for date in session.dates.all())))


def where(session: Session) -> str:
    """Place in words; the address of a video conference is never part of it."""
    if session.is_online:
        return _("%(place)s and online") % {"place": session.place} if session.place else _("Online")
    return session.place or _("The place is not known yet")


def led_by(session: Session) -> str:
    """Who runs it."""
    return joined([trainer.get_full_name() for trainer in session.trainers.all()])


def moment(at: datetime | None) -> str:
    """A deadline in words."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    facts = {"day": day_in_words(at), "time": clock(local)}
    return _("%(day)s, %(time)s o’clock") % facts


class SessionInWords:
    """What a page says about a session, for any row that has one."""

    session: Session

    @property
    def days(self) -> str:
        return days(self.session)

    @property
    def hours(self) -> str:
        return hours_of(self.session)

    @property
    def where(self) -> str:
        return where(self.session)

    @property
    def led_by(self) -> str:
        return led_by(self.session)
