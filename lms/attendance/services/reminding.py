"""What happens by the clock: a word on the day before, and letting go of bookings a year after the session."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from courses.events.models import Session
from lms.attendance import telling
from lms.attendance.machine import Kind
from lms.attendance.models import Attendance, AttendanceMark, BookingStep, Seat

KEPT = timedelta(days=365)  # after the session
PROOF_KEPT = timedelta(days=3 * 366)  # attendance that brought no completion


def remind(now: datetime | None = None) -> int:
    """Tell everybody with a seat in a session of tomorrow; asked again, nobody hears it twice. Counts sessions."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    start = timezone.make_aware(datetime.combine(tomorrow, time.min))
    end = timezone.make_aware(datetime.combine(tomorrow + timedelta(days=1), time.min))
    sessions = list(Session.objects.standing().filter(starts_at__gte=start, starts_at__lt=end).select_related("course"))
    for session in sessions:
        booked = BookingStep.objects.filter(session=session).newest().filter(kind=Kind.BOOKED)
        telling.tomorrow(session, booked.values_list("learner", flat=True))
    return len(sessions)


@transaction.atomic
def forget_old(now: datetime | None = None) -> int:
    """Delete bookings and marks of sessions that ended or were called off more than a year ago; proof stays."""
    moment = now or timezone.now()
    before = moment - KEPT
    over = Session.objects.filter(Q(ends_at__lt=before) | Q(called_off_at__lt=before)).order_by().values("pk")
    deleted = 0
    for model in (AttendanceMark, BookingStep, Seat):
        deleted += QuerySet(model).filter(session__in=over).delete()[0]  # past the guard of evidence, as promised
    proofless: QuerySet[Attendance] = QuerySet(Attendance).filter(completion=None, at__lt=moment - PROOF_KEPT)
    return deleted + proofless.delete()[0]
