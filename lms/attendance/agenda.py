"""Sessions by week and day, as one person sees them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.languages.speaking import MAIN
from courses.events.models import Session, SessionDate, SessionQuerySet
from lms.attendance.reads import Offer, offers
from people.directory.models import User

WORKING_DAYS, WEEK = 5, timedelta(days=7)


@dataclass(frozen=True)
class Slot:
    """One stretch of time of a session on one day."""

    offer: Offer
    date: SessionDate

    @property
    def start(self) -> str:
        return f"{timezone.localtime(self.date.starts_at):%H:%M}"

    @property
    def end(self) -> str:
        return f"{timezone.localtime(self.date.ends_at):%H:%M}"


@dataclass(frozen=True)
class Day:
    """One day with its sessions."""

    day: date
    slots: list[Slot]

    @property
    def anchor(self) -> str:
        return f"tag-{self.day:%Y-%m-%d}"

    @property
    def name(self) -> str:
        return date_format(self.day, _("l, j F"))

    @property
    def is_today(self) -> bool:
        return self.day == timezone.localdate()


@dataclass(frozen=True)
class Agenda:
    """One week; `following` is the next week in which something happens, if this one is empty."""

    monday: date
    days: list[Day]
    following: date | None
    undated: list[Offer]

    @property
    def title(self) -> str:
        """“14 to 20 September”."""
        sunday = self.monday + timedelta(days=6)
        same = (self.monday.month, self.monday.year) == (sunday.month, sunday.year)
        first = date_format(self.monday, _("j") if same else _("j F"))
        return _("%(first)s to %(last)s") % {"first": first, "last": date_format(sunday, _("j F Y"))}

    @property
    def strip(self) -> list[Day]:
        """Monday to Friday, and the weekend where something happens."""
        return [day for day in self.days if day.day.weekday() < WORKING_DAYS or day.slots]

    @property
    def filled(self) -> list[Day]:
        return [day for day in self.days if day.slots]

    @property
    def before(self) -> str:
        return week_name(self.monday - WEEK)

    @property
    def after(self) -> str:
        return week_name(self.monday + WEEK)

    @property
    def next_filled(self) -> str:
        return week_name(self.following) if self.following else ""


@dataclass(frozen=True)
class Wishes:
    """What the address asks for."""

    week: str = ""  # "2026-W48"
    kind: str = ""  # "vor-ort", "online" or everything
    only_free: bool = False
    course: int | None = None


def week_name(monday: date) -> str:
    """A week as addresses and browsers write it."""
    return f"{monday:%G}-W{monday:%V}"


def monday_of(week: str) -> date | None:
    """The Monday of such a week; nothing for anything else."""
    try:
        return datetime.strptime(f"{week}-1", "%G-W%V-%u").replace(tzinfo=timezone.get_current_timezone()).date()
    except ValueError:
        return None


def begin_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def agenda(user: User, wishes: Wishes, language: str = MAIN) -> Agenda:
    """The week that was asked for, or the first one from today on in which something happens."""
    sessions = Session.objects.visible_to(user).standing()
    if wishes.kind:
        sessions = sessions.exclude(online_link="") if wishes.kind == "online" else sessions.exclude(place="")
    if wishes.course:
        sessions = sessions.filter(course=wishes.course)
    today = timezone.localdate()
    monday = monday_of(wishes.week) or monday_with(sessions, today) or today
    monday -= timedelta(days=monday.weekday())
    dates = SessionDate.objects.filter(
        session__in=sessions.values("pk"), starts_at__gte=begin_of(monday), starts_at__lt=begin_of(monday + WEEK)
    )
    found = list(dates.order_by("starts_at", "pk"))
    wanted = sessions.filter(pk__in={each.session_id for each in found}) | sessions.without_date()
    by_session = {offer.session.pk: offer for offer in offers(wanted, user, language) if is_wanted(offer, wishes)}
    slots: dict[date, list[Slot]] = defaultdict(list)
    for each in found:
        if each.session_id in by_session:
            slots[timezone.localdate(each.starts_at)].append(Slot(by_session[each.session_id], each))
    days = [Day(monday + timedelta(days=ahead), slots[monday + timedelta(days=ahead)]) for ahead in range(7)]
    return Agenda(
        monday=monday,
        days=days,
        following=None if any(slots.values()) else monday_with(sessions, monday + WEEK),
        undated=[offer for offer in by_session.values() if not offer.session.has_date],
    )


def is_wanted(offer: Offer, wishes: Wishes) -> bool:
    return not wishes.only_free or (offer.may_book and not offer.is_full)


def monday_with(sessions: SessionQuerySet, day: date) -> date | None:
    """The Monday of the first week from that day on with a session."""
    dates = SessionDate.objects.filter(session__in=sessions.order_by().values("pk"), starts_at__gte=begin_of(day))
    first = dates.order_by("starts_at").values_list("starts_at", flat=True).first()
    if first is None:
        return None
    found = timezone.localdate(first)
    return found - timedelta(days=found.weekday())
