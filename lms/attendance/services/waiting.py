"""The waiting list: whoever is next gets an offer; what is not accepted in time goes to the following person."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from courses.events.models import Session
from lms.attendance import telling
from lms.attendance.machine import Kind
from lms.attendance.models import BookingStep, Seat
from lms.attendance.services.steps import free_seats, write


def promote(session: Session, now: datetime) -> list[BookingStep]:
    """Offer all free seats to those who wait, in order; under the lock of the session, never once it is closed."""
    if session.is_called_off or not session.has_date or session.is_closed(now):
        return []
    free = free_seats(session)
    if free < 1:
        return []
    waiting = BookingStep.objects.filter(session=session, learner__is_active=True).waiting().select_related("learner")
    until = min(filter(None, [now + timedelta(hours=session.hold_hours), session.last_booking_at]))
    offers = [write(session, next_in.learner, Kind.OFFERED, by=None, held_until=until) for next_in in waiting[:free]]
    for offer in offers:
        telling.offered(offer)
    return offers


def settle(now: datetime | None = None) -> int:
    """Let offers lapse that were not accepted, pass the seats on, and end lists that cannot move any more.

    Each session by itself under its lock; a second run changes nothing. Returns how many people lost something.
    """
    moment = now or timezone.now()
    return sum(settle_session(pk, moment) for pk in unsettled(moment))


def unsettled(now: datetime) -> list[int]:
    """Sessions with an offer that ran out, or with people who wait for what can no longer happen."""
    closed = Q(session__closes_at__lte=now) | Q(session__starts_at__lte=now)
    begun = Q(session__starts_at__lte=now)
    stuck = BookingStep.objects.newest().filter(
        Q(kind__in=[Kind.WAITING, Kind.OFFERED]) & closed | Q(kind=Kind.REQUESTED) & begun
    )
    sessions = {*Seat.objects.filter(held_until__lte=now).values_list("session", flat=True)}
    return sorted(sessions | {*stuck.values_list("session", flat=True)})


@transaction.atomic
def settle_session(pk: int, now: datetime) -> int:
    """One session; the seats that became free are offered to the next in the same lock."""
    session = Session.objects.locked().get(pk=pk)
    active = BookingStep.objects.filter(session=session).active().select_related("learner")
    gone = [step for step in active if has_run_out(step, session, now)]
    for step in gone:
        telling.lapsed(write(session, step.learner, Kind.LAPSED, by=None), before=step)
    promote(session, now)
    return len(gone)


def has_run_out(step: BookingStep, session: Session, now: datetime) -> bool:
    """Whether what the person has leads nowhere any more."""
    if step.kind == Kind.OFFERED:
        return session.is_closed(now) or (step.held_until is not None and step.held_until <= now)
    if step.kind == Kind.WAITING:
        return session.is_closed(now)
    return step.kind == Kind.REQUESTED and session.has_begun(now)


def take_leave(people: Iterable[int]) -> None:
    """People (by id) leave the city: what they hold in sessions to come goes to those who wait."""
    leaving = BookingStep.objects.active().filter(learner__in=list(people))
    ahead = leaving.exclude(session__starts_at__lte=timezone.now())
    for session, learner in list(ahead.values_list("session", "learner")):
        release(session, learner)


@transaction.atomic
def release(session_pk: int, learner_pk: int) -> None:
    """Free what somebody holds who has left."""
    session = Session.objects.locked().get(pk=session_pk)
    step = BookingStep.objects.filter(session=session, learner=learner_pk).active().select_related("learner").first()
    if step:
        write(session, step.learner, Kind.CANCELLED, by=None)
        promote(session, timezone.now())


def seat_numbers(session: Session) -> None:
    """After the room became smaller: nobody sits on a number that is gone."""
    beyond = list(Seat.objects.filter(session=session, number__gt=session.capacity))
    taken = set(Seat.objects.filter(session=session).values_list("number", flat=True))
    free = (number for number in range(1, session.capacity + 1) if number not in taken)
    for seat, number in zip(beyond, free, strict=False):
        Seat.objects.filter(pk=seat.pk).update(number=number)
