"""Whatever people do, in whatever order: never too many seats, nobody forgotten, and the audit finds nothing."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.events import services as events
from lms.attendance.audit import findings
from lms.attendance.machine import Kind
from lms.attendance.models import BookingStep, Seat
from lms.attendance.services import approving, booking, waiting
from lms.attendance.services.steps import CannotBookError, current
from tests.factories.courses import make_course
from tests.factories.people import UserFactory
from tests.factories.sessions import days_ahead, make_session

PEOPLE = 6
WHO = st.integers(0, PEOPLE - 1)
ACTS = st.one_of(
    st.tuples(st.sampled_from(["book", "cancel", "accept", "approve", "refuse"]), WHO),
    st.tuples(st.just("seats"), st.integers(1, 5)),
    st.tuples(st.just("time"), st.integers(1, 3)),
    st.tuples(st.just("date"), st.just(0)),
    st.tuples(st.just("call off"), st.just(0)),
)


@pytest.fixture
def stage(world, dora) -> SimpleNamespace:
    people = [UserFactory() for _person in range(PEOPLE)]
    return SimpleNamespace(course=make_course(), people=people, dora=dora)


def act(stage: SimpleNamespace, session, what: str, value: int) -> None:
    """Do one thing; what is refused changes nothing."""
    who = {"session": session, "learner": stage.people[value % PEOPLE]}
    match what:
        case "book" | "cancel" | "accept":
            getattr(booking, what)(**who, by=who["learner"])
        case "approve" | "refuse":
            getattr(approving, what)(**who, by=stage.dora)
        case "seats" | "date":
            session.refresh_from_db()
            facts = {"capacity": value} if what == "seats" else {}
            dates = [(date.starts_at, date.ends_at) for date in session.dates.all()] or [days_ahead(20)]
            events.change(session=session, facts=facts, dates=dates, trainers=[], by=stage.dora)
        case "time":
            held = Seat.objects.filter(session=session, held_until__isnull=False).order_by("number")[:value]
            Seat.objects.filter(pk__in=[seat.pk for seat in held]).update(held_until=timezone.now())
            waiting.settle(timezone.now() + timedelta(seconds=1))
        case "call off":
            events.call_off(session=session, reason="", by=stage.dora)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    acts=st.lists(ACTS, max_size=25),
    seats=st.integers(1, 3),
    has_date=st.booleans(),
    has_list=st.booleans(),
    approved=st.booleans(),
)
def test_every_history_keeps_the_promises(stage, acts, seats, has_date, has_list, approved):
    with transaction.atomic():
        session = make_session(
            stage.course,
            days=14 if has_date else None,
            capacity=seats,
            has_waiting_list=has_list,
            needs_approval=approved,
        )
        for what, value in acts:
            before = offers_of(session)
            try:
                with transaction.atomic():
                    act(stage, session, what, value)
            except (CannotBookError, ValidationError):
                pass
            session.refresh_from_db()
            assert Seat.objects.filter(session=session).count() <= session.capacity
            assert list(findings([session])) == []
            assert in_order(session, before)
        transaction.set_rollback(True)


def offers_of(session) -> set[int]:
    return set(BookingStep.objects.filter(session=session, kind=Kind.OFFERED).values_list("pk", flat=True))


def in_order(session, before: set[int]) -> bool:
    """Nobody who still waits stood before somebody who was offered a seat just now."""
    fresh = BookingStep.objects.filter(session=session, kind=Kind.OFFERED).exclude(pk__in=before)
    offered = [
        BookingStep.objects.filter(session=session, learner=step.learner, kind=Kind.WAITING, pk__lt=step.pk)
        .order_by("-pk")
        .first()
        .pk
        for step in fresh
    ]
    still = BookingStep.objects.filter(session=session).waiting().first()
    return not offered or still is None or max(offered) < still.pk


def test_current_is_the_last_step(stage):
    session, person = make_session(stage.course), stage.people[0]
    booking.book(session=session, learner=person, by=person)
    assert current(session, person) == BookingStep.objects.newest().get()
