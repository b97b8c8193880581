"""A course with one lesson behind Alma and a quiz of two questions before her."""

from types import SimpleNamespace

import pytest

from courses.models import CoursePage, LessonPage, QuizPage
from lms.enrolments import services as enrolments
from tests.factories.courses import make_course


@pytest.fixture
def course(db) -> CoursePage:
    return make_course("Datenschutz-Grundlagen", lessons=1, quiz=True, certificate_valid_months=12)


@pytest.fixture
def quiz(course) -> QuizPage:
    return QuizPage.objects.child_of(course).get()


@pytest.fixture
def enrolment(course, alma):
    """Alma's place in the course, its lesson done."""
    place = enrolments.enrol(learner=alma, course=course, by=alma)
    enrolments.complete_step(enrolment=place, step=LessonPage.objects.child_of(course).get(), by=alma)
    return place


@pytest.fixture
def choices() -> SimpleNamespace:
    """Ways to answer a frozen question."""

    def right(question: dict) -> list[int]:
        return [answer["id"] for answer in question["answers"] if answer["is_correct"]]

    def wrong(question: dict) -> list[int]:
        return [next(answer["id"] for answer in question["answers"] if not answer["is_correct"])]

    return SimpleNamespace(right=right, partly=lambda question: right(question)[:1], wrong=wrong)
