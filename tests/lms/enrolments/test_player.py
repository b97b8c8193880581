"""The lesson player: for who may see the course and has taken it up; progress is kept on every way through."""

import pytest
from django.utils.timezone import localdate

from courses.models import CoursePage
from lms.enrolments import services as enrolments
from lms.models import Completion, Enrolment
from people.models import User
from tests.factories.courses import make_course, make_lesson


@pytest.fixture
def course(world: object) -> CoursePage:
    return make_course("Datenschutz-Grundlagen", lessons=3)


@pytest.fixture
def enrolment(alma: User, course: CoursePage) -> Enrolment:
    return enrolments.enrol(learner=alma, course=course, by=alma)


LESSON = "/lernen/datenschutz-grundlagen/lektion-{}/"


def test_starting_a_course_opens_its_first_lesson(alma: User, course: CoursePage, sign_in: object) -> None:
    page = sign_in(alma).post("/lernen/datenschutz-grundlagen/beginnen/", follow=True)
    assert page.redirect_chain[-1][0] == LESSON.format(1)
    assert "Ein Name ist ein personenbezogenes Datum." in page.content.decode()
    assert Enrolment.objects.of(alma).get().course == course


def test_going_on_ticks_the_lesson_off_and_leads_to_the_next(alma: User, enrolment: Enrolment, sign_in: object) -> None:
    browser = sign_in(alma)
    browser.get(LESSON.format(1))
    answer = browser.post(LESSON.format(1) + "weiter/")
    assert answer.url == LESSON.format(2)
    html = browser.get(LESSON.format(2)).content.decode()
    assert "1 von 3 abgeschlossen" in html
    assert "Stand gespeichert um" in html


def test_the_last_lesson_completes_the_course(
    alma: User, course: CoursePage, enrolment: Enrolment, sign_in: object
) -> None:
    browser = sign_in(alma)
    for number in (1, 2, 3):
        answer = browser.post(LESSON.format(number) + "weiter/")
    assert answer.url == course.url
    assert Completion.objects.of(alma).get().completed_on == localdate()


def test_who_left_a_lesson_out_is_led_back_before_the_test(alma: User, world: object, sign_in: object) -> None:
    course = make_course("E-Akte", lessons=3, quiz=True)
    enrolments.enrol(learner=alma, course=course, by=alma)
    browser = sign_in(alma)
    browser.post("/lernen/e-akte/lektion-2/weiter/")
    assert browser.post("/lernen/e-akte/lektion-3/weiter/").url == "/lernen/e-akte/lektion-1/"
    assert browser.post("/lernen/e-akte/lektion-1/weiter/").url == "/lernen/e-akte/lektion-2/"
    assert "/lernen/e-akte/abschlusstest/test/" in browser.get("/lernen/e-akte/lektion-3/").content.decode()


def test_the_test_is_locked_until_all_lessons_are_completed(alma: User, world: object, sign_in: object) -> None:
    course = make_course("E-Akte", quiz=True)
    enrolments.enrol(learner=alma, course=course, by=alma)
    html = sign_in(alma).get("/lernen/e-akte/lektion-1/").content.decode()
    assert "Öffnet sich, wenn alle Lektionen abgeschlossen sind" in html
    assert "/lernen/e-akte/abschlusstest/" not in html


def test_another_device_goes_on_where_alma_stopped(alma: User, enrolment: Enrolment, sign_in: object) -> None:
    sign_in(alma).get(LESSON.format(2))
    assert sign_in(alma).get("/lernen/datenschutz-grundlagen/").url == LESSON.format(2)


def test_another_device_goes_on_at_the_heading_read_last(alma: User, enrolment: Enrolment, sign_in: object) -> None:
    lesson = enrolment.course.steps()[1]
    anchor = f"worum-es-geht-{lesson.body[0].id[:4]}"
    desk = sign_in(alma)
    assert f'id="{anchor}"' in desk.get(LESSON.format(2)).content.decode()
    assert desk.post(LESSON.format(2) + "stelle/", {"abschnitt": anchor}).status_code == 204
    phone = sign_in(alma)
    assert phone.get("/lernen/datenschutz-grundlagen/").url == f"{LESSON.format(2)}#{anchor}"
    desk.post(LESSON.format(2) + "stelle/", {"abschnitt": "gibt-es-nicht"})
    assert phone.get("/lernen/datenschutz-grundlagen/").url == LESSON.format(2)


