"""Alma is in the middle of a course when its editor changes it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from courses.models import CoursePage, LessonPage, QuizPage, Retake
from courses.versions.services import demand_again, withdraw_demand
from lms.attempts.services import begin
from lms.enrolments import services as enrolments
from lms.enrolments.moving import newer_for
from lms.enrolments.outline import outline_of
from lms.models import Completion, Enrolment, LessonProgress
from lms.reports.figures import Selection, totals
from people.models import User
from tests.factories.courses import make_course, make_lesson
from tests.factories.lms import make_completion
from tests.factories.versions import publish, text

LESSON = "/lernen/datenschutz-grundlagen/lektion-{}/"
TODAY = timezone.localdate


@pytest.fixture
def course(world: object) -> CoursePage:
    course = make_course(lessons=3, quiz=True)
    for step in course.get_children().specific():
        publish(step)
    return CoursePage.objects.get(pk=course.pk)


@pytest.fixture
def enrolment(alma: User, course: CoursePage) -> Enrolment:
    """Alma has completed the first lesson."""
    enrolment = enrolments.enrol(learner=alma, course=course, by=alma)
    enrolments.complete_step(enrolment=enrolment, step=course.steps()[0], by=alma)
    return enrolment


def fresh(enrolment: Enrolment) -> Enrolment:
    return Enrolment.objects.select_related("course", "learner").get(pk=enrolment.pk)


def lesson(course: CoursePage, number: int) -> LessonPage:
    return LessonPage.objects.child_of(course).get(slug=f"lektion-{number}")


def change(course: CoursePage, number: int, **more: object) -> None:
    """A substantial change of one lesson."""
    said = {"change": "substantial", "change_note": "Seit Juli gilt das neue Gesetz."} | more
    publish(lesson(course, number), title=f"Lektion {number} neu", body=text("Das neue Gesetz"), **said)


def test_alma_finishes_the_version_she_began(alma: User, enrolment: Enrolment, sign_in: object) -> None:
    change(enrolment.course, 2)
    make_lesson(enrolment.course, "Nachtrag")
    browser = sign_in(alma)
    html = browser.get(LESSON.format(2)).content.decode()
    assert "Ein Name ist ein personenbezogenes Datum." in html
    assert "Das neue Gesetz" not in html
    assert "Von diesem Kurs gibt es eine neue Fassung" in html
    assert "Seit Juli gilt das neue Gesetz." in html
    assert "Nachtrag" not in html
    for step in outline_of(fresh(enrolment)).steps:
        completion = enrolments.complete_step(enrolment=enrolment, step=step.page, by=alma)
    assert completion.course_version == 1
    assert totals(Selection(None))["done"] == 1


def test_who_begins_now_begins_the_new_version(enrolment: Enrolment, gero: User) -> None:
    change(enrolment.course, 2)
    course = CoursePage.objects.get(pk=enrolment.course.pk)
    begun = enrolments.enrol(learner=gero, course=course, by=gero)
    assert begun.course_version == 2
    assert "Lektion 2 neu" in [step.page.title for step in outline_of(begun).steps]


def test_progress_counts_only_the_steps_of_the_own_version(alma: User, enrolment: Enrolment) -> None:
    make_lesson(enrolment.course, "Nachtrag")
    lesson(enrolment.course, 3).unpublish()
    counted = Enrolment.objects.with_progress().get(pk=enrolment.pk)
    assert (counted.steps_done, counted.steps_total) == (1, 4)


def test_moving_over_keeps_what_has_not_changed(alma: User, enrolment: Enrolment, sign_in: object) -> None:
    course = enrolment.course
    enrolments.complete_step(enrolment=enrolment, step=lesson(course, 2), by=alma)
    change(course, 2)
    newer = newer_for(fresh(enrolment))
    assert (newer.kept, newer.lost) == (1, 1)
    page = sign_in(alma).post("/lernen/datenschutz-grundlagen/wechseln/", follow=True)
    assert "Sie lernen jetzt mit der neuesten Fassung." in page.content.decode()
    outline = outline_of(fresh(enrolment))
    assert [(step.page.title, step.done) for step in outline.steps][:2] == [
        ("Lektion 1", True),
        ("Lektion 2 neu", False),
    ]
    assert newer_for(fresh(enrolment)) is None


def test_moving_twice_changes_nothing(alma: User, enrolment: Enrolment) -> None:
    change(enrolment.course, 3)
    for _twice in range(2):
        assert enrolments.move_over(enrolment=enrolment, by=alma) is None
    assert fresh(enrolment).course_version == 2
    assert LessonProgress.objects.filter(enrolment=enrolment, completed_at__isnull=False).count() == 1


def test_who_has_done_nothing_yet_simply_gets_the_new_version(alma: User, course: CoursePage, sign_in: object) -> None:
    enrolment = enrolments.enrol(learner=alma, course=course, by=alma)
    change(course, 1)
    assert "Das neue Gesetz" in sign_in(alma).get(LESSON.format(1)).content.decode()
    assert fresh(enrolment).course_version == 2


def test_an_editor_can_move_everybody_over(alma: User, enrolment: Enrolment, sign_in: object) -> None:
    change(enrolment.course, 2, change_moves=True)
    html = sign_in(alma).get(LESSON.format(2)).content.decode()
    assert "Das neue Gesetz" in html
    assert "mit der Sie weiterlernen" in html
    assert fresh(enrolment).course_version == 2
    assert outline_of(fresh(enrolment)).done == 1


def test_a_quiz_is_taken_by_the_rules_of_the_own_version(alma: User, enrolment: Enrolment, sign_in: object) -> None:
    for number in (2, 3):
        enrolments.complete_step(enrolment=enrolment, step=lesson(enrolment.course, number), by=alma)
    quiz = QuizPage.objects.child_of(enrolment.course).get()
    publish(quiz, pass_mark=100, quiz_questions=quiz.quiz_questions.all()[:1], change="substantial", change_note="Neu")
    sign_in(alma).post("/lernen/datenschutz-grundlagen/abschlusstest/test/beginnen/")
    attempt = enrolment.attempts.get()
    assert (len(attempt.questions), attempt.pass_mark) == (2, 75)


def test_an_edited_question_changes_no_attempt(alma: User, enrolment: Enrolment) -> None:
    for number in (2, 3):
        enrolments.complete_step(enrolment=enrolment, step=lesson(enrolment.course, number), by=alma)
    quiz = QuizPage.objects.child_of(enrolment.course).get()
    attempt = begin(enrolment=fresh(enrolment), quiz=quiz, by=alma)
    question = quiz.fixed_questions()[0]
    question.text = "Etwas ganz anderes?"
    question.save()
    attempt.refresh_from_db()
    assert attempt.questions[0]["text"] == "Was ist ein personenbezogenes Datum?"


class TestRetakes:
    """A course must be taken again; nobody's completion is touched."""

    @pytest.fixture
    def completion(self, alma: User, course: CoursePage) -> Completion:
        return make_completion(alma, course, on=TODAY() - timedelta(days=40))

    def demand(self, course: CoursePage, *, days: int, **what: object) -> Retake:
        what = what or {"below_version": 2}
        until = TODAY() + timedelta(days=days)
        return demand_again(course=course, counts_until=until, reason="Neues Recht", by=None, **what)

    def test_it_counts_until_the_day_and_no_longer(self, alma: User, completion: Completion, sign_in: object) -> None:
        retake = self.demand(completion.course, days=0)
        assert list(Completion.objects.valid()) == [completion]
        assert list(Completion.objects.valid(TODAY() + timedelta(days=1))) == []
        withdraw_demand(retake=retake, by=alma)
        assert list(Completion.objects.valid(TODAY() + timedelta(days=1))) == [completion]

    def test_every_page_says_the_same(self, alma: User, completion: Completion, sign_in: object) -> None:
        self.demand(completion.course, days=-1)
        browser = sign_in(alma)
        assert "Erneut zu machen" in browser.get("/kurse/").content.decode()
        assert "Erneut zu machen" in browser.get("/kurse/datenschutz-grundlagen/").content.decode()
        assert "Abgelaufen" in browser.get("/lernen/").content.decode()
        assert totals(Selection(None))["done"] == 0
        completion.refresh_from_db()
        assert completion.valid_until is None

    def test_only_what_is_old_enough_is_hit(self, alma: User, gero: User, course: CoursePage) -> None:
        make_completion(alma, course, on=TODAY() - timedelta(days=400))
        young = make_completion(gero, course, on=TODAY() - timedelta(days=10))
        self.demand(course, days=-1, completed_before=TODAY() - timedelta(days=365))
        assert list(Completion.objects.valid()) == [young]

    def test_the_new_version_counts(self, alma: User, completion: Completion) -> None:
        self.demand(completion.course, days=-1)
        again = make_completion(alma, completion.course, course_version=2)
        assert list(Completion.objects.valid()) == [again]


@given(
    version=st.integers(1, 4),
    day=st.dates(),
    below=st.none() | st.integers(1, 4),
    before=st.none() | st.dates(),
)
def test_a_demand_never_hits_more_than_it_says(version: int, day: object, below: int | None, before: object) -> None:
    retake = Retake(course_id=1, below_version=below, completed_before=before)
    hit = retake.hits(course=1, version=version, completed_on=day)
    assert hit == ((below is None or version < below) and (before is None or day < before))
    assert not retake.hits(course=2, version=version, completed_on=day)
