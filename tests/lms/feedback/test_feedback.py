"""What people think of a course: asked once, shown in fives, and never to be joined with who said it."""

import pytest
from django.db import models

from lms.enrolments.services import complete_step, enrol
from lms.feedback import services
from lms.feedback.models import CourseFeedback, FeedbackGiven
from lms.feedback.reads import results_of
from lms.models import Enrolment
from people.models import User
from people.privacy.sections import sections_of
from tests.factories.courses import make_course
from tests.factories.people import UserFactory

GOOD = {"useful": 4, "clear": 3, "length": 2, "helped": "Die Beispiele.", "missing": ""}


@pytest.fixture
def course(world):
    return make_course("Datenschutz-Grundlagen", lessons=1)


def completed(learner: User, course) -> Enrolment:
    enrolment = enrol(learner=learner, course=course, by=learner)
    complete_step(enrolment=enrolment, step=course.steps()[0], by=learner)
    return Enrolment.objects.get(pk=enrolment.pk)


def several(course, number: int, **facts) -> None:
    for _each in range(number):
        learner = UserFactory()
        services.give(enrolment=completed(learner, course), answers=GOOD | facts, by=learner)


def address(course) -> str:
    return f"/lernen/{course.slug}/rueckmeldung/"


def test_alma_finds_the_way_answers_once_and_is_thanked(sign_in, alma, course):
    completed(alma, course)
    browser = sign_in(alma)
    assert address(course) in browser.get(course.url).content.decode()

    answer = browser.post(address(course), GOOD, follow=True)

    assert "Vielen Dank" in answer.content.decode()
    assert address(course) not in browser.get(course.url).content.decode()
    assert "Ihre Rückmeldung ist da" in browser.get(address(course)).content.decode()
    browser.post(address(course), GOOD | {"useful": 1})
    assert CourseFeedback.objects.count() == 1


def test_a_question_left_out_is_asked_again(sign_in, alma, course):
    completed(alma, course)

    answer = sign_in(alma).post(address(course), {"useful": 4, "helped": "Alles."})

    assert answer.status_code == 422
    assert "Alles." in answer.content.decode(), "what was written stays"
    assert not CourseFeedback.objects.exists()


def test_whoever_has_not_completed_the_course_is_not_asked(sign_in, alma, course):
    enrol(learner=alma, course=course, by=alma)

    assert sign_in(alma).get(address(course))["Location"].endswith(course.url)
    assert sign_in(alma).post(address(course), GOOD).status_code == 302
    assert not CourseFeedback.objects.exists()


def test_nothing_is_shown_before_five_have_answered_and_then_always_five_more(course):
    several(course, 4)
    assert results_of(course).number == 0

    several(course, 1)
    assert results_of(course).number == 5
    assert results_of(course).helped == ["Die Beispiele."] * 5

    several(course, 4, useful=1)
    assert results_of(course).number == 5, "the next four cannot be told from a difference"
    several(course, 1, useful=1)
    assert (results_of(course).number, results_of(course).agreeing) == (10, 5)


def test_courses_do_not_help_each_other_over_five(course):
    several(course, 3)
    several(make_course("Sicherheit", lessons=1), 3)

    assert not CourseFeedback.objects.released().exists()


def test_nothing_in_the_answers_leads_to_a_person_a_time_or_an_order(course):
    kinds = {type(field) for field in CourseFeedback._meta.fields}
    related = {field.related_model for field in CourseFeedback._meta.fields if field.related_model}
    assert related == {type(course)}, "only the course"
    assert not kinds & {models.DateTimeField, models.AutoField, models.BigAutoField}
    assert {field.name for field in FeedbackGiven._meta.fields} == {"id", "enrolment"}

    several(course, 3)
    before = set(CourseFeedback.objects.values_list("pk", flat=True))
    several(course, 1)

    assert not before & set(CourseFeedback.objects.values_list("pk", flat=True)), "all are written anew"
    assert set(CourseFeedback.objects.values_list("released_on", flat=True)) == {None}, "no day while they wait"


def test_no_trail_tells_when_somebody_answered(sign_in, alma, course):
    from wagtail.models import ModelLogEntry

    from lms.models import Statement

    completed(alma, course)
    before = (ModelLogEntry.objects.count(), Statement.objects.count())

    sign_in(alma).post(address(course), GOOD)

    assert (ModelLogEntry.objects.count(), Statement.objects.count()) == before


def test_my_data_says_that_and_not_what(alma, course):
    services.give(enrolment=completed(alma, course), answers=GOOD, by=alma)

    section = next(section for section in sections_of(alma) if section.key == "feedback_given")

    assert section.records() == [{"course": "Datenschutz-Grundlagen"}]


def test_hr_and_the_editor_read_it_and_others_do_not(sign_in, course, dora, emil, bruno):
    several(course, 5)
    several(course, 2, helped="Noch geheim")
    results = f"/auswertung/rueckmeldungen/{course.pk}/"

    page = sign_in(dora).get(results).content.decode()
    assert "5 von 5 Personen" in page
    assert "Die Beispiele." in page
    assert "Noch geheim" not in page
    assert "Datenschutz-Grundlagen" in sign_in(dora).get("/auswertung/rueckmeldungen/").content.decode()
    assert sign_in(bruno).get(results).status_code == 403
    assert sign_in(bruno).get("/auswertung/rueckmeldungen/").status_code == 403


def test_authors_read_it_only_for_courses_they_work_on(sign_in, course, emil):
    """Emil has the role, but his group in the editor reaches no page yet."""
    several(course, 5)

    assert sign_in(emil).get(f"/auswertung/rueckmeldungen/{course.pk}/").status_code == 404
