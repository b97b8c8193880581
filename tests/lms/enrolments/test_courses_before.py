"""Taking up a course that requires another one."""

import pytest

from courses.models import CoursePage, CourseRequirement
from lms.enrolments.services import CoursesMissing, enrol
from lms.models import Enrolment
from tests.factories.courses import make_course
from tests.factories.lms import make_completion

pytestmark = pytest.mark.django_db


@pytest.fixture
def basics() -> CoursePage:
    return make_course("Grundlagen")


@pytest.fixture
def course(basics) -> CoursePage:
    """A course that requires the basics."""
    course = make_course("Aufbau")
    CourseRequirement.objects.create(course=course, before=basics, kind="required")
    return course


def test_alma_is_told_what_to_complete_first(alma, basics, course, sign_in) -> None:
    browser = sign_in(alma)
    page = browser.get(course.url).content.decode()
    assert "Noch nicht offen" in page
    assert "Kurs starten" not in page
    told = browser.post(f"/lernen/{course.slug}/beginnen/", follow=True).content.decode()
    assert "Sie können diesen Kurs beginnen, sobald Sie Folgendes abgeschlossen haben: „Grundlagen“." in told
    assert not Enrolment.objects.exists()


@pytest.mark.parametrize("source", ["self", "import", "recognition"])
def test_a_completion_of_any_source_opens_the_course(alma, basics, course, sign_in, source) -> None:
    make_completion(alma, basics, source=source)
    browser = sign_in(alma)
    assert "Kurs starten" in browser.get(course.url).content.decode()
    browser.post(f"/lernen/{course.slug}/beginnen/")
    assert Enrolment.objects.of(alma).place_in(course)


def test_recommended_courses_stop_nobody(alma, basics, course) -> None:
    CourseRequirement.objects.update(kind="recommended")
    assert enrol(learner=alma, course=course, by=alma)


def test_whoever_has_begun_goes_on_when_a_requirement_is_added(alma, basics) -> None:
    course = make_course("Vertiefung")
    begun = enrol(learner=alma, course=course, by=alma)
    CourseRequirement.objects.create(course=course, before=basics, kind="required")
    assert enrol(learner=alma, course=course, by=alma) == begun


def test_the_service_refuses_by_itself_but_hr_may_let_somebody_in(alma, dora, course) -> None:
    with pytest.raises(CoursesMissing):
        enrol(learner=alma, course=course, by=alma)
    assert enrol(learner=alma, course=course, by=dora)


def test_what_alma_may_not_see_is_not_asked_of_her(world, gero, course, basics) -> None:
    basics.audience, basics.audience_offices = "offices", [world.registry]
    basics.save()
    assert enrol(learner=gero, course=course, by=gero)
