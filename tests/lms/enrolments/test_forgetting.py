"""Progress is let go of a year after the course; the proof stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lms.enrolments import services
from lms.enrolments.forgetting import forget_old_progress
from lms.models import Completion, Enrolment, LessonProgress
from tests.factories.courses import make_course


@pytest.fixture
def completed(alma):
    course = make_course(lessons=2)
    enrolment = services.enrol(learner=alma, course=course, by=alma)
    for step in course.steps():
        services.complete_step(enrolment=enrolment, step=step, by=alma)
    return enrolment


def ended(enrolment: Enrolment, days: int) -> None:
    Enrolment.objects.filter(pk=enrolment.pk).update(last_seen_at=timezone.now() - timedelta(days=days))


def test_progress_of_a_course_that_ended_long_ago_goes_and_the_completion_stays(completed):
    ended(completed, days=366)
    assert forget_old_progress() == 2
    assert not LessonProgress.objects.exists()
    assert Completion.objects.filter(enrolment=completed).exists()
    assert forget_old_progress() == 0


def test_progress_of_a_recent_course_stays(completed):
    ended(completed, days=300)
    assert forget_old_progress() == 0


def test_a_course_in_progress_keeps_its_progress_however_long_it_rests(alma):
    course = make_course(lessons=2)
    enrolment = services.enrol(learner=alma, course=course, by=alma)
    services.open_step(enrolment=enrolment, step=course.steps()[0], by=alma)
    ended(enrolment, days=900)
    assert forget_old_progress() == 0
