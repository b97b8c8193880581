"""Figures of questions: right, in steps of five, and never about one person."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.pages.services import set_up_site
from courses.models import Question
from lms.attempts import services
from lms.attempts.models import Attempt
from lms.demo.tries import answer, right_answer
from lms.enrolments.services import complete_step, enrol
from lms.item_figures.figures import STEP, Taken, figures_of, separation
from lms.item_figures.reads import figures_of_quiz
from people.directory.services import sync_groups
from tests.courses.quizzes.test_kinds import questions
from tests.factories.courses import make_course
from tests.factories.people import UserFactory

SINGLE = {
    "id": 1,
    "kind": "single",
    "text": "Was tun?",
    "explanation": "",
    "lesson": None,
    "answers": [
        {"id": number, "text": text, "is_correct": number == 1, "feedback": ""}
        for number, text in enumerate(("Melden", "Warten", "Gehen"), start=1)
    ],
}


def taken(*choices: int, rest: float = 0.5) -> list[Taken]:
    return [Taken(SINGLE, [choice], rest) for choice in choices]


def test_it_grows_in_steps_of_five():
    assert figures_of(taken(1, 1, 1, 2)).people == 0
    five = figures_of(taken(*[1] * 4, 2))
    assert (five.people, five.right, five.percent) == (5, 4, 80)
    assert figures_of(taken(*[1] * 4, 2, 3, 3, 3, 3)) == five, "four more change nothing"


def test_rare_answers_are_not_counted_out_nor_to_be_calculated():
    shown = figures_of(taken(*[1] * 12, *[2] * 6, *[3] * 2)).parts

    assert [(part.label, part.people) for part in shown] == [("Melden", 12), ("Warten", None), ("Gehen", None)]


def test_another_wording_is_another_question():
    changed = {**SINGLE, "text": "Was tun Sie zuerst?"}
    figures = figures_of([*taken(*[2] * 7), *[Taken(changed, [1], 0.5)] * 5])

    assert (figures.people, figures.percent, figures.older) == (5, 100, 5)


def test_separation_says_who_knows_the_subject():
    knowing, others = [Taken(SINGLE, [1], 0.9)] * 10, [Taken(SINGLE, [2], 0.2)] * 10

    assert figures_of([*knowing, *others]).separates == "gut"
    assert figures_of(taken(*[1] * 25)).separates == "", "all right, nothing to tell"
    assert "verkehrt herum" in figures_of([Taken(SINGLE, [2], 0.9), Taken(SINGLE, [1], 0.2)] * 10).separates


@settings(deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 10).map(lambda n: n / 10)), min_size=20, max_size=80))
def test_separation_stays_between_minus_one_and_one_and_turns_with_the_answers(pairs):
    right, rest = [one for one, _other in pairs], [other for _one, other in pairs]
    value, turned = separation(right, rest), separation([not one for one in right], rest)

    assert (value is None) == (turned is None)
    assert value is None or -1 <= value <= 1
    assert value is None or value == pytest.approx(-turned, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(asked=questions(), number=st.integers(0, 40), seed=st.integers())
def test_whatever_the_kind_no_small_group_is_shown(asked, number, seed):
    chance = Random(seed)  # noqa: S311
    figures = figures_of([Taken(asked, answer(asked, chance, 0.6), chance.random()) for _each in range(number)])

    if figures is None:
        assert number == 0
        return
    assert figures.people % STEP == 0
    assert figures.people <= number
    assert 0 <= figures.right <= figures.people
    for part in figures.parts:
        assert part.people is None or part.people == 0 or STEP <= part.people <= figures.people


@settings(max_examples=60, deadline=None)
@given(asked=questions())
def test_when_all_are_right_every_part_says_so(asked):
    figures = figures_of([Taken(asked, right_answer(asked), 1.0)] * 10)

    assert figures.percent == 100
    assert all(part.people in {10, 0} for part in figures.parts)
    assert any(part.people == 10 for part in figures.parts)


@pytest.fixture
def course(world):
    return make_course("Datenschutz-Grundlagen", lessons=1, quiz=True)


def attempt(course, *, right: bool) -> Attempt:
    """Somebody takes the test once, and hands it in."""
    learner = UserFactory()
    enrolment = enrol(learner=learner, course=course, by=learner)
    lesson, quiz = course.steps()
    complete_step(enrolment=enrolment, step=lesson, by=learner)
    begun = services.begin(enrolment=enrolment, quiz=quiz, by=learner)
    for question in begun.questions:
        wrong = [each["id"] for each in question["answers"] if not each["is_correct"]]
        choices = right_answer(question) if right else wrong[:1]
        services.answer(attempt=begun, question=question["id"], choices=choices, by=learner)
    return services.finish(attempt=begun, by=learner)


def test_emil_reads_how_questions_are_answered_and_nothing_about_people(sign_in, course, emil, lenient):
    set_up_site()
    sync_groups(emil)
    for number in range(6):
        attempt(course, right=number < 3)
    quiz = course.steps()[1]
    browser = sign_in(emil)

    page = browser.get(f"/auswertung/tests/{quiz.pk}/").content.decode()

    assert "60 %" in page, "three of the first five"
    assert "Was ist ein personenbezogenes Datum?" in page
    for attempt_ in Attempt.objects.select_related("enrolment__learner"):
        assert attempt_.enrolment.learner.last_name not in page
    assert f"/auswertung/tests/{quiz.pk}/" in browser.get("/auswertung/tests/").content.decode()
    assert f"/auswertung/tests/{quiz.pk}/" in browser.get(f"/cms/pages/{quiz.pk}/edit/").content.decode()
    assert "/auswertung/tests/" in browser.get("/cms/").content.decode()


def test_only_the_first_attempt_of_each_person_counts(course, settings):
    for _each in range(5):
        attempt(course, right=False)
    again = Attempt.objects.earliest("pk")
    learner, quiz = again.enrolment.learner, again.quiz
    second = services.begin(enrolment=again.enrolment, quiz=quiz, by=learner)
    for question in second.questions:
        services.answer(attempt=second, question=question["id"], choices=right_answer(question), by=learner)
    services.finish(attempt=second, by=learner)

    assert {figures.percent for figures in figures_of_quiz(quiz)} == {0}


def test_an_unfinished_attempt_does_not_count_and_others_may_not_look(sign_in, course, alma, bruno, dora):
    for _each in range(4):
        attempt(course, right=True)
    quiz = course.steps()[1]

    assert [figures.people for figures in figures_of_quiz(quiz)] == []
    for person in (alma, bruno, dora):
        assert sign_in(person).get(f"/auswertung/tests/{quiz.pk}/").status_code == 403
    assert Question.objects.count() == 2
