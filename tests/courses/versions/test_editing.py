"""Emil changes a lesson in the editor and says what that means."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.pages.services import set_up_site
from courses.models import CoursePage, LessonPage, QuizPage
from courses.versions import services
from people.directory.services import follow_roles
from people.models import User
from tests.factories.courses import make_course
from tests.factories.lms import make_completion
from tests.factories.versions import publish


@pytest.fixture
def course(world: object, emil: User) -> CoursePage:
    set_up_site()
    follow_roles()
    course = make_course(quiz=True)
    for step in course.get_children().specific():
        publish(step)
    return CoursePage.objects.get(pk=course.pk)


@pytest.fixture(autouse=True)
def lenient(settings) -> None:
    """Wagtail's templates rely on Django's way with unknown variables."""
    settings.TEMPLATES = json.loads(json.dumps(settings.TEMPLATES, default=str))
    settings.TEMPLATES[0]["OPTIONS"].pop("string_if_invalid", None)


def form(lesson: LessonPage, **said: object) -> dict:
    body = streamfield([("rich_text", rich_text("<p>Neu</p>"))])
    facts = {"title": lesson.title, "slug": lesson.slug, "lead": "", "minutes": 8, "body": body, "comments": []}
    facts["comments"] = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 0}
    return nested_form_data(facts | {"comments-TOTAL_FORMS": 0} | said)


def save(browser, lesson: LessonPage, **said: object):
    return browser.post(reverse("wagtailadmin_pages:edit", args=[lesson.pk]), form(lesson, **said))


def ask(browser, page: Page) -> str:
    return browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def test_nobody_is_asked_before_somebody_learns(course: CoursePage, emil: User, sign_in) -> None:
    lesson = LessonPage.objects.child_of(course).first()
    assert "Was bedeutet diese Änderung" not in ask(sign_in(emil), lesson)
    assert save(sign_in(emil), lesson, **{"action-publish": "1"}).status_code == 302


@pytest.mark.parametrize("kind", [CoursePage, LessonPage, QuizPage])
def test_the_question_stands_on_every_page_of_the_course(course: CoursePage, emil: User, kind: type, sign_in) -> None:
    services.begin(course=course)
    page = course if kind is CoursePage else kind.objects.child_of(course).first()
    assert "Was bedeutet diese Änderung für Lernende?" in ask(sign_in(emil), page)


def test_publishing_waits_for_the_answer_a_draft_does_not(course: CoursePage, emil: User, sign_in) -> None:
    services.begin(course=course)
    lesson = LessonPage.objects.child_of(course).first()
    browser = sign_in(emil)
    assert save(browser, lesson).status_code == 302
    assert save(browser, lesson, **{"action-publish": "1"}).status_code == 200
    refused = save(browser, lesson, change="substantial", **{"action-publish": "1"})
    assert "Sagen Sie in einem Satz, was neu ist." in refused.content.decode()
    said = {"change": "substantial", "change_note": "Neues Recht", "action-publish": "1"}
    assert save(browser, lesson, **said).status_code == 302
    assert CoursePage.objects.get(pk=course.pk).version == 2
    assert 'value="Neues Recht"' not in ask(browser, lesson), "what was said does not hold for the next change"


def test_again_says_how_many_it_hits(course: CoursePage, emil: User, alma: User, gero: User, sign_in) -> None:
    for person in (alma, gero):
        make_completion(person, course)
    services.begin(course=course)
    assert "Heute träfe das 2 Personen." in ask(sign_in(emil), LessonPage.objects.child_of(course).first())


def test_a_new_lesson_is_never_only_editorial(course: CoursePage, emil: User, sign_in) -> None:
    services.begin(course=course)
    address = reverse("wagtailadmin_pages:add", args=["courses", "lessonpage", course.pk])
    html = sign_in(emil).get(address).content.decode()
    assert 'value="substantial"' in html
    assert 'value="editorial"' not in html
