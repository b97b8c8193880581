"""A lesson no longer offers a paper; whoever still learns with the version that does may read it."""

import json

import pytest
from django.core.files.base import ContentFile

from cms.media.models import SiteDocument
from courses.models import CoursePage, LessonPage
from lms.enrolments import services as enrolments
from people.models import User
from tests.factories.courses import make_course
from tests.factories.versions import publish, text


@pytest.fixture
def paper(world, settings, tmp_path) -> SiteDocument:
    settings.MEDIA_ROOT = tmp_path
    return SiteDocument.objects.create(title="Merkblatt", file=ContentFile(b"%PDF-1.7", name="merkblatt.pdf"))


@pytest.fixture
def course(paper: SiteDocument) -> CoursePage:
    """The first lesson offers the paper."""
    course = make_course(lessons=2)
    first, second = LessonPage.objects.child_of(course)
    offer = [{"type": "download", "value": {"document": paper.pk, "title": ""}}]
    publish(first, body=json.dumps(offer))
    publish(second)
    return CoursePage.objects.get(pk=course.pk)


def replace(course: CoursePage) -> LessonPage:
    """A substantial change takes the paper away."""
    lesson = LessonPage.objects.child_of(course).first()
    return publish(lesson, body=text("Ohne Merkblatt"), change="substantial", change_note="Das Merkblatt entfällt.")


def opens(browser: object, paper: SiteDocument) -> bool:
    return browser.get(f"/dokumente/{paper.pk}/merkblatt.pdf").status_code == 200


def test_alma_reads_the_paper_of_her_version_and_gero_does_not(
    alma: User, gero: User, course: CoursePage, paper: SiteDocument, sign_in: object
) -> None:
    enrolment = enrolments.enrol(learner=alma, course=course, by=alma)
    assert opens(sign_in(gero), paper), "while it is online everybody reads it"
    replace(course)

    assert opens(sign_in(alma), paper)
    assert not opens(sign_in(gero), paper)

    enrolments.move_over(enrolment=enrolment, by=alma)
    assert not opens(sign_in(alma), paper), "her new version does not offer it"


def test_it_stays_open_when_the_lesson_is_unpublished(
    alma: User, course: CoursePage, paper: SiteDocument, sign_in: object
) -> None:
    enrolments.enrol(learner=alma, course=course, by=alma)
    LessonPage.objects.child_of(course).first().unpublish()

    assert opens(sign_in(alma), paper)


def test_it_closes_with_the_course(alma: User, course: CoursePage, paper: SiteDocument, sign_in: object) -> None:
    enrolments.enrol(learner=alma, course=course, by=alma)
    replace(course)
    CoursePage.objects.get(pk=course.pk).unpublish()

    assert not opens(sign_in(alma), paper)
