"""Telling people about their bookings; every event has a key, so that nobody is told twice."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from courses.events.models import Session
from lms.attendance import notices
from lms.attendance.machine import Kind
from lms.attendance.models import BookingStep
from people.directory.models import Deputyship, User
from people.directory.roles import Role
from people.notifications.services import notify


def placed(step: BookingStep) -> None:
    """A seat, or a place on the list."""
    tell_learner(step, notices.BOOKED if step.kind == Kind.BOOKED else notices.LISTED)


def offered(step: BookingStep) -> None:
    """A seat is held for the person, until when."""
    tell_learner(step, notices.OFFERED, until=step.held_until.isoformat() if step.held_until else "")


def lapsed(step: BookingStep, *, before: BookingStep) -> None:
    """An offer ran out, or the list ended without a seat."""
    tell_learner(step, notices.LAPSED if before.kind == Kind.OFFERED else notices.NO_SEAT)


def refused(step: BookingStep) -> None:
    """The supervisor did not approve."""
    tell_learner(step, notices.REFUSED)


def taken_back(step: BookingStep) -> None:
    """Somebody else cancelled."""
    tell_learner(step, notices.TAKEN_BACK)


def requested(step: BookingStep) -> None:
    """Supervisors of the learner and whoever stands in today are asked; HR where nobody leads the learner."""
    led_by = [post.supervisor for post in step.learner.current_posts]
    supervisors = [supervisor.pk for supervisor in led_by if supervisor and supervisor.is_active]
    deputies = Deputyship.objects.current().filter(principal__in=supervisors).values_list("deputy", flat=True)
    hr = [] if supervisors else User.objects.working().holding(Role.HR).values_list("pk", flat=True)
    notify(
        recipients=[person for person in (*supervisors, *deputies, *hr) if person != step.learner_id],
        kind=notices.ASKED,
        event=f"{notices.ASKED}:{step.pk}",
        facts=facts_of(step.session) | {"person": step.learner.get_full_name()},
        url=reverse("lms:approvals"),
    )


def changed(session: Session, people: Iterable[int]) -> None:
    """Dates or place are others now."""
    tell_all(session, people, notices.CHANGED, str(session.revision))


def called_off(session: Session, people: Iterable[int]) -> None:
    """It does not take place."""
    tell_all(session, people, notices.CALLED_OFF, "")


def tomorrow(session: Session, people: Iterable[int]) -> None:
    """A reminder the day before, once for each day it may begin on."""
    day = f"{timezone.localtime(session.starts_at):%Y-%m-%d}" if session.starts_at else ""
    tell_all(session, people, notices.TOMORROW, day)


def tell_learner(step: BookingStep, kind: str, **more: str) -> None:
    """One person, about one step."""
    notify(
        recipients=[step.learner_id],
        kind=kind,
        event=f"{kind}:{step.pk}",
        facts=facts_of(step.session) | more,
        url=step.session.get_absolute_url(),
    )


def tell_all(session: Session, people: Iterable[int], kind: str, occasion: str) -> None:
    """Everybody concerned, about the whole session."""
    event = f"{kind}:{session.pk}:{occasion}"
    notify(recipients=people, kind=kind, event=event, facts=facts_of(session), url=session.get_absolute_url())


def facts_of(session: Session) -> dict[str, object]:
    """What every message about a session says."""
    return {
        "course": session.course.title,
        "pages": {"course": session.course_id},
        "starts_at": session.starts_at.isoformat() if session.starts_at else "",
    }
