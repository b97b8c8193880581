"""The list of sessions for those who plan: with figures, without names."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from courses.events.models import Session, SessionQuerySet
from courses.events.wording import SessionInWords
from lms.attendance.machine import Kind
from lms.attendance.models import Attendance, AttendanceMark, BookingStep, Seat
from lms.attendance.reads import counts
from people.directory.models import User
from people.directory.roles import Role


@dataclass(frozen=True)
class Line(SessionInWords):
    """One session with its figures."""

    session: Session
    taken: int
    waiting: int
    requested: int
    attended: int

    @property
    def is_full(self) -> bool:
        return self.taken >= self.session.capacity

    @property
    def has_begun(self) -> bool:
        return self.session.has_begun(timezone.now())


def planned_by(user: User) -> SessionQuerySet:
    """HR development and editors plan all sessions, trainers those they run."""
    return Session.objects.all() if user.holds(Role.HR, Role.EDITOR) else Session.objects.run_by(user)


def narrowed(sessions: SessionQuerySet, chosen: dict[str, Any]) -> SessionQuerySet:
    """What the filter asks for."""
    now = timezone.now()
    match chosen.get("wann"):
        case "ohne":
            sessions = sessions.without_date()
        case "vorbei":
            sessions = sessions.standing().over(now)
        case "abgesagt":
            sessions = sessions.exclude(called_off_at=None).order_by("-called_off_at", "-pk")
        case _:
            sessions = sessions.standing().filter(ends_at__gt=now)
    if chosen.get("kurs"):
        sessions = sessions.filter(course=chosen["kurs"])
    return by_state(sessions, chosen.get("stand") or "")


def by_state(sessions: SessionQuerySet, state: str) -> SessionQuerySet:
    """Sessions that need something."""
    if state == "warten":
        return sessions.filter(pk__in=BookingStep.objects.waiting().order_by().values("session"))
    if state == "anwesenheit":
        confirmed = Attendance.objects.filter(session=OuterRef("session"), learner=OuterRef("learner")).order_by()
        open_marks = AttendanceMark.objects.present().filter(~Exists(confirmed))
        return sessions.filter(pk__in=open_marks.values("session"))
    if state == "frei":
        full = [pk for pk, taken, seats in seats_of(sessions) if taken >= seats]
        return sessions.exclude(pk__in=full)
    return sessions


def seats_of(sessions: SessionQuerySet) -> list[tuple[int, int, int]]:
    """Number, seats taken and seats of every session in which some are taken."""
    taken = counts(Seat.objects.filter(session__in=sessions.order_by().values("pk")))
    sizes = sessions.order_by().filter(pk__in=taken).values_list("pk", F("capacity"))
    return [(pk, taken[pk], size) for pk, size in sizes]


def lines(sessions: list[Session]) -> list[Line]:
    """These sessions with their figures, in as many queries for one as for many."""
    ids = [session.pk for session in sessions]
    latest = BookingStep.objects.newest().filter(session__in=ids)
    taken, attended = counts(Seat.objects.filter(session__in=ids)), counts(Attendance.objects.filter(session__in=ids))
    waiting = counts(latest.filter(kind=Kind.WAITING))
    requested = counts(latest.filter(kind=Kind.REQUESTED))
    return [
        Line(each, *(figures.get(each.pk, 0) for figures in (taken, waiting, requested, attended))) for each in sessions
    ]
