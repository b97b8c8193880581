"""What employees do: book, accept, cancel, book another session instead. Asking twice changes nothing."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from courses.events.models import Session
from lms.attendance import telling
from lms.attendance.machine import Kind
from lms.attendance.models import BookingStep
from lms.attendance.services import steps
from lms.attendance.services.steps import CannotBookError, current, free_seats, write
from lms.attendance.services.waiting import promote
from people.directory.models import User


@transaction.atomic
def book(*, session: Session, learner: User, by: User) -> BookingStep:
    """Give the learner a seat, a place on the waiting list, or ask the supervisor, as the session wants it."""
    session = Session.objects.locked().get(pk=session.pk)
    here = current(session, learner)
    if here and here.is_active:
        return here
    if not session.takes_bookings(timezone.now()):
        raise CannotBookError(steps.NOT_OPEN)
    if not session.needs_approval:
        return seat_or_list(session, learner, by=by)
    if not session.has_waiting_list and session.has_date and free_seats(session) < 1:
        raise CannotBookError(steps.FULL)
    step = write(session, learner, Kind.REQUESTED, by=by)
    telling.requested(step)
    return step


def seat_or_list(session: Session, learner: User, *, by: User, acting_for: User | None = None) -> BookingStep:
    """A seat if one is free and nobody waits before, otherwise the list; under the session's lock."""
    is_closed = session.is_closed(timezone.now())
    nobody_waits = is_closed or not BookingStep.objects.filter(session=session).waiting().exists()
    if session.has_date and free_seats(session) > 0 and nobody_waits:
        step = write(session, learner, Kind.BOOKED, by=by, acting_for=acting_for)
    elif is_closed or (session.has_date and not session.has_waiting_list):
        raise CannotBookError(steps.FULL)
    else:
        step = write(session, learner, Kind.WAITING, by=by, acting_for=acting_for)
    telling.placed(step)
    return step


@transaction.atomic
def accept(*, session: Session, learner: User, by: User) -> BookingStep:
    """Take the seat that was offered, as long as it is held."""
    session = Session.objects.locked().get(pk=session.pk)
    here = current(session, learner)
    if here and here.kind == Kind.BOOKED:
        return here
    if here is None or here.kind != Kind.OFFERED or is_out(here, session, timezone.now()):
        raise CannotBookError(steps.OFFER_OVER)
    step = write(session, learner, Kind.BOOKED, by=by)
    telling.placed(step)
    return step


def is_out(offer: BookingStep, session: Session, now: datetime) -> bool:
    """Whether an offer is held no longer: its hours are over, or nobody can book any more."""
    return offer.held_until is None or offer.held_until <= now or session.is_closed(now)


@transaction.atomic
def cancel(*, session: Session, learner: User, by: User) -> BookingStep | None:
    """Give back the seat, the offer, the place on the list or the request; the next on the list gets an offer."""
    session = Session.objects.locked().get(pk=session.pk)
    here, now = current(session, learner), timezone.now()
    if here is None or not here.is_active:
        return here
    if session.has_begun(now):
        raise CannotBookError(steps.BEGUN)
    if here.kind == Kind.BOOKED and by.pk == learner.pk and not session.may_still_cancel(now):
        raise CannotBookError(steps.TOO_LATE)
    step = write(session, learner, Kind.CANCELLED, by=by)
    if by.pk != learner.pk:
        telling.taken_back(step)
    promote(session, now)
    return step


@transaction.atomic
def rebook(*, away_from: Session, to: Session, learner: User, by: User) -> BookingStep:
    """Cancel one session and book another, both or neither; the second must have a free seat."""
    locked = Session.objects.locked().filter(pk__in=[away_from.pk, to.pk]).order_by("pk")
    list(locked)  # both, always in the same order, so that two people who swap do not wait for each other
    cancel(session=away_from, learner=learner, by=by)
    step = book(session=to, learner=learner, by=by)
    if step.kind != Kind.BOOKED:
        raise CannotBookError(steps.FULL)
    return step
