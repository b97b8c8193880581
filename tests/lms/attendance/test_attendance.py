"""Attendance: ticked by the trainer after the start, taken back, confirmed once; and what happens by the clock."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from courses.events.models import Session, SessionDate
from lms.attendance.audit import findings
from lms.attendance.models import Attendance, AttendanceMark, BookingStep, Seat
from lms.attendance.services import booking, reminding, running
from lms.models import Completion, Statement
from people.models import Notification
from tests.factories.sessions import days_ahead, make_session

HTMX = {"HTTP_HX_REQUEST": "true"}


def begun(session: Session, ago: timedelta = timedelta(hours=1)) -> Session:
    """The session as it is some time after its start."""
    start = timezone.now() - ago
    end = start + timedelta(hours=3)
    SessionDate.objects.filter(session=session).update(starts_at=start, ends_at=end)
    Session.objects.filter(pk=session.pk).update(starts_at=start, ends_at=end)
    session.refresh_from_db()
    return session


@pytest.fixture
def session(course, alma, bruno, tina) -> Session:
    """Alma and Bruno have a seat with Tina; attending completes the course."""
    session = make_session(course, trainers=(tina,), completes_course=True)
    for learner in (alma, bruno):
        booking.book(session=session, learner=learner, by=learner)
    return session


def test_cem_comes_without_a_booking_and_gets_the_free_seat(session, cem, tina, sign_in):
    Session.objects.filter(pk=session.pk).update(capacity=3)
    begun(session)
    page = sign_in(tina).get(f"/termine/{session.pk}/teilnehmende/?q=Demir")
    assert [person for person, _office in page.context["found"]] == [cem]
    path = f"/termine/{session.pk}/teilnehmende/dazu/{cem.pk}/"
    assert "freien Platz" in sign_in(tina).get(path).content.decode()
    sign_in(tina).post(path)
    assert AttendanceMark.objects.present().filter(learner=cem).exists()
    assert list(findings()) == []
    running.conclude(session=session, by=tina)
    assert Completion.objects.filter(learner=cem).exists()


def test_one_more_than_seats_needs_a_reason_that_is_kept(session, cem, tina, sign_in):
    Session.objects.filter(pk=session.pk).update(capacity=2)
    begun(session)
    path = f"/termine/{session.pk}/teilnehmende/dazu/{cem.pk}/"
    assert sign_in(tina).post(path, {"reason": ""}).status_code == 422
    with pytest.raises(running.CannotMarkError):
        running.walk_in(session=session, learner=cem, by=tina)
    sign_in(tina).post(path, {"reason": "Stuhl aus dem Nebenraum"})
    session.refresh_from_db()
    assert session.capacity == 3
    assert AttendanceMark.objects.present().filter(learner=cem).exists()
    entry = ModelLogEntry.objects.get(action="lms.seat_added")
    assert entry.data["reason"] == "Stuhl aus dem Nebenraum"
    assert list(findings()) == []


def test_who_waited_sits_down_like_everybody_else(session, cem, tina):
    Session.objects.filter(pk=session.pk).update(capacity=2)
    booking.book(session=session, learner=cem, by=cem)
    begun(session)
    running.walk_in(session=session, learner=cem, by=tina, reason="Platz auf der Bank")
    running.walk_in(session=session, learner=cem, by=tina)
    assert AttendanceMark.objects.filter(learner=cem).count() == 1
    assert list(findings()) == []


def test_before_it_begins_nobody_walks_in(session, cem, tina):
    with pytest.raises(running.CannotMarkError):
        running.walk_in(session=session, learner=cem, by=tina, reason="zu früh")


def test_tina_ticks_in_two_taps_and_takes_it_back(session, alma, tina, sign_in):
    begun(session)
    browser = sign_in(tina)
    at = f"/termine/{session.pk}/teilnehmende/"
    assert "Aydin, Alma" in browser.get(at).content.decode()
    page = browser.post(f"{at}{alma.pk}/", {"da": "1"}, **HTMX).content.decode()
    assert page.strip().startswith('<div id="list"')
    assert "1 Person ist da" in page
    browser.post(f"{at}{alma.pk}/", {"da": "0"})
    assert [mark.is_present for mark in AttendanceMark.objects.order_by("pk")] == [True, False]
    assert not AttendanceMark.objects.present().exists()


def test_nobody_is_ticked_before_the_start_or_without_a_seat(session, alma, gero, tina):
    with pytest.raises(running.CannotMarkError):
        running.mark(session=session, learner=alma, is_present=True, by=tina)
    begun(session)
    with pytest.raises(running.CannotMarkError):
        running.mark(session=session, learner=gero, is_present=True, by=tina)


def test_confirming_completes_the_course_once_for_those_who_came(session, alma, bruno, tina, sign_in):
    begun(session)
    running.mark(session=session, learner=alma, is_present=True, by=tina)
    for _again in range(2):
        sign_in(tina).post(f"/termine/{session.pk}/teilnehmende/abschliessen/")
    completion = Completion.objects.get()
    assert (completion.learner, completion.source, completion.by) == (alma, Completion.Source.TRAINER, tina)
    assert Attendance.objects.get().completion == completion
    assert Statement.objects.of(alma).filter(verb__endswith="attended").count() == 1
    with pytest.raises(running.CannotMarkError):
        running.mark(session=session, learner=alma, is_present=False, by=tina)
    running.mark(session=session, learner=bruno, is_present=True, by=tina)
    assert [each.learner for each in running.conclude(session=session, by=tina)] == [bruno], (
        "who was forgotten is added"
    )
    assert list(findings()) == []


def test_attending_a_session_that_only_accompanies_completes_nothing(course, alma, tina):
    session = make_session(course, trainers=(tina,))
    booking.book(session=session, learner=alma, by=alma)
    begun(session)
    running.mark_all(session=session, by=tina)
    running.conclude(session=session, by=tina)
    assert Attendance.objects.get().completion is None
    assert not Completion.objects.exists()


def test_a_list_nobody_confirmed_is_confirmed_two_days_later_in_the_trainers_name(session, alma, tina):
    begun(session, timedelta(hours=4))
    running.mark(session=session, learner=alma, is_present=True, by=tina)
    assert running.conclude_left_open() == 0
    assert running.conclude_left_open(timezone.now() + timedelta(days=3)) == 1
    assert running.conclude_left_open(timezone.now() + timedelta(days=3)) == 0
    assert Attendance.objects.get().by == tina


def test_the_day_before_everybody_with_a_seat_is_reminded_once(
    course, alma, bruno, cem, django_capture_on_commit_callbacks
):
    session = make_session(course, days=1, capacity=2)
    for learner in (alma, bruno, cem):
        booking.book(session=session, learner=learner, by=learner)
    with django_capture_on_commit_callbacks(execute=True):
        today = session.starts_at - timedelta(days=1)
        reminding.remind(today)
        reminding.remind(today + timedelta(minutes=5))
    told = Notification.objects.filter(kind="lms.session_tomorrow").values_list("recipient", flat=True)
    assert sorted(told) == sorted([alma.pk, bruno.pk])


def test_a_year_after_the_session_bookings_are_forgotten_and_proof_stays(session, alma, tina):
    begun(session)
    running.mark(session=session, learner=alma, is_present=True, by=tina)
    running.conclude(session=session, by=tina)
    assert reminding.forget_old() == 0
    assert reminding.forget_old(timezone.now() + timedelta(days=400)) > 0
    assert not BookingStep.objects.exists()
    assert not Seat.objects.exists()
    assert Attendance.objects.count() == Completion.objects.count() == 1


def test_the_audit_says_what_is_wrong(session, alma, capsys):
    call_command("audit_bookings")
    assert "nothing contradicts" in capsys.readouterr().out
    Seat.objects.filter(learner=alma).delete()
    Session.objects.filter(pk=session.pk).update(starts_at=days_ahead(3)[0])
    with pytest.raises(CommandError):
        call_command("audit_bookings")
    told = capsys.readouterr().out
    assert f"person {alma.pk} has booked but no seat" in told
    assert "begin and end differ from the dates" in told
