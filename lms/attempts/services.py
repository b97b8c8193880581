"""Taking a quiz: begin, answer, finish. Two open windows do no harm; nothing given is lost or counted twice."""

from datetime import date, datetime, timedelta
from random import SystemRandom

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from courses.models import QuizPage
from courses.quizzes.grading import grade
from courses.quizzes.kinds import FrozenQuestion, NotAnAnswer, kind_of
from courses.quizzes.kinds.shapes import Given
from lms.attempts.models import Accommodation, Attempt, AttemptQuerySet, GivenAnswer
from lms.attempts.reads import quiz_facts
from lms.enrolments import services as enrolments
from lms.enrolments.models import Enrolment
from lms.xapi import activities, verbs
from lms.xapi import services as xapi
from lms.xapi.statements import Result
from people.directory.models import User


class CannotBegin(Exception):
    """There is no further attempt now: all were used, a pause is on, the quiz is closed, passed, or asks nothing."""


class AttemptOver(Exception):
    """The attempt was finished before; its answers stand."""


@transaction.atomic
def begin(*, enrolment: Enrolment, quiz: QuizPage, by: User, language: str = "") -> Attempt:
    """Start an attempt, or go on with the one that runs. It counts from now on and keeps its questions as they are."""
    enrolment = Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    facts = quiz_facts(enrolment, quiz)
    if facts.running:
        return facts.running
    questions = quiz.asked_questions(SystemRandom(), language)
    if not facts.may_begin or not questions:
        raise CannotBegin
    enrolments.open_step(enrolment=enrolment, step=quiz, by=by)
    return Attempt.objects.create(
        enrolment=enrolment,
        quiz=quiz,
        number=facts.used + 1,
        questions=questions,
        pass_mark=quiz.pass_mark,
        show_answers=quiz.show_answers,
        deadline_at=deadline(timezone.now(), facts.minutes, quiz.closes_at),
    )


def deadline(start: datetime, minutes: int | None, closes_at: datetime | None) -> datetime | None:
    """When an attempt ends at the latest: after its time, or when the quiz closes, whichever comes first."""
    ends = [start + timedelta(minutes=minutes)] if minutes else []
    return min([*ends, *([closes_at] if closes_at else [])], default=None)


@transaction.atomic
def answer(*, attempt: Attempt, question: int, choices: Given, by: User) -> GivenAnswer:
    """Save an answer as it is given; the first one stands where the feedback shows at once what is right."""
    attempt = _locked(attempt)
    if attempt.finished_at or attempt.is_over(timezone.now()):
        raise AttemptOver
    kept = {"choices": _checked(attempt.questions, question, choices)}
    if attempt.stands_at_once:
        given, _created = GivenAnswer.objects.get_or_create(attempt=attempt, question=question, defaults=kept)
    else:
        given, _created = GivenAnswer.objects.update_or_create(attempt=attempt, question=question, defaults=kept)
    return given


@transaction.atomic
def finish(*, attempt: Attempt, by: User) -> Attempt:
    """Grade the attempt once, tell the course when it is passed, and record how it ended."""
    attempt = _locked(attempt)
    if attempt.finished_at:
        return attempt
    result = grade(attempt.questions, attempt.given(), attempt.pass_mark)
    now = timezone.now()
    attempt.ended_by_time = attempt.is_over(now)
    attempt.finished_at = attempt.deadline_at if attempt.ended_by_time else now
    attempt.percent, attempt.passed = result.percent, result.passed
    attempt.save(update_fields=["finished_at", "ended_by_time", "percent", "passed"])
    enrolment = attempt.enrolment
    xapi.record(
        actor=enrolment.learner,
        verb=verbs.PASSED if attempt.passed else verbs.FAILED,
        activity=activities.quiz(attempt.quiz),
        registration=enrolment.registration,
        result=Result(percent=attempt.percent, success=attempt.passed),
        context=activities.course(enrolment.course),
    )
    if attempt.passed:
        enrolments.complete_step(enrolment=enrolment, step=attempt.quiz, by=by, score=attempt.percent)
    return attempt


def close_overdue(*, among: AttemptQuerySet | None = None) -> int:
    """Hand in the attempts whose time is over with what was saved, each by itself; says how many there were."""
    attempts = Attempt.objects.all() if among is None else among
    overdue = list(attempts.overdue(timezone.now()).select_related("enrolment__learner"))
    for attempt in overdue:
        finish(attempt=attempt, by=attempt.enrolment.learner)
    return len(overdue)


@transaction.atomic
def accommodate(
    *,
    learner: User,
    extra_time: int = 0,
    extra_attempts: int = 0,
    starts_on: date,
    ends_on: date | None = None,
    by: User,
) -> Accommodation:
    """Grant the person more time (in per cent) or more attempts at every test; attempts that run keep their time."""
    granted = Accommodation.objects.create(
        learner=learner,
        extra_time=extra_time,
        extra_attempts=extra_attempts,
        starts_on=starts_on,
        ends_on=ends_on,
        granted_by=by,
    )
    log(instance=granted, action="lms.accommodate", user=by, data={"person": learner.pk})
    return granted


@transaction.atomic
def end_accommodation(*, accommodation: Accommodation, by: User) -> None:
    """Let it end today, or never begin."""
    today = timezone.localdate()
    accommodation.ends_on = max(today, accommodation.starts_on)
    accommodation.save(update_fields=["ends_on"])
    log(instance=accommodation, action="lms.end_accommodation", user=by, data={"person": accommodation.learner_id})


def forget_accommodations(*, before: date) -> None:
    """Delete what was granted to people and ended longer ago than we promised to keep it."""
    Accommodation.objects.filter(ends_on__lt=before).delete()


def _locked(attempt: Attempt) -> Attempt:
    """The attempt as it is now; other windows wait until this change is done."""
    attempts = Attempt.objects.select_for_update(of=("self",))
    return attempts.select_related("enrolment__learner", "enrolment__course", "quiz").get(pk=attempt.pk)


def _checked(questions: list[FrozenQuestion], number: int, choices: Given) -> list[int | str]:
    """The answer as it is kept, if it answers this question."""
    found = next((question for question in questions if question["id"] == number), None)
    if found is None:
        raise NotAnAnswer
    return kind_of(found).accepted(found, choices)
