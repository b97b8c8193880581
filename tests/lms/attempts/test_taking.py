"""Taking a quiz: what counts, what stays, and what follows from it."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from courses.models import Answer, Question
from lms.attempts import services
from lms.attempts.models import Attempt
from lms.attempts.reads import quiz_facts
from lms.enrolments import services as enrolments
from lms.models import Completion, Statement
from tests.factories.courses import make_course


def take(enrolment, quiz, alma, ways) -> Attempt:
    """Begin, answer every question in the given way, and finish."""
    attempt = services.begin(enrolment=enrolment, quiz=quiz, by=alma)
    for question, way in zip(attempt.questions, ways, strict=True):
        services.answer(attempt=attempt, question=question["id"], choices=way(question), by=alma)
    return services.finish(attempt=attempt, by=alma)


def test_an_attempt_counts_from_its_start(alma, enrolment, quiz):
    quiz.max_attempts = 2
    quiz.save()
    services.begin(enrolment=enrolment, quiz=quiz, by=alma)

    facts = quiz_facts(enrolment, quiz)
    assert (facts.used, facts.left) == (1, 1)


def test_whoever_comes_back_goes_on_with_the_attempt_that_runs(alma, enrolment, quiz):
    first = services.begin(enrolment=enrolment, quiz=quiz, by=alma)
    again = services.begin(enrolment=enrolment, quiz=quiz, by=alma)

    assert again == first
    assert Attempt.objects.count() == 1


def test_no_more_attempts_than_the_quiz_allows(alma, enrolment, quiz, choices):
    quiz.max_attempts = 1
    quiz.save()
    take(enrolment, quiz, alma, [choices.wrong, choices.wrong])

    with pytest.raises(services.CannotBegin):
        services.begin(enrolment=enrolment, quiz=quiz, by=alma)
    assert quiz_facts(enrolment, quiz).used_up


def test_the_test_opens_after_the_lessons(alma, course, quiz):
    place = enrolments.enrol(learner=alma, course=course, by=alma)

    with pytest.raises(services.CannotBegin):
        services.begin(enrolment=place, quiz=quiz, by=alma)


def test_a_passed_test_is_not_taken_again(alma, enrolment, quiz, choices):
    take(enrolment, quiz, alma, [choices.right, choices.right])

    with pytest.raises(services.CannotBegin):
        services.begin(enrolment=enrolment, quiz=quiz, by=alma)


def test_editing_the_bank_changes_neither_running_nor_finished_attempts(alma, enrolment, quiz, choices):
    attempt = services.begin(enrolment=enrolment, quiz=quiz, by=alma)
    before = json.loads(json.dumps(attempt.questions))

    Question.objects.update(text="Ganz anders?")
    Answer.objects.update(text="Anders", is_correct=False)
    quiz.pass_mark = 100
    quiz.save()
    attempt.refresh_from_db()
    assert attempt.questions == before
    for question in before:
        services.answer(attempt=attempt, question=question["id"], choices=choices.right(question), by=alma)

    assert services.finish(attempt=attempt, by=alma).passed
    Question.objects.all().first().answers.all().delete()
    attempt.refresh_from_db()
    assert (attempt.questions, attempt.percent) == (before, 100)


def test_the_first_answer_stands_because_the_feedback_shows_what_is_right(alma, enrolment, quiz, choices):
    attempt = services.begin(enrolment=enrolment, quiz=quiz, by=alma)
    question = attempt.questions[0]
    services.answer(attempt=attempt, question=question["id"], choices=choices.wrong(question), by=alma)
    services.answer(attempt=attempt, question=question["id"], choices=choices.right(question), by=alma)

    assert attempt.given() == {question["id"]: choices.wrong(question)}


@pytest.mark.parametrize("odd", [[], [0], [-1, 7]])
def test_only_answers_of_the_question_can_be_given(alma, enrolment, quiz, odd):
    attempt = services.begin(enrolment=enrolment, quiz=quiz, by=alma)

    with pytest.raises(services.NotAnAnswer):
        services.answer(attempt=attempt, question=attempt.questions[0]["id"], choices=odd, by=alma)


def test_a_question_with_one_right_answer_takes_one(alma, enrolment, quiz):
    attempt = services.begin(enrolment=enrolment, quiz=quiz, by=alma)
    single = attempt.questions[0]

    with pytest.raises(services.NotAnAnswer):
        services.answer(
            attempt=attempt, question=single["id"], choices=[answer["id"] for answer in single["answers"]], by=alma
        )


def test_after_the_end_nothing_can_be_answered(alma, enrolment, quiz, choices):
    attempt = take(enrolment, quiz, alma, [choices.wrong, choices.right])

    with pytest.raises(services.AttemptOver):
        services.answer(attempt=attempt, question=attempt.questions[0]["id"], choices=[1], by=alma)


def test_passing_completes_the_course_with_the_score(alma, enrolment, quiz, choices):
    attempt = take(enrolment, quiz, alma, [choices.right, choices.right])

    completion = Completion.objects.get(learner=alma)
    assert (attempt.passed, attempt.percent, completion.score) == (True, 100, 100)


def test_not_passing_completes_nothing(alma, enrolment, quiz, choices):
    attempt = take(enrolment, quiz, alma, [choices.right, choices.partly])

    assert (attempt.passed, attempt.percent) == (False, 50)
    assert not Completion.objects.exists()


@pytest.mark.parametrize(("way", "verb", "success"), [("right", "passed", True), ("wrong", "failed", False)])
def test_the_end_of_an_attempt_is_recorded_with_its_score(alma, enrolment, quiz, choices, way, verb, success):
    attempt = take(enrolment, quiz, alma, [getattr(choices, way)] * 2)

    told = json.loads(Statement.objects.get(verb__endswith=f"/{verb}").raw)
    assert told["actor"]["account"]["name"] == str(alma.pseudonym)
    assert told["result"]["success"] is success
    assert told["result"]["score"]["scaled"] == attempt.percent / 100
    assert told["context"]["registration"] == str(enrolment.registration)


def test_finishing_twice_is_finishing_once(alma, enrolment, quiz, choices):
    attempt = take(enrolment, quiz, alma, [choices.right, choices.right])
    ended = attempt.finished_at
    again = services.finish(attempt=attempt, by=alma)

    assert again.finished_at == ended
    assert Completion.objects.count() == 1
    assert Statement.objects.filter(verb__endswith="/passed").count() == 1


def test_a_quiz_that_asks_nothing_cannot_be_begun(alma, db):
    from tests.factories.courses import make_quiz

    course = make_course("Leer", lessons=0)
    empty = make_quiz(course)
    empty.quiz_questions.all().delete()
    empty.save()
    place = enrolments.enrol(learner=alma, course=course, by=alma)

    with pytest.raises(services.CannotBegin):
        services.begin(enrolment=place, quiz=empty, by=alma)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(connections["default"].vendor != "postgresql", reason="SQLite writes one after the other")
def test_two_windows_finish_one_attempt(alma, enrolment, quiz, choices):
    attempt = services.begin(enrolment=enrolment, quiz=quiz, by=alma)
    for question in attempt.questions:
        services.answer(attempt=attempt, question=question["id"], choices=choices.right(question), by=alma)
    start = Barrier(2)

    def finish(_number: int) -> None:
        try:
            start.wait()
            services.finish(attempt=attempt, by=alma)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as windows:
        list(windows.map(finish, range(2)))

    assert Completion.objects.filter(learner=alma).count() == 1
    assert Statement.objects.filter(verb__endswith="/passed").count() == 1
