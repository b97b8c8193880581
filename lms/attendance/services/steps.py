"""Writing a step, and taking or freeing the seat that goes with it; always under the lock of the session."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from courses.events.models import Session
from lms.attendance import machine
from lms.attendance.machine import SEATED, Kind
from lms.attendance.models import BookingStep, Seat
from lms.xapi import activities, verbs
from lms.xapi import services as xapi
from people.directory.models import User


class CannotBookError(Exception):
    """Something does not go now; the message says why, in words for people."""

    def __init__(self, words: str | Promise) -> None:
        super().__init__(words)
        self.words = words


FULL = _("All seats are taken, and there is no waiting list.")
NOT_OPEN = _("Registration is not open. Please choose another session.")
TOO_LATE = _("The time for cancelling is over. Please call the trainer or HR development.")
BEGUN = _("The session has begun.")
OFFER_OVER = _("The offer has run out; the seat went to the next person on the list.")


def current(session: Session, learner: User) -> BookingStep | None:
    """Where the person stands in the session now."""
    return BookingStep.objects.filter(session=session, learner=learner).order_by("-pk").first()


def free_seats(session: Session) -> int:
    """How many seats nobody has or is offered."""
    return session.capacity - Seat.objects.filter(session=session).count()


def write(
    session: Session,
    learner: User,
    kind: Kind,
    *,
    by: User | None,
    acting_for: User | None = None,
    held_until: datetime | None = None,
) -> BookingStep:
    """Write down what happens now; the seat, the audit trail and the learning record follow."""
    before = current(session, learner)
    if not machine.may_follow(kind, before.kind if before else None):
        raise ValueError(f"{kind} cannot follow {before and before.kind}.")
    keep_seat(session, learner, kind, held_until)
    step = BookingStep.objects.create(
        session=session, learner=learner, kind=kind, by=by, acting_for=acting_for, held_until=held_until
    )
    facts = {"learner": learner.pk, "step": kind.value, "acting_for": acting_for.pk if acting_for else None}
    log(instance=session, action="lms.booking", user=by, data=facts)
    if kind == Kind.BOOKED or (before and before.kind == Kind.BOOKED):
        record(session, learner, verbs.REGISTERED if kind == Kind.BOOKED else verbs.UNREGISTERED)
    return step


def keep_seat(session: Session, learner: User, kind: Kind, held_until: datetime | None) -> None:
    """Take, keep or free the seat that this step means."""
    if kind not in SEATED:
        Seat.objects.filter(session=session, learner=learner).delete()
    elif not Seat.objects.filter(session=session, learner=learner).update(held_until=held_until):
        Seat.objects.create(session=session, learner=learner, number=free_number(session), held_until=held_until)


def free_number(session: Session) -> int:
    """The lowest number that nobody has; with all seats taken there is none."""
    taken = set(Seat.objects.filter(session=session).values_list("number", flat=True))
    free = (number for number in range(1, session.capacity + 1) if number not in taken)
    number = next(free, None) if len(taken) < session.capacity else None
    if number is None:
        raise CannotBookError(FULL)
    return number


def record(session: Session, learner: User, verb: verbs.Verb) -> None:
    """Keep it in the learning record."""
    xapi.record(
        actor=learner,
        verb=verb,
        activity=activities.session(session.course.title, session.key),
        context=activities.course(session.course),
    )
