"""Seats, waiting lists and approvals, told in the cast's names."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from courses.events import services as events
from courses.events.models import Session
from lms.attendance.audit import findings
from lms.attendance.machine import Kind
from lms.attendance.models import BookingStep, Seat
from lms.attendance.services import approving, booking, waiting
from lms.attendance.services.steps import CannotBookError, current
from lms.evidence import EvidenceStays
from lms.models import Statement
from people.directory.services import see_off
from people.models import Notification
from tests.factories.people import UserFactory
from tests.factories.sessions import days_ahead, make_session


@pytest.fixture(autouse=True)
def everything_agrees(world):
    """Whatever a test does, the audit finds nothing afterwards."""
    yield
    assert list(findings()) == []


def where(session: Session, *people) -> list[str]:
    """Where these people stand."""
    return [step.kind if (step := current(session, person)) else "" for person in people]


def book(session: Session, *people) -> None:
    for person in people:
        booking.book(session=session, learner=person, by=person)


def change(session: Session, by, *, dates=None, **facts) -> Session:
    kept = [(date.starts_at, date.ends_at) for date in session.dates.all()] if dates is None else dates
    return events.change(session=session, facts=facts, dates=kept, trainers=session.trainers.all(), by=by)


def test_alma_books_and_asking_twice_changes_nothing(alma, course):
    session = make_session(course)
    book(session, alma, alma)
    assert where(session, alma) == [Kind.BOOKED]
    assert BookingStep.objects.count() == Seat.objects.count() == 1
    told = Statement.objects.of(alma).get().told
    assert told["verb"]["id"].endswith("registered")
    assert told["object"]["definition"]["type"].endswith("meeting")


def test_the_third_waits_and_gets_an_offer_when_somebody_cancels(alma, bruno, cem, course):
    session = make_session(course)
    book(session, alma, bruno, cem)
    assert where(session, cem) == [Kind.WAITING]
    booking.cancel(session=session, learner=alma, by=alma)
    assert where(session, alma, cem) == [Kind.CANCELLED, Kind.OFFERED]
    booking.accept(session=session, learner=cem, by=cem)
    assert where(session, bruno, cem) == [Kind.BOOKED, Kind.BOOKED]


def test_nobody_jumps_the_queue(alma, bruno, cem, gero, course):
    session = make_session(course, capacity=1)
    book(session, alma, bruno, cem)
    booking.cancel(session=session, learner=alma, by=alma)
    book(session, gero)
    assert where(session, bruno, cem, gero) == [Kind.OFFERED, Kind.WAITING, Kind.WAITING]


def test_an_offer_runs_out_and_the_next_gets_it_each_told_once(
    alma, bruno, cem, course, django_capture_on_commit_callbacks
):
    session = make_session(course, capacity=1)
    with django_capture_on_commit_callbacks(execute=True):
        book(session, alma, bruno, cem)
        booking.cancel(session=session, learner=alma, by=alma)
    later = timezone.now() + timedelta(hours=session.hold_hours, minutes=1)
    with django_capture_on_commit_callbacks(execute=True):
        assert waiting.settle(later) == 1
        assert waiting.settle(later) == 0
    assert where(session, bruno, cem) == [Kind.LAPSED, Kind.OFFERED]
    with pytest.raises(CannotBookError):
        booking.accept(session=session, learner=bruno, by=bruno)
    assert Notification.objects.filter(recipient=bruno, kind="lms.seat_offered").count() == 1
    assert Notification.objects.filter(recipient=bruno, kind="lms.seat_lapsed").count() == 1
    assert Notification.objects.filter(recipient=cem, kind="lms.seat_offered").count() == 1


def test_nobody_is_promoted_after_registration_closed(alma, bruno, course):
    session = make_session(course, capacity=1)
    book(session, alma, bruno)
    Session.objects.filter(pk=session.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    booking.cancel(session=session, learner=alma, by=alma)
    assert where(session, alma, bruno) == [Kind.CANCELLED, Kind.WAITING]
    assert waiting.settle() == 1
    assert where(session, bruno) == [Kind.LAPSED]


def test_cancelling_is_possible_until_the_deadline_and_not_after(alma, course):
    session = make_session(course, capacity=1)
    book(session, alma)
    Session.objects.filter(pk=session.pk).update(cancel_until=timezone.now() - timedelta(minutes=1))
    with pytest.raises(CannotBookError):
        booking.cancel(session=session, learner=alma, by=alma)
    assert where(session, alma) == [Kind.BOOKED]


def test_a_request_holds_no_seat_until_bruno_approves(alma, bruno, gero, course):
    session = make_session(course, capacity=1, needs_approval=True)
    book(session, alma, gero)
    assert where(session, alma, gero) == [Kind.REQUESTED, Kind.REQUESTED]
    assert Seat.objects.count() == 0
    approving.approve(session=session, learner=alma, by=bruno)
    approving.approve(session=session, learner=alma, by=bruno)
    approving.approve(session=session, learner=gero, by=bruno)
    assert where(session, alma, gero) == [Kind.BOOKED, Kind.WAITING]


def test_bruno_does_not_approve(alma, bruno, course):
    session = make_session(course, needs_approval=True)
    book(session, alma)
    approving.refuse(session=session, learner=alma, by=bruno)
    assert where(session, alma) == [Kind.REFUSED]
    book(session, alma)
    assert where(session, alma) == [Kind.REQUESTED], "asking again is allowed"


def test_a_request_nobody_decided_ends_with_the_start(alma, course):
    session = make_session(course, needs_approval=True)
    book(session, alma)
    assert waiting.settle(session.starts_at) == 1
    assert where(session, alma) == [Kind.LAPSED]


def test_full_without_a_list_means_no(alma, bruno, course):
    session = make_session(course, capacity=1, has_waiting_list=False)
    book(session, alma)
    with pytest.raises(CannotBookError):
        book(session, bruno)


@pytest.mark.parametrize("facts", [{"opens_at": days_ahead(1)[0]}, {"closes_at": days_ahead(-1)[0]}])
def test_registration_has_its_time(alma, course, facts):
    with pytest.raises(CannotBookError):
        book(make_session(course, **facts), alma)


def test_rebooking_is_cancelling_and_booking_or_neither(alma, bruno, course):
    first, second = make_session(course), make_session(course, days=21, capacity=1)
    book(first, alma)
    booking.rebook(away_from=first, to=second, learner=alma, by=alma)
    assert (where(first, alma), where(second, alma)) == ([Kind.CANCELLED], [Kind.BOOKED])
    book(first, bruno)
    with pytest.raises(CannotBookError):
        booking.rebook(away_from=first, to=second, learner=bruno, by=bruno)
    assert (where(first, bruno), where(second, bruno)) == ([Kind.BOOKED], [""])


def test_without_a_date_everybody_waits_and_the_date_brings_offers(alma, bruno, cem, dora, course):
    session = make_session(course, days=None, capacity=2)
    book(session, alma, bruno, cem)
    assert where(session, alma, bruno, cem) == [Kind.WAITING] * 3
    change(session, dora, dates=[days_ahead(30)])
    assert where(session, alma, bruno, cem) == [Kind.OFFERED, Kind.OFFERED, Kind.WAITING]


def test_more_seats_are_offered_at_once_and_taken_ones_cannot_be_removed(alma, bruno, cem, dora, course):
    session = make_session(course, capacity=1)
    book(session, alma, bruno, cem)
    change(session, dora, capacity=3)
    assert where(session, bruno, cem) == [Kind.OFFERED, Kind.OFFERED]
    with pytest.raises(ValidationError):
        change(session, dora, capacity=2)


def test_a_smaller_room_keeps_everybody_on_a_seat_that_exists(alma, bruno, cem, dora, course):
    session = make_session(course, capacity=3)
    book(session, alma, bruno, cem)
    booking.cancel(session=session, learner=alma, by=alma)
    change(session, dora, capacity=2)
    assert sorted(Seat.objects.values_list("number", flat=True)) == [1, 2]


def test_calling_off_tells_everybody_and_frees_all_seats(
    alma, bruno, cem, dora, course, django_capture_on_commit_callbacks
):
    session = make_session(course, capacity=1)
    book(session, alma, bruno)
    with django_capture_on_commit_callbacks(execute=True):
        events.call_off(session=session, reason="Trainerin krank", by=dora)
        events.call_off(session=session, reason="noch einmal", by=dora)
    assert where(session, alma, bruno) == [Kind.CALLED_OFF, Kind.CALLED_OFF]
    assert set(Notification.objects.values_list("recipient", flat=True)) == {alma.pk, bruno.pk}
    assert not Seat.objects.exists()


def test_a_new_place_is_told_once_to_those_who_come(alma, dora, course, django_capture_on_commit_callbacks):
    session = make_session(course)
    book(session, alma)
    with django_capture_on_commit_callbacks(execute=True):
        change(session, dora, place="Schulungszentrum")
        change(session, dora, notes="Bitte Laptop mitbringen")
    assert Notification.objects.filter(recipient=alma, kind="lms.session_changed").count() == 1


def test_whoever_leaves_the_city_frees_the_seat_for_the_next(alma, bruno, course):
    session = make_session(course, capacity=1)
    book(session, alma, bruno)
    see_off([alma.pk], on=timezone.localdate())
    assert where(session, alma, bruno) == [Kind.CANCELLED, Kind.OFFERED]


def test_steps_are_evidence(alma, course):
    book(make_session(course), alma)
    step = BookingStep.objects.get()
    step.kind = Kind.CANCELLED
    with pytest.raises(EvidenceStays):
        step.save()
    with pytest.raises(EvidenceStays):
        BookingStep.objects.all().delete()


def test_a_waiting_colleague_who_left_is_passed_over(alma, cem, course):
    session = make_session(course, capacity=1)
    ida = UserFactory()
    book(session, alma, ida, cem)
    type(ida).objects.filter(pk=ida.pk).update(is_active=False)
    booking.cancel(session=session, learner=alma, by=alma)
    assert where(session, ida, cem) == [Kind.WAITING, Kind.OFFERED]
