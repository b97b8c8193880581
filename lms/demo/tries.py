"""Invented first attempts at the demo tests, so that authors see how their questions are answered."""

from datetime import timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.db.models import F

from courses.models import QuizPage
from courses.quizzes.grading import grade
from courses.quizzes.kinds import FrozenQuestion, cloze
from lms.demo.learning import ALMA
from lms.models import Attempt, Enrolment, GivenAnswer

PEOPLE, LASTING = 60, timedelta(minutes=8)
Given = dict[int, list[Any]]


@transaction.atomic
def load() -> None:
    """For tests nobody has taken, one finished attempt of up to sixty people who completed the course."""
    if Attempt.objects.exists():
        return
    taken: list[tuple[Attempt, Given]] = []
    for quiz in QuizPage.objects.live().order_by("path"):
        completed = Enrolment.objects.filter(course=quiz.get_parent().pk, status=Enrolment.Status.COMPLETED)
        for enrolment in completed.exclude(learner__personnel_number=ALMA).order_by("pk")[:PEOPLE]:
            taken.append(take(quiz, enrolment, Random(f"{quiz.slug} {enrolment.pk}")))  # noqa: S311
    attempts = Attempt.objects.bulk_create([attempt for attempt, _given in taken], batch_size=200)
    Attempt.objects.filter(pk__in=[attempt.pk for attempt in attempts]).update(started_at=F("finished_at") - LASTING)
    rows = (
        GivenAnswer(attempt=attempt, question=number, choices=choices)
        for attempt, (_attempt, given) in zip(attempts, taken, strict=True)
        for number, choices in given.items()
    )
    GivenAnswer.objects.bulk_create(rows, batch_size=500)


def take(quiz: QuizPage, enrolment: Enrolment, chance: Random) -> tuple[Attempt, Given]:
    """One attempt; who knows more answers more questions rightly."""
    questions, knows = quiz.asked_questions(chance), 0.55 + 0.4 * chance.random()
    given = {each["id"]: answer(each, chance, knows - 0.06 * place) for place, each in enumerate(questions)}
    result = grade(questions, given, quiz.pass_mark)
    attempt = Attempt(
        enrolment=enrolment,
        quiz=quiz,
        number=1,
        questions=questions,
        pass_mark=quiz.pass_mark,
        show_answers=quiz.show_answers,
        finished_at=enrolment.last_seen_at,
        percent=result.percent,
        passed=result.passed,
    )
    return attempt, given


def answer(question: FrozenQuestion, chance: Random, knows: float) -> list[Any]:
    """The right answer, or one that people give who do not know it."""
    right = right_answer(question)
    if chance.random() < knows:
        return right
    match question["kind"]:
        case "single":
            return [chance.choice([each["id"] for each in question["answers"] if each["id"] not in right])]
        case "multiple" | "hotspot":
            others = [each["id"] for each in question["answers"] if each["id"] not in right]
            return [*right[1:], *others[:1]] or others
        case "text" | "number":
            return ["weiß ich nicht"] if question["kind"] == "text" else ["99"]
        case "cloze":
            return [right[0], *["?"] * (len(right) - 1)] if len(right) > 1 else ["?"]
    return [*right[1:], right[0]]


def right_answer(question: FrozenQuestion) -> list[Any]:
    """What is wholly right."""
    answers = question["answers"]
    match question["kind"]:
        case "ordering":
            return [each["id"] for each in sorted(answers, key=lambda each: each["place"])]
        case "matching":
            return [each["counterpart"] for each in answers]
        case "cloze":
            return [gap[0] for gap in cloze.gaps(question["gaps"])]
        case "text" | "number":
            return [each["text"] for each in answers if each["is_correct"]][:1]
    return [each["id"] for each in answers if each["is_correct"]]
