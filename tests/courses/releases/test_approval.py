"""Jule writes a course from a template and hands it in; Emil approves it with a comment."""

import json

import pytest
from wagtail.models import TaskState

from courses.models import CoursePage, QuizQuestion
from courses.releases.copying import begin_with
from lms.enrolments.services import enrol
from people.models import Notification, User
from people.notifications.reading import messages_of
from tests.factories.courses import make_course, make_lesson


@pytest.fixture
def template(course: CoursePage, emil: User) -> CoursePage:
    template = make_course("Kurze Schulung", quiz=True, is_template=True)
    return CoursePage.objects.get(pk=template.pk)


def told(person: User) -> list[str]:
    return [message.sentence for message in messages_of(Notification.objects.of(person))]


def test_a_course_begins_with_a_template(template: CoursePage, jule: User, sign_in) -> None:
    browser = sign_in(jule)
    html = browser.get("/cms/neuer-kurs/").content.decode()
    assert "Vorlage: Kurze Schulung" in html
    assert browser.post("/cms/neuer-kurs/", {"source": template.pk, "title": ""}).status_code == 422
    answer = browser.post("/cms/neuer-kurs/", {"source": template.pk, "title": "Mein Kurs"})
    new = CoursePage.objects.get(slug="mein-kurs")
    assert answer.url == f"/cms/pages/{new.pk}/edit/"
    assert (new.live, new.is_template, new.owner) == (False, False, jule)
    assert [page.live for page in new.get_children()] == [False] * 3


def test_a_copy_shares_questions_and_takes_no_evidence(course: CoursePage, alma: User, emil: User) -> None:
    full = make_course("Datenschutz", quiz=True)
    enrol(learner=alma, course=full, by=alma)
    copy = begin_with(source=full, title="Datenschutz neu", by=emil)
    asked = QuizQuestion.objects.filter(quiz__path__startswith=copy.path).values_list("question", flat=True)
    assert sorted(asked) == sorted(
        QuizQuestion.objects.filter(quiz__path__startswith=full.path).values_list("question", flat=True)
    )
    assert (copy.enrolments.count(), copy.versions.count(), copy.version) == (0, 0, 1)


def test_the_whole_course_is_handed_in_and_approved_with_a_comment(
    template: CoursePage, jule, emil, alma, sign_in, django_capture_on_commit_callbacks
) -> None:
    new = begin_with(source=template, title="Mein Kurs", by=jule)
    address = f"/cms/kurs-freigabe/{new.pk}/"
    with django_capture_on_commit_callbacks(execute=True):
        assert sign_in(jule).post(f"{address}abgeben/").url == address
    assert TaskState.objects.filter(status="in_progress").count() == 4
    assert told(emil) == ["„Mein Kurs“ wartet auf Ihre Freigabe."], "one message for the course and its lessons"
    assert "wartet auf Freigabe" in sign_in(emil).get(address).content.decode()
    assert sign_in(jule).post(f"{address}veroeffentlichen/").status_code in {302, 403}
    assert not CoursePage.objects.get(pk=new.pk).live
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(emil).post(f"{address}veroeffentlichen/", {"comment": "Schön kurz!"})
    assert told(jule) == ["„Mein Kurs“ wurde freigegeben. „Schön kurz!“"]
    html = sign_in(alma).get("/kurse/mein-kurs/").content.decode()
    assert "Lektion 2" in html
    assert TaskState.objects.filter(status="approved").count() == 4


def test_an_author_is_told_what_to_change(course: CoursePage, jule, emil, django_capture_on_commit_callbacks) -> None:
    lesson = course.get_children().first().specific
    lesson.save_revision(user=jule)
    lesson.get_workflow().start(lesson, jule)
    state = lesson.current_workflow_task_state
    with django_capture_on_commit_callbacks(execute=True):
        state.task.specific.on_action(state, emil, "reject", comment="Bitte kürzen.")
    assert told(jule) == ["„Einfache Sprache“ kommt zur Überarbeitung zu Ihnen zurück. „Bitte kürzen.“"]


def test_what_leaves_people_out_is_not_handed_in(course: CoursePage, jule: User, sign_in) -> None:
    video = [{"type": "figure", "value": {"image": {"image": None, "alt_text": "", "decorative": False}}}]
    lesson = make_lesson(course, "Nur ein Entwurf", live=False, body=json.dumps(video))
    lesson.save_revision(user=jule)
    assert sign_in(jule).post(f"/cms/kurs-freigabe/{course.pk}/abgeben/").status_code == 302


def test_a_change_to_a_course_people_learn_from_is_published_by_itself(course: CoursePage, alma, emil, sign_in) -> None:
    enrol(learner=alma, course=course, by=alma)
    lesson = course.get_children().first().specific
    lesson.title = "Neu"
    lesson.save_revision(user=emil)
    answer = sign_in(emil).post(f"/cms/kurs-freigabe/{course.pk}/veroeffentlichen/", follow=True)
    assert answer.redirect_chain[-1][0] == f"/cms/pages/{lesson.pk}/edit/"
    assert course.get_children().first().title == "Lektion 1"
