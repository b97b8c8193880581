"""What trainers do: tick who is there, take it back, close the list. Closing it is what counts."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from courses.events.models import Session
from lms.attendance.machine import Kind
from lms.attendance.models import Attendance, AttendanceMark, BookingStep
from lms.attendance.services import steps
from lms.attendance.services.steps import current, record
from lms.enrolments import services as enrolments
from lms.enrolments.models import Completion
from lms.xapi import verbs
from people.directory.models import User

LEFT_OPEN = timedelta(days=2)  # after the end; then a list that nobody closed is closed as it was ticked


class CannotMarkError(steps.CannotBookError):
    """Attendance cannot be recorded like this; the message says why."""


TOO_EARLY = _("Attendance can be recorded once the session has begun.")
NO_SEAT = _("This person has no seat in this session.")
NEEDS_REASON = _("All seats are taken. Please say why one more person takes part.")
CONFIRMED = _("The attendance is confirmed already. Please ask HR development to correct it.")


@transaction.atomic
def mark(*, session: Session, learner: User, is_present: bool, by: User) -> AttendanceMark | None:
    """Tick somebody as present, or take it back; asking twice changes nothing."""
    session = Session.objects.locked().get(pk=session.pk)
    if session.is_called_off or not session.has_begun(timezone.now()):
        raise CannotMarkError(TOO_EARLY)
    here = current(session, learner)
    if here is None or here.kind != Kind.BOOKED:
        raise CannotMarkError(NO_SEAT)
    if not is_present and Attendance.objects.filter(session=session, learner=learner).exists():
        raise CannotMarkError(CONFIRMED)
    last = AttendanceMark.objects.filter(session=session, learner=learner).order_by("-pk").first()
    if (last is not None and last.is_present) == is_present:
        return last
    log(instance=session, action="lms.mark", user=by, data={"learner": learner.pk, "present": is_present})
    return AttendanceMark.objects.create(session=session, learner=learner, is_present=is_present, by=by)


@transaction.atomic
def walk_in(*, session: Session, learner: User, by: User, reason: str = "") -> AttendanceMark | None:
    """Somebody came without a booking: a seat and the tick in one; without a free seat one more is made, for a reason.

    Whoever waited or asked before sits down like everybody else; the waiting list is over once it has begun.
    """
    session = Session.objects.locked().get(pk=session.pk)
    if session.is_called_off or not session.has_begun(timezone.now()):
        raise CannotMarkError(TOO_EARLY)
    here = current(session, learner)
    if here is None or here.kind != Kind.BOOKED:
        if here and here.kind == Kind.WAITING:
            steps.write(session, learner, Kind.LAPSED, by=by)
        if not (here and here.kind == Kind.OFFERED):
            make_room(session, by=by, reason=reason)
        steps.write(session, learner, Kind.BOOKED, by=by)
    return mark(session=session, learner=learner, is_present=True, by=by)


def make_room(session: Session, *, by: User, reason: str) -> None:
    """One seat more if all are taken; who allowed it and why stands in the audit trail."""
    if steps.free_seats(session) > 0:
        return
    if not reason:
        raise CannotMarkError(NEEDS_REASON)
    session.capacity += 1
    session.save(update_fields=["capacity"])
    log(instance=session, action="lms.seat_added", user=by, data={"seats": session.capacity, "reason": reason})


@transaction.atomic
def mark_all(*, session: Session, by: User) -> None:
    """Tick everybody who has a seat; who is not there is taken back one by one."""
    booked = BookingStep.objects.filter(session=session).newest().filter(kind=Kind.BOOKED)
    for step in booked.select_related("learner"):
        mark(session=session, learner=step.learner, is_present=True, by=by)


@transaction.atomic
def conclude(*, session: Session, by: User | None = None) -> list[Attendance]:
    """Close the list: whoever is ticked attended, and has completed the course if the session says so.

    Doing it again only adds people who were ticked meanwhile. Without `by` each counts as confirmed by who ticked.
    """
    session = Session.objects.locked().get(pk=session.pk)
    if session.is_called_off or not session.has_begun(timezone.now()):
        raise CannotMarkError(TOO_EARLY)
    known = Attendance.objects.filter(session=session).values("learner")
    ticked = AttendanceMark.objects.filter(session=session).present().exclude(learner__in=known)
    return [confirm(session, each, by or each.by) for each in ticked.select_related("learner", "by").order_by("pk")]


def confirm(session: Session, ticked: AttendanceMark, by: User | None) -> Attendance:
    """One person attended."""
    attendance = Attendance.objects.create(
        session=session, learner=ticked.learner, by=by, completion=completed(session, ticked.learner, by)
    )
    record(session, ticked.learner, verbs.ATTENDED)
    log(instance=session, action="lms.attended", user=by, data={"learner": ticked.learner_id})
    return attendance


def completed(session: Session, learner: User, by: User | None) -> Completion | None:
    """The completion that attending brings, if it does."""
    if not session.completes_course:
        return None
    actor = by or learner
    enrolment = enrolments.enrol(learner=learner, course=session.course, by=actor)
    return enrolments.complete(enrolment=enrolment, source=Completion.Source.TRAINER, by=actor)


def conclude_left_open(now: datetime | None = None) -> int:
    """Close lists nobody closed, two days after the end; returns how many people were confirmed."""
    over = Session.objects.standing().filter(ends_at__lte=(now or timezone.now()) - LEFT_OPEN)
    confirmed = Attendance.objects.filter(session=OuterRef("session"), learner=OuterRef("learner"))
    unconfirmed = AttendanceMark.objects.present().filter(~Exists(confirmed.order_by()), session__in=over)
    sessions = Session.objects.filter(pk__in=unconfirmed.values("session"))
    return sum(len(conclude(session=session)) for session in sessions)
