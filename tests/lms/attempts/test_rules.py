"""Time, pauses, drawing and mixing: the rules of a test hold on the server, whatever the browser does."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from courses.models import Question, QuestionCategory, QuizDraw, QuizQuestion
from lms.attempts import services
from lms.attempts.models import Accommodation, Attempt
from lms.attempts.reads import quiz_facts
from lms.attempts.tasks import close_overdue_attempts, forget_accommodations
from people.directory.roles import Role
from people.models import AccessRecord
from tests.cast import person
from tests.factories.courses import make_question

START = "2026-03-02 09:00:00+01:00"


def rules(quiz, **changed):
    """The quiz with other rules."""
    for name, value in changed.items():
        setattr(quiz, name, value)
    quiz.save()
    return quiz


def answer_all(attempt, alma, way) -> None:
    for question in attempt.questions:
        services.answer(attempt=attempt, question=question["id"], choices=way(question), by=alma)


def test_a_timed_attempt_is_graded_though_the_browser_was_closed(alma, enrolment, quiz, choices, time_machine):
    time_machine.move_to(START)
    attempt = services.begin(enrolment=enrolment, quiz=rules(quiz, time_limit=20), by=alma)
    answer_all(attempt, alma, choices.right)
    time_machine.shift(timedelta(minutes=19))
    close_overdue_attempts()
    attempt.refresh_from_db()
    assert attempt.finished_at is None

    time_machine.shift(timedelta(minutes=1))
    close_overdue_attempts()
    close_overdue_attempts()
    attempt.refresh_from_db()
    assert (attempt.ended_by_time, attempt.passed, attempt.percent) == (True, True, 100)
    assert attempt.finished_at == attempt.deadline_at


def test_an_answer_after_the_time_is_not_taken(alma, enrolment, quiz, choices, time_machine):
    time_machine.move_to(START)
    attempt = services.begin(enrolment=enrolment, quiz=rules(quiz, time_limit=20), by=alma)
    time_machine.shift(timedelta(minutes=20))

    with pytest.raises(services.AttemptOver):
        services.answer(attempt=attempt, question=attempt.questions[0]["id"], choices=[1], by=alma)


def test_the_page_leads_to_the_result_when_the_time_is_over(alma, enrolment, quiz, sign_in, time_machine):
    time_machine.move_to(START)
    attempt = services.begin(enrolment=enrolment, quiz=rules(quiz, time_limit=20, show_answers="never"), by=alma)
    browser, path = sign_in(alma), f"/lernen/{enrolment.course.slug}/{quiz.slug}/test/{attempt.pk}/"
    page = browser.get(f"{path}frage/1/").content.decode()
    assert "Zeit bis 09:20" in page
    assert "data-deadline" in page

    time_machine.shift(timedelta(minutes=21))
    assert browser.post(f"{path}frage/1/", {"choices": "1"}).url == path
    assert "Die Zeit war um" in browser.get(path).content.decode()
    partial = browser.post(f"{path}frage/1/", {"choices": "1"}, headers={"HX-Request": "true"})
    assert partial.headers["HX-Redirect"] == path


def test_extra_time_and_attempts_are_honoured(alma, dora, enrolment, quiz, choices, time_machine):
    time_machine.move_to(START)
    today = timezone.localdate()
    services.accommodate(learner=alma, extra_time=50, extra_attempts=1, starts_on=today, by=dora)
    attempt = services.begin(enrolment=enrolment, quiz=rules(quiz, time_limit=25, max_attempts=1), by=alma)

    assert round((attempt.deadline_at - attempt.started_at) / timedelta(minutes=1)) == 38
    assert quiz_facts(enrolment, quiz).left == 1


def test_a_test_that_closes_ends_running_attempts(alma, dora, enrolment, quiz, time_machine):
    time_machine.move_to(START)
    closes = timezone.now() + timedelta(minutes=10)
    attempt = services.begin(enrolment=enrolment, quiz=rules(quiz, time_limit=60, closes_at=closes), by=alma)
    assert attempt.deadline_at == closes

    time_machine.shift(timedelta(minutes=11))
    services.finish(attempt=attempt, by=alma)
    assert quiz_facts(enrolment, quiz).closed
    with pytest.raises(services.CannotBegin):
        services.begin(enrolment=enrolment, quiz=quiz, by=alma)


def test_between_two_attempts_there_is_a_pause(alma, enrolment, quiz, choices, sign_in, time_machine):
    time_machine.move_to(START)
    attempt = services.begin(enrolment=enrolment, quiz=rules(quiz, wait_hours=24), by=alma)
    answer_all(attempt, alma, choices.wrong)
    services.finish(attempt=attempt, by=alma)

    with pytest.raises(services.CannotBegin):
        services.begin(enrolment=enrolment, quiz=quiz, by=alma)
    page = sign_in(alma).get(f"/lernen/{enrolment.course.slug}/{quiz.slug}/test/").content.decode()
    assert "Eine kurze Pause" in page
    time_machine.shift(timedelta(hours=24))
    assert services.begin(enrolment=enrolment, quiz=quiz, by=alma).number == 2


def test_where_answers_are_shown_at_the_end_they_can_be_changed_until_then(alma, enrolment, quiz, choices, sign_in):
    attempt = services.begin(enrolment=enrolment, quiz=rules(quiz, show_answers="at_end"), by=alma)
    browser, path = sign_in(alma), f"/lernen/{enrolment.course.slug}/{quiz.slug}/test/{attempt.pk}/"
    for place, question in enumerate(attempt.questions, start=1):
        for way in (choices.wrong, choices.right):
            answered = browser.post(f"{path}frage/{place}/", {"choices": way(question)})
            assert answered.status_code == 302
    page = browser.get(f"{path}frage/1/").content.decode()
    assert "checked" in page
    assert "Test abgeben" in page
    assert "Richtig gewählt" not in page

    assert browser.post(f"{path}abgeben/").url == path
    attempt.refresh_from_db()
    assert attempt.percent == 100


def test_where_answers_are_never_shown_only_the_result_is_told(alma, enrolment, quiz, choices, sign_in):
    attempt = services.begin(enrolment=enrolment, quiz=rules(quiz, show_answers="never"), by=alma)
    answer_all(attempt, alma, choices.right)
    services.finish(attempt=attempt, by=alma)
    browser, path = sign_in(alma), f"/lernen/{enrolment.course.slug}/{quiz.slug}/test/{attempt.pk}/"

    page = browser.get(path).content.decode()
    assert "Bestanden" in page
    assert "Ihre Antworten" not in page
    assert browser.get(f"{path}frage/1/").url == path


@pytest.fixture
def bank(db) -> QuestionCategory:
    """A category of twelve questions."""
    category = QuestionCategory.objects.create(name="Datenschutz")
    for place in range(12):
        make_question(f"Frage {place}", right=["ja"], wrong=["nein", "vielleicht"])
    Question.objects.filter(text__startswith="Frage").update(category=category)
    return category


def test_every_question_is_drawn_about_equally_often_and_none_twice(quiz, bank):
    QuizQuestion.objects.filter(quiz=quiz).delete()
    QuizDraw.objects.create(quiz=quiz, category=bank, number=4)
    chance, drawn = Random(5), Counter()  # noqa: S311
    for _attempt in range(150):
        ids = [question["id"] for question in quiz.asked_questions(chance)]
        assert len(set(ids)) == len(ids) == quiz.number_of_questions() == 4
        drawn.update(ids)

    assert len(drawn) == 12
    assert all(20 <= times <= 80 for times in drawn.values())  # 50 expected, five times the spread either way


def test_what_is_asked_of_everybody_is_not_drawn_again(quiz, bank):
    fixed = bank.questions.first()
    QuizQuestion.objects.create(quiz=quiz, question=fixed)
    QuizDraw.objects.create(quiz=quiz, category=bank, number=11)
    ids = [question["id"] for question in quiz.asked_questions(Random(1))]  # noqa: S311
    assert len(ids) == len(set(ids)) == 2 + 1 + 11


def test_the_order_of_an_attempt_stays_and_an_edited_question_changes_none(alma, enrolment, quiz, bank):
    QuizDraw.objects.create(quiz=quiz, category=bank, number=5)
    rules(quiz, shuffle_questions=True, shuffle_answers=True)
    attempt = services.begin(enrolment=enrolment, quiz=quiz, by=alma)
    kept = attempt.questions
    Question.objects.all().update(text="Ganz anders")
    QuizDraw.objects.all().delete()

    assert services.begin(enrolment=enrolment, quiz=quiz, by=alma).questions == kept
    assert Attempt.objects.get().questions == kept


def test_dora_grants_more_time_and_alma_sees_it(alma, dora, gero, sign_in, world):
    page, today = "/auswertung/nachteilsausgleich/", timezone.localdate().isoformat()
    hr = sign_in(dora)
    asked = {"number": alma.personnel_number, "extra_time": 50, "extra_attempts": 0, "starts_on": today}
    assert "Niemand mit dieser Nummer" in hr.post(page, asked | {"number": "99999999"}).content.decode()
    assert hr.post(page, asked | {"extra_time": 0}).status_code == 422
    assert hr.post(page, asked).url == page

    assert "Aydin, Alma" in hr.get(page).content.decode()
    assert AccessRecord.objects.filter(subject=alma, viewer=dora).exists()
    own = sign_in(alma).get("/meine-daten/").content.decode()
    assert "Mehr Zeit oder Versuche bei Tests" in own
    granted = Accommodation.objects.get(learner=alma)
    assert (granted.extra_time, granted.granted_by) == (50, dora)

    assert hr.post(f"{page}{granted.pk}/beenden/").url == page
    granted.refresh_from_db()
    assert granted.ends_on == timezone.localdate()


def test_what_ended_long_ago_is_forgotten(alma, dora, time_machine):
    time_machine.move_to(START)
    today = timezone.localdate()
    ended = services.accommodate(learner=alma, extra_time=25, starts_on=today, ends_on=today, by=dora)
    lasting = services.accommodate(learner=alma, extra_time=50, starts_on=today, by=dora)
    time_machine.shift(timedelta(days=366))
    forget_accommodations()
    assert Accommodation.objects.filter(pk=ended.pk).exists()

    time_machine.shift(timedelta(days=1))
    forget_accommodations()
    assert list(Accommodation.objects.all()) == [lasting]


def test_hr_of_one_office_grants_nothing_elsewhere(alma, gero, world, sign_in):
    hr = person(31, "Jana", "Jung", world.roads, role=Role.HR, role__office=world.roads)
    asked = {"extra_time": 25, "extra_attempts": 0, "starts_on": timezone.localdate().isoformat()}
    page = "/auswertung/nachteilsausgleich/"

    assert sign_in(hr).post(page, asked | {"number": alma.personnel_number}).status_code == 422
    assert sign_in(hr).post(page, asked | {"number": gero.personnel_number}).status_code == 302
