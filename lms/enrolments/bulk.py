"""Bringing in what people learnt before, many at once: no messages, no announcements, certificates when asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from courses.models import CoursePage, LessonPage, QuizPage
from courses.versions import services as versions
from lms.enrolments.models import Completion, Enrolment, LessonProgress
from lms.enrolments.validity import valid_until
from lms.xapi import activities, verbs
from lms.xapi import services as xapi
from lms.xapi.activities import Activity
from lms.xapi.statements import Facts, Result
from people.directory.models import User

CHUNK = 500


@dataclass(frozen=True)
class Past:
    """One course one person took: when it began, which steps were completed when, and whether that was all."""

    learner: User
    course: CoursePage
    started_at: datetime
    steps: Sequence[tuple[LessonPage | QuizPage, datetime]]
    is_complete: bool
    score: int | None = None

    @property
    def last_at(self) -> datetime:
        return self.steps[-1][1] if self.steps else self.started_at


@transaction.atomic
def bring_in(pasts: Sequence[Past]) -> None:
    """Write enrolments, progress, completions and their statements, all or none."""
    _begin(pasts)
    enrolments = Enrolment.objects.bulk_create([_enrolment(past) for past in pasts], batch_size=CHUNK)
    pairs = list(zip(pasts, enrolments, strict=True))
    LessonProgress.objects.bulk_create(
        [
            LessonProgress(enrolment=enrolment, step_id=step.pk, opened_at=at, completed_at=at)
            for past, enrolment in pairs
            for step, at in past.steps
        ],
        batch_size=CHUNK,
    )
    Completion.objects.bulk_create(
        [_completion(past, enrolment) for past, enrolment in pairs if past.is_complete], batch_size=CHUNK
    )
    told = [facts for past, enrolment in pairs for facts in _told(past, enrolment)]
    xapi.append(sorted(told, key=lambda facts: facts.at))


def _begin(pasts: Sequence[Past]) -> None:
    """Whoever comes in belongs to the version that is begun today."""
    courses = {past.course.pk: past.course for past in pasts}
    numbers = {pk: versions.begin(course=course).number for pk, course in courses.items()}
    for past in pasts:
        past.course.version = numbers[past.course.pk]


def _enrolment(past: Past) -> Enrolment:
    return Enrolment(
        learner=past.learner,
        course=past.course,
        course_version=past.course.version,
        status=Enrolment.Status.COMPLETED if past.is_complete else Enrolment.Status.ACTIVE,
        started_at=past.started_at,
        last_step_id=past.steps[-1][0].pk if past.steps else None,
        last_seen_at=past.last_at,
    )


def _completion(past: Past, enrolment: Enrolment) -> Completion:
    day = timezone.localdate(past.last_at)
    return Completion(
        learner=past.learner,
        course=past.course,
        enrolment=enrolment,
        course_version=past.course.version,
        course_title=past.course.title,
        completed_at=past.last_at,
        completed_on=day,
        valid_until=valid_until(day, past.course.certificate_valid_months),
        score=past.score,
        by=past.learner,
    )


def _told(past: Past, enrolment: Enrolment) -> list[Facts]:
    """The statements of one course, in order."""
    course = activities.course(past.course)

    def fact(verb: verbs.Verb, activity: Activity, at: datetime, result: Result | None = None) -> Facts:
        within = None if activity is course else course
        return Facts(uuid4(), past.learner.pseudonym, verb, activity, at, enrolment.registration, result, within)

    told = [fact(verbs.REGISTERED, course, past.started_at)]
    if past.steps:
        told.append(fact(verbs.INITIALIZED, course, past.started_at))
    for step, at in past.steps:
        if isinstance(step, QuizPage):
            told.append(fact(verbs.PASSED, activities.quiz(step), at, Result(percent=past.score, success=True)))
        else:
            told.append(fact(verbs.COMPLETED, activities.lesson(step), at))
    if past.is_complete:
        told.append(fact(verbs.COMPLETED, course, past.last_at, Result(completion=True)))
    return told
