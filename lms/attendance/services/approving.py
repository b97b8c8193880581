"""What supervisors and their deputies decide: a request becomes a seat, a place on the list, or nothing."""

from django.db import transaction
from django.utils import timezone

from courses.events.models import Session
from lms.attendance import telling
from lms.attendance.machine import Kind
from lms.attendance.models import BookingStep
from lms.attendance.services import steps
from lms.attendance.services.booking import seat_or_list
from lms.attendance.services.steps import CannotBookError, current, write
from people.directory.models import User


@transaction.atomic
def approve(*, session: Session, learner: User, by: User, acting_for: User | None = None) -> BookingStep | None:
    """Let the learner come: a seat if one is free, otherwise the waiting list; decided once."""
    session = Session.objects.locked().get(pk=session.pk)
    here = current(session, learner)
    if here is None or here.kind != Kind.REQUESTED:
        return here
    if session.has_begun(timezone.now()):
        raise CannotBookError(steps.BEGUN)
    return seat_or_list(session, learner, by=by, acting_for=acting_for)


@transaction.atomic
def refuse(*, session: Session, learner: User, by: User, acting_for: User | None = None) -> BookingStep | None:
    """Do not let the learner come; the person is told and may talk about it."""
    session = Session.objects.locked().get(pk=session.pk)
    here = current(session, learner)
    if here is None or here.kind != Kind.REQUESTED:
        return here
    step = write(session, learner, Kind.REFUSED, by=by, acting_for=acting_for)
    telling.refused(step)
    return step
