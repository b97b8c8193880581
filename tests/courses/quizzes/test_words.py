"""Questions in other languages: other words, the same right answers."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.models import QuestionWords, QuizPage
from courses.quizzes.words import in_other_words
from lms.attempts.services import begin
from lms.enrolments.services import complete_step, enrol
from tests.factories.courses import make_course

LINES = st.lists(st.text(alphabet="ab", max_size=5), max_size=5).map("\n".join)


@pytest.mark.django_db
def test_an_attempt_asks_in_the_language_of_the_reader(alma):
    course = make_course(quiz=True)
    quiz = QuizPage.objects.get()
    question = quiz.fixed_questions()[0]
    QuestionWords.objects.create(
        question=question, language="en", text="What is personal data?", answers="A name\nThe weather"
    )
    enrolment = enrol(learner=alma, course=course, by=alma)
    for step in course.steps()[:-1]:
        complete_step(enrolment=enrolment, step=step, by=alma)
    attempt = begin(enrolment=enrolment, quiz=quiz, by=alma, language="en")
    asked, untranslated = attempt.questions
    assert asked["text"] == "What is personal data?"
    assert [(answer["text"], answer["is_correct"]) for answer in asked["answers"]] == [
        ("A name", True),
        ("The weather", False),
    ]
    assert untranslated["text"] == "Was tun Sie bei einer Datenpanne?"
    german = quiz.asked_questions(Random(1))  # noqa: S311
    assert [answer["id"] for answer in german[0]["answers"]] == [answer["id"] for answer in asked["answers"]]


@given(LINES, LINES, st.text(max_size=10))
def test_whatever_is_translated_the_same_answers_are_right(answers, feedbacks, text):
    question = {
        "id": 1,
        "kind": "single",
        "text": "Frage",
        "explanation": "",
        "lesson": None,
        "answers": [
            {"id": 1, "text": "Ja", "is_correct": True, "feedback": ""},
            {"id": 2, "text": "Nein", "is_correct": False, "feedback": ""},
        ],
    }
    said = in_other_words(question, {"text": text, "answers": answers, "feedbacks": feedbacks})
    assert [(a["id"], a["is_correct"]) for a in said["answers"]] == [(1, True), (2, False)]
    assert all(answer["text"] for answer in said["answers"])
    assert question["answers"][0]["text"] == "Ja"