def test_after_a_break_a_finished_lesson_is_not_offered_again(
    alma: User, enrolment: Enrolment, sign_in: object
) -> None:
    browser = sign_in(alma)
    browser.get(LESSON.format(1))
    browser.post(LESSON.format(1) + "weiter/")
    assert browser.get("/lernen/datenschutz-grundlagen/").url == LESSON.format(2)


def test_reading_without_outline_stays_so(alma: User, enrolment: Enrolment, sign_in: object) -> None:
    browser = sign_in(alma)
    html = browser.get(LESSON.format(1) + "?fokus=1").content.decode()
    assert "data-focus" in html
    assert "c-outline__list" not in html
    assert browser.post(LESSON.format(1) + "weiter/?fokus=1").url == LESSON.format(2) + "?fokus=1"


def test_a_knowledge_check_answers_in_the_lesson(alma: User, enrolment: Enrolment, sign_in: object) -> None:
    lesson = enrolment.course.steps()[0]
    check = lesson.body[2].id
    html = sign_in(alma).get(LESSON.format(1), {f"check-{check}": "0"}).content.decode()
    assert "Genau." in html


def test_reading_again_after_completion_changes_nothing(alma: User, enrolment: Enrolment, sign_in: object) -> None:
    enrolments.complete(enrolment=enrolment, by=alma)
    browser = sign_in(alma)
    assert browser.get(LESSON.format(1)).status_code == 200
    browser.post(LESSON.format(1) + "weiter/")
    assert Completion.objects.of(alma).count() == 1


def test_without_a_place_the_lesson_leads_to_the_course(alma: User, course: CoursePage, sign_in: object) -> None:
    browser = sign_in(alma)
    assert browser.get(LESSON.format(1)).url == course.url
    assert browser.get("/lernen/datenschutz-grundlagen/").url == course.url
    assert browser.post(LESSON.format(1) + "weiter/").status_code == 404


def test_leaving_a_course_ends_the_place(alma: User, course: CoursePage, enrolment: Enrolment, sign_in: object) -> None:
    browser = sign_in(alma)
    assert browser.post("/lernen/datenschutz-grundlagen/abmelden/").url == course.url
    assert browser.get(LESSON.format(1)).url == course.url
    assert browser.post("/lernen/datenschutz-grundlagen/abmelden/").status_code == 404


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("get", "/lernen/nur-fürs-standesamt/"),
        ("get", "/lernen/nur-fürs-standesamt/lektion-1/"),
        ("post", "/lernen/nur-fürs-standesamt/beginnen/"),
        ("post", "/lernen/nur-fürs-standesamt/abmelden/"),
        ("post", "/lernen/nur-fürs-standesamt/lektion-1/weiter/"),
        ("post", "/lernen/nur-fürs-standesamt/lektion-1/stelle/"),
    ],
)
def test_a_stranger_gets_the_same_as_for_nothing(
    gero: User, alma: User, world: object, sign_in: object, method: str, address: str
) -> None:
    course = make_course("Nur fürs Standesamt", audience="offices", audience_offices=[world.registry])
    assert getattr(sign_in(gero), method)(address).status_code == 404
    enrolments.enrol(learner=alma, course=course, by=alma)
    assert getattr(sign_in(alma), method)(address).status_code != 404


def test_a_course_that_was_taken_down_is_gone_from_the_player(
    alma: User, enrolment: Enrolment, sign_in: object
) -> None:
    enrolment.course.unpublish()
    assert sign_in(alma).get(LESSON.format(1)).status_code == 404


def test_a_draft_lesson_cannot_be_opened(alma: User, enrolment: Enrolment, sign_in: object) -> None:
    make_lesson(enrolment.course, "Entwurf", live=False)
    assert sign_in(alma).get("/lernen/datenschutz-grundlagen/entwurf/").status_code == 404


def test_starting_and_going_on_need_a_form(alma: User, enrolment: Enrolment, sign_in: object) -> None:
    assert sign_in(alma).get("/lernen/datenschutz-grundlagen/beginnen/").status_code == 405
    assert sign_in(alma).get(LESSON.format(1) + "weiter/").status_code == 405


def test_a_lesson_needs_few_queries(
    alma: User, enrolment: Enrolment, sign_in: object, django_assert_max_num_queries: object
) -> None:
    browser = sign_in(alma)
    browser.get(LESSON.format(1))
    with django_assert_max_num_queries(20):
        browser.get(LESSON.format(2))
