"""What follows when a session is changed or called off, in the same transaction and under the same lock."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import ngettext

from courses.events.models import Session
from lms.attendance import telling
from lms.attendance.machine import Kind
from lms.attendance.models import BookingStep, Seat
from lms.attendance.services.steps import write
from lms.attendance.services.waiting import promote, seat_numbers
from people.directory.models import User


def session_changed(session: Session, is_news: bool, by: User) -> None:
    """People who booked keep their seats and are told; seats that were added are offered to those who wait."""
    taken = Seat.objects.filter(session=session).count()
    if taken > session.capacity or (taken and not session.has_date):
        words = ngettext(
            "%(number)s seat is taken, so there must be at least as many seats and a date.",
            "%(number)s seats are taken, so there must be at least as many seats and a date.",
            taken,
        )
        raise ValidationError(words % {"number": taken})
    seat_numbers(session)
    if is_news:
        telling.changed(session, concerned(session))
    promote(session, timezone.now())


def session_called_off(session: Session, by: User) -> None:
    """Everybody with a seat, an offer, a request or a place on the list is told; all seats are free."""
    people = concerned(session)
    for learner in User.objects.filter(pk__in=people):
        write(session, learner, Kind.CALLED_OFF, by=by)
    telling.called_off(session, people)


def concerned(session: Session) -> list[int]:
    """Everybody (by id) who has or wishes something in the session."""
    return list(BookingStep.objects.filter(session=session).active().values_list("learner", flat=True))
