"""Fifty people on five seats, at the same moment: exactly five have a seat, the others wait in order.

SQLite lets one writer in after the other, each with an immediate transaction; there fifteen people show the same.
"""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from lms.attendance.audit import findings
from lms.attendance.machine import Kind
from lms.attendance.models import BookingStep, Seat
from lms.attendance.services import booking
from lms.attendance.services.steps import CannotBookError
from tests.factories.courses import make_course
from tests.factories.people import UserFactory
from tests.factories.sessions import make_session

SEATS = 5
PEOPLE = 50 if connections["default"].vendor == "postgresql" else 15

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def at_once(action: Callable, people: list) -> list[object]:
    """What the action gives for everybody, all starting together."""
    start = Barrier(len(people))

    def device(person: object) -> object:
        try:
            start.wait()
            return action(person)
        except CannotBookError as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(people)) as devices:
        results = list(devices.map(device, people))
    until_all_have_hung_up()
    return results


def until_all_have_hung_up() -> None:
    """The server lets closed connections go a moment later; the next fifty need their place."""
    if connection.vendor != "postgresql":
        return
    for _try in range(100):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
            if cursor.fetchone()[0] <= 5:
                return
        time.sleep(0.1)


@pytest.mark.parametrize("has_list", [True, False])
def test_many_bookings_on_five_seats_give_five(has_list):
    session = make_session(make_course(), capacity=SEATS, has_waiting_list=has_list)
    people = [UserFactory() for _person in range(PEOPLE)]
    at_once(lambda person: booking.book(session=session, learner=person, by=person), people)
    kinds = list(BookingStep.objects.values_list("kind", flat=True))
    assert kinds.count(Kind.BOOKED) == Seat.objects.count() == SEATS
    assert kinds.count(Kind.WAITING) == (PEOPLE - SEATS if has_list else 0)
    assert list(findings()) == []


def test_cancelling_and_booking_at_once_never_gives_a_seat_twice():
    session = make_session(make_course(), capacity=SEATS)
    inside = [UserFactory() for _person in range(SEATS)]
    for person in inside:
        booking.book(session=session, learner=person, by=person)
    outside = [UserFactory() for _person in range(10)]

    def act(person: object) -> object:
        act_of = booking.cancel if person in inside else booking.book
        return act_of(session=session, learner=person, by=person)

    at_once(act, [*inside, *outside])
    assert Seat.objects.count() == SEATS, "what was given back was offered to those who wait"
    assert list(findings()) == []


def test_two_who_swap_sessions_do_not_block_each_other():
    course = make_course()
    first, second = make_session(course, capacity=2), make_session(course, capacity=2, days=21)
    alma, bruno = UserFactory(), UserFactory()
    booking.book(session=first, learner=alma, by=alma)
    booking.book(session=second, learner=bruno, by=bruno)

    def swap(person: object) -> object:
        here, there = (first, second) if person == alma else (second, first)
        return booking.rebook(away_from=here, to=there, learner=person, by=person)

    at_once(swap, [alma, bruno])
    assert list(findings()) == []
    assert Seat.objects.count() == 2
