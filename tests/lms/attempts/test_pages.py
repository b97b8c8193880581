"""The pages of a quiz, without JavaScript and with it."""

import pytest
from django.urls import reverse

from lms.attempts import services
from lms.attempts.models import Attempt
from lms.enrolments import services as enrolments
from lms.models import Certificate, Completion

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def browser(alma, sign_in):
    return sign_in(alma)


@pytest.fixture
def attempt(alma, enrolment, quiz) -> Attempt:
    return services.begin(enrolment=enrolment, quiz=quiz, by=alma)


def at(name: str, attempt: Attempt, *more: object) -> str:
    return reverse(f"lms:{name}", args=[attempt.enrolment.course.slug, attempt.quiz.slug, attempt.pk, *more])


def start_of(quiz, course) -> str:
    return reverse("lms:quiz", args=[course.slug, quiz.slug])


def test_before_the_test_its_rules_are_told(browser, enrolment, course, quiz):
    page = browser.get(start_of(quiz, course)).content.decode()

    assert "Test beginnen" in page
    assert "2 richtige Antworten" in page
    assert "So viele, wie Sie brauchen" in page


def test_the_player_leads_a_quiz_step_to_its_test(browser, enrolment, course, quiz):
    answer = browser.get(reverse("lms:step", args=[course.slug, quiz.slug]))

    assert answer["Location"] == start_of(quiz, course)


def test_the_whole_way_without_javascript(browser, alma, enrolment, course, quiz, choices):
    page = browser.post(start_of(quiz, course) + "beginnen/", follow=True)
    attempt = Attempt.objects.get()
    for place, question in enumerate(attempt.questions, start=1):
        assert page.status_code == 200
        assert f"Frage {place} von 2" in page.content.decode()
        page = browser.post(at("quiz_question", attempt, place), {"choices": choices.right(question)}, follow=True)
        assert "Richtig" in page.content.decode()
        if place < 2:
            page = browser.get(at("quiz_question", attempt, place + 1))
    page = browser.post(at("quiz_finish", attempt), follow=True)

    text = page.content.decode()
    assert "Bestanden" in text
    assert "2 von 2 Fragen richtig" in text
    assert "Ihre Bescheinigung ist da" in text
    assert Completion.objects.filter(learner=alma).count() == 1


@pytest.mark.parametrize(
    ("way", "words"), [("right", "Richtig"), ("partly", "Teilweise richtig"), ("wrong", "Noch nicht richtig")]
)
def test_feedback_is_kind(browser, attempt, choices, way, words):
    browser.post(at("quiz_question", attempt, 2), {"choices": getattr(choices, way)(attempt.questions[1])})
    page = browser.get(at("quiz_question", attempt, 2)).content.decode()

    assert f"data-focus-here>{words}</h2>" in page
    assert "So steht es in der Lektion." in page
    assert "Falsch" not in page


def test_feedback_leads_back_to_the_lesson(browser, attempt, course, choices):
    lesson = course.get_children().first()
    attempt.questions[0]["lesson"] = lesson.pk
    attempt.save()
    browser.post(at("quiz_question", attempt, 1), {"choices": choices.wrong(attempt.questions[0])})
    page = browser.get(at("quiz_question", attempt, 1)).content.decode()

    assert reverse("lms:step", args=[course.slug, lesson.slug]) in page


def test_the_swapped_feedback_equals_the_reloaded_one(browser, attempt, choices):
    given = {"choices": choices.partly(attempt.questions[1])}
    swapped = browser.post(at("quiz_question", attempt, 2), given, **HTMX).content.decode()
    reloaded = browser.get(at("quiz_question", attempt, 2)).content.decode()

    fragment = swapped.split('<div id="quiz-steps"')[0]
    tokens = [word for word in fragment.split() if "csrfmiddlewaretoken" not in word and "value=" not in word]
    assert [word for word in tokens if word not in reloaded.split()] == []
    assert 'hx-swap-oob="true"' in swapped


def test_an_answer_without_choice_is_asked_for_again(browser, attempt):
    answer = browser.post(at("quiz_question", attempt, 2), {}, **HTMX)

    assert answer.status_code == 422
    assert "Wählen Sie mindestens eine Antwort" in answer.content.decode()
    assert attempt.given() == {}


def test_a_skipped_question_comes_again(browser, attempt, choices):
    asked = browser.get(at("quiz_question", attempt, 1)).content.decode()
    assert at("quiz_question", attempt, 2) in asked

    answered = browser.post(
        at("quiz_question", attempt, 2), {"choices": choices.right(attempt.questions[1])}, follow=True
    ).content.decode()
    assert at("quiz_question", attempt, 1) in answered
    assert at("quiz_finish", attempt) not in answered


