"""A pre-check spares lessons, says so, and leaves alone what was completed before."""

import pytest

from courses.models import QuizPage, QuizQuestion
from lms.attempts import services as attempts
from lms.enrolments import services
from lms.enrolments.outline import outline_of
from lms.models import Completion, Enrolment, LessonProgress, Statement
from lms.xapi import verbs
from tests.factories.courses import make_course, make_question

Source = LessonProgress.Source


@pytest.fixture
def course(world):
    """A pre-check for the first of two lessons, both lessons, and a test at the end."""
    course = make_course("Prozesse aufnehmen", lessons=2, quiz=True)
    first = course.steps()[0]
    pre_check = course.add_child(instance=QuizPage(title="Kennen Sie das schon?", is_pre_check=True, max_attempts=1))
    pre_check.quiz_questions = [QuizQuestion(question=make_question("Womit?", right=["Damit"], wrong=["Dort"]))]
    pre_check.covers = [first]
    pre_check.save()
    course.refresh_from_db()
    pre_check.move(course.get_first_child(), pos="left")
    return type(course).objects.get(pk=course.pk)


def begin(alma, course) -> Enrolment:
    return services.enrol(learner=alma, course=course, by=alma)


def take(alma, enrolment, *, right: bool) -> None:
    pre_check = outline_of(enrolment).steps[0].page
    attempt = attempts.begin(enrolment=enrolment, quiz=pre_check, by=alma)
    answers = attempt.questions[0]["answers"]
    chosen = [answer["id"] for answer in answers if answer["is_correct"] == right]
    attempts.answer(attempt=attempt, question=attempt.questions[0]["id"], choices=chosen, by=alma)
    attempts.finish(attempt=attempt, by=alma)


def fresh(enrolment) -> Enrolment:
    return Enrolment.objects.get(pk=enrolment.pk)


def test_it_opens_at_once_and_is_offered_first(alma, course):
    outline = outline_of(begin(alma, course))

    assert [step.locked for step in outline.steps] == [False, False, False, True]
    assert outline.first_open.is_pre_check
    assert [step.page.title for step in outline.covered_by(outline.steps[0].page)] == ["Lektion 1"]


def test_passing_spares_the_lessons_it_covers_and_says_so(alma, course):
    enrolment = begin(alma, course)
    take(alma, enrolment, right=True)

    steps = outline_of(fresh(enrolment)).steps
    assert [step.done for step in steps] == [True, True, False, False]
    assert [step.known for step in steps] == [False, True, False, False]
    assert outline_of(fresh(enrolment)).after(steps[0]).page.title == "Lektion 2", "she is led past what she knows"
    assert LessonProgress.objects.get(step=steps[1].page).source == Source.PRE_CHECK
    told = Statement.objects.filter(verb=verbs.COMPLETED.iri)
    assert not told.exists(), "nobody says that she worked through the lesson"


def test_failing_changes_nothing_and_the_lessons_go_on(alma, course):
    enrolment = begin(alma, course)
    take(alma, enrolment, right=False)

    outline = outline_of(fresh(enrolment))
    assert [step.done for step in outline.steps] == [False] * 4
    services.complete_step(enrolment=enrolment, step=outline.steps[1].page, by=alma)
    assert outline_of(fresh(enrolment)).first_open.page.title == "Lektion 2"


def test_nobody_has_to_take_it(alma, course):
    enrolment = begin(alma, course)
    _pre_check, first, second, test = [step.page for step in outline_of(enrolment).steps]
    for step in (first, second, test):
        services.complete_step(enrolment=enrolment, step=step, by=alma)

    assert Completion.objects.filter(enrolment=enrolment).exists()
    sources = dict(LessonProgress.objects.filter(enrolment=enrolment).values_list("step__title", "source"))
    assert sources["Kennen Sie das schon?"] == Source.NEEDLESS
    assert sources["Lektion 1"] == Source.DONE


def test_what_was_worked_through_stays_worked_through(alma, course):
    enrolment = begin(alma, course)
    pre_check, first = [step.page for step in outline_of(enrolment).steps][:2]
    pre_check.covers = []
    pre_check.save()
    services.complete_step(enrolment=enrolment, step=first, by=alma)
    take(alma, fresh(enrolment), right=True)

    sources = dict(LessonProgress.objects.filter(enrolment=enrolment).values_list("step__title", "source"))
    assert (sources["Lektion 1"], sources["Lektion 2"]) == (Source.DONE, Source.PRE_CHECK), "nothing chosen: all"


def test_a_course_of_lessons_alone_can_be_completed_by_knowing_it(alma, world):
    course = make_course("Kurz", lessons=1)
    pre_check = course.add_child(instance=QuizPage(title="Kennen Sie das schon?", is_pre_check=True))
    pre_check.quiz_questions = [QuizQuestion(question=make_question("Womit?", right=["Damit"], wrong=["Dort"]))]
    pre_check.save()
    pre_check.move(course.get_first_child(), pos="left")
    enrolment = begin(alma, type(course).objects.get(pk=course.pk))
    take(alma, enrolment, right=True)

    completion = Completion.objects.get(enrolment=enrolment)
    assert (completion.source, completion.score) == (Completion.Source.SELF, 100)


def test_counted_progress_is_the_progress_of_the_outline(alma, course):
    enrolment = begin(alma, course)
    take(alma, enrolment, right=True)

    counted = Enrolment.objects.with_progress().get(pk=enrolment.pk)
    outline = outline_of(fresh(enrolment))
    assert (counted.steps_done, counted.steps_total) == (outline.done, outline.total) == (2, 4)


def test_alma_sees_what_it_spares_and_what_it_spared(alma, course, sign_in):
    enrolment, browser = begin(alma, course), sign_in(alma)
    pre_check = outline_of(enrolment).steps[0]

    page = browser.get(pre_check.href).content.decode()
    assert "Was Sie nicht machen müssen, wenn Sie bestehen" in page
    assert "Lektion 1" in page
    assert "Mit den Lektionen weitermachen" in page
    assert "freiwillig, kürzt den Kurs ab" in browser.get(course.url).content.decode()

    take(alma, enrolment, right=True)
    attempt = enrolment.attempts.get()
    assert "Eine Lektion gilt als erledigt" in browser.get(f"{pre_check.href}{attempt.pk}/").content.decode()
    assert "durch Vorwissen erledigt" in browser.get(course.url).content.decode()
