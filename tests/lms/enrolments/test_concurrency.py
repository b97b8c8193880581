"""Two devices at once: one place, one completion. Only PostgreSQL runs writers side by side."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from courses.models import CoursePage
from lms.enrolments import services as enrolments
from lms.models import Completion, Enrolment, Statement
from people.models import User
from tests.factories.courses import make_course
from tests.factories.people import UserFactory

DEVICES = 6

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connections["default"].vendor != "postgresql", reason="SQLite writes one after the other"),
]


def at_once(action: Callable[[], object]) -> list[object]:
    """What the action gives on several devices that start together."""
    start = Barrier(DEVICES)

    def device(_number: int) -> object:
        try:
            start.wait()
            return action()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(DEVICES) as devices:
        return list(devices.map(device, range(DEVICES)))


@pytest.fixture
def alma() -> User:
    return UserFactory()


@pytest.fixture
def course() -> CoursePage:
    return make_course()


def test_starting_on_several_devices_gives_one_place(alma: User, course: CoursePage) -> None:
    places = at_once(lambda: enrolments.enrol(learner=alma, course=course, by=alma))
    assert len(set(places)) == 1
    assert Enrolment.objects.count() == Statement.objects.count() == 1


def test_finishing_on_several_devices_completes_once(alma: User, course: CoursePage) -> None:
    enrolment = enrolments.enrol(learner=alma, course=course, by=alma)
    *first, last = course.steps()
    for step in first:
        enrolments.complete_step(enrolment=enrolment, step=step, by=alma)
    at_once(lambda: enrolments.complete_step(enrolment=enrolment, step=last, by=alma))
    assert Completion.objects.count() == 1
    assert Statement.objects.filter(verb__endswith="completed").count() == len(first) + 2