def test_handing_in_too_early_leads_to_the_open_question(browser, attempt, choices):
    browser.post(at("quiz_question", attempt, 1), {"choices": choices.right(attempt.questions[0])})
    answer = browser.post(at("quiz_finish", attempt))

    assert answer["Location"] == at("quiz_question", attempt, 2)


def test_used_up_attempts_are_explained_with_what_to_do(browser, alma, enrolment, course, quiz, choices, world):
    course.contact_office = world.training
    course.save()
    quiz.max_attempts = 1
    quiz.save()
    attempt = services.begin(enrolment=enrolment, quiz=quiz, by=alma)
    services.finish(attempt=attempt, by=alma)

    for page in (start_of(quiz, course), at("quiz_result", attempt)):
        text = browser.get(page).content.decode()
        assert "Sie haben alle Versuche genutzt" in text
        assert "Personalentwicklung und BildungsCampus" in text
        assert "quiz_begin" not in text
        assert "Neuen Versuch beginnen" not in text
    browser.post(start_of(quiz, course) + "beginnen/")
    assert Attempt.objects.count() == 1


def test_the_test_is_closed_while_lessons_are_open(browser, alma, course, quiz):
    enrolments.enrol(learner=alma, course=course, by=alma)
    page = browser.get(start_of(quiz, course)).content.decode()

    assert "Der Test öffnet sich nach den Lektionen" in page
    assert "Test beginnen" not in page


def test_own_answers_can_be_read_again_after_the_end(browser, alma, attempt, choices):
    for question in attempt.questions:
        services.answer(attempt=attempt, question=question["id"], choices=choices.right(question), by=alma)
    services.finish(attempt=attempt, by=alma)
    result = browser.get(at("quiz_result", attempt)).content.decode()

    assert at("quiz_question", attempt, 2) in result
    assert "Zurück zum Ergebnis" in browser.get(at("quiz_question", attempt, 2)).content.decode()


def test_the_result_links_the_certificate(browser, alma, attempt, choices):
    for question in attempt.questions:
        services.answer(attempt=attempt, question=question["id"], choices=choices.right(question), by=alma)
    services.finish(attempt=attempt, by=alma)
    completion = Completion.objects.get(learner=alma)
    page = browser.get(at("quiz_result", attempt)).content.decode()

    assert reverse("lms:certificate_for", args=[completion.pk]) in page
    opened = browser.get(reverse("lms:certificate_for", args=[completion.pk]), follow=True)
    assert Certificate.objects.get(completion=completion).number in opened.content.decode()


@pytest.mark.parametrize("stranger", ["bruno", "dora", "gero", "frida"])
@pytest.mark.parametrize("name", ["quiz_question", "quiz_result"])
def test_nobody_else_sees_an_attempt(request, sign_in, attempt, stranger, name):
    """Neither the supervisor nor HR: scores belong to the learner."""
    more = [1] if name == "quiz_question" else []
    answer = sign_in(request.getfixturevalue(stranger)).get(at(name, attempt, *more))

    assert answer.status_code == 404


def test_nobody_else_answers_or_hands_in(sign_in, bruno, attempt):
    other = sign_in(bruno)

    assert other.post(at("quiz_question", attempt, 1), {"choices": [1]}).status_code == 404
    assert other.post(at("quiz_finish", attempt)).status_code == 404


def test_whoever_has_not_started_the_course_is_led_there(sign_in, gero, course, quiz):
    answer = sign_in(gero).get(start_of(quiz, course))

    assert answer["Location"].endswith(course.url)


def test_a_course_for_others_has_no_quiz(sign_in, gero, world, course, quiz):
    course.audience, course.audience_offices = "offices", [world.registry]
    course.save()

    assert sign_in(gero).get(start_of(quiz, course)).status_code == 404


@pytest.mark.parametrize("place", [0, 3, 99])
def test_a_question_that_is_not_there(browser, attempt, place):
    assert browser.get(at("quiz_question", attempt, place)).status_code == 404


def test_a_question_costs_few_queries(browser, attempt, django_assert_max_num_queries):
    browser.get(at("quiz_question", attempt, 1))
    with django_assert_max_num_queries(10):
        browser.get(at("quiz_question", attempt, 1))


def test_a_result_costs_few_queries(browser, alma, attempt, django_assert_max_num_queries):
    services.finish(attempt=attempt, by=alma)
    browser.get(at("quiz_result", attempt))
    with django_assert_max_num_queries(18):
        browser.get(at("quiz_result", attempt))
