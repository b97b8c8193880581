"""Taking up, doing, completing and giving up courses. Every call may be repeated without harm."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from courses.models import CoursePage, QuizPage
from courses.versions import services as versions
from lms.enrolments import moving, pre_checks
from lms.enrolments.models import Completion, Enrolment, LessonProgress
from lms.enrolments.outline import outline_of
from lms.enrolments.permissions import missing_before
from lms.enrolments.signals import course_completed
from lms.enrolments.validity import valid_until
from lms.xapi import activities, verbs
from lms.xapi import services as xapi
from lms.xapi.statements import Result
from people.directory.models import User


class CoursesMissing(Exception):
    """Somebody wants to take up a course and has not completed what it requires."""

    def __init__(self, courses: list[CoursePage]) -> None:
        super().__init__(", ".join(course.title for course in courses))
        self.courses = courses


@transaction.atomic
def enrol(*, learner: User, course: CoursePage, by: User, at: datetime | None = None) -> Enrolment:
    """Give the learner a place in the course as it is now; asking twice changes nothing. CoursesMissing if required
    courses are open; whoever is enrolled by somebody else is let in without them.

    The learner stays on this version until she moves over, whatever is changed in the course.
    """
    moment = at or timezone.now()
    present = Enrolment.objects.of(learner).active().filter(course=course).first()
    if present:
        return present
    if by == learner and (missing := missing_before(learner, course)):
        raise CoursesMissing(missing)
    version = versions.begin(course=course)
    enrolment, created = Enrolment.objects.get_or_create(
        learner=learner,
        course=course,
        status=Enrolment.Status.ACTIVE,
        defaults={"course_version": version.number, "started_at": moment, "last_seen_at": moment},
    )
    if created:
        log(instance=enrolment, action="lms.enrol", user=by)
        _record(enrolment, verbs.REGISTERED, at=at)
    return enrolment


@transaction.atomic(savepoint=False)
def open_step(*, enrolment: Enrolment, step: Page, by: User, at: datetime | None = None) -> LessonProgress:
    """Remember where the learner is; the first step opened begins the course."""
    moment = at or timezone.now()
    begins = enrolment.last_step_id is None
    progress, _created = LessonProgress.objects.get_or_create(
        enrolment=enrolment, step_id=step.pk, defaults={"opened_at": moment}
    )
    Enrolment.objects.filter(pk=enrolment.pk).update(last_step_id=step.pk, last_seen_at=moment)
    enrolment.last_step_id, enrolment.last_seen_at = step.pk, moment
    if begins:
        _record(enrolment, verbs.INITIALIZED, at=at)
    return progress


def remember_block(*, enrolment: Enrolment, step: Page, block: str, by: User) -> None:
    """Remember how far the learner read in a lesson that is open."""
    LessonProgress.objects.filter(enrolment=enrolment, step_id=step.pk).update(block=block)


@transaction.atomic
def complete_step(
    *, enrolment: Enrolment, step: Page, by: User, score: int | None = None, at: datetime | None = None
) -> Completion | None:
    """Tick a step off; the last one completes the course. A quiz is ticked off by passing it, with its score."""
    moment = at or timezone.now()
    enrolment = Enrolment.objects.locked().get(pk=enrolment.pk)
    progress, _created = LessonProgress.objects.get_or_create(
        enrolment=enrolment, step_id=step.pk, defaults={"opened_at": moment}
    )
    if progress.completed_at is None:
        progress.completed_at = moment
        progress.save(update_fields=["completed_at"])
        if not isinstance(step, QuizPage):
            _record_step(enrolment, step, at=at)
    if enrolment.status == Enrolment.Status.ACTIVE:
        pre_checks.settle(enrolment, step, moment)
    if enrolment.status != Enrolment.Status.ACTIVE or _open_steps(enrolment):
        return None
    return complete(enrolment=enrolment, score=score, by=by, at=at)


@transaction.atomic
def complete(
    *,
    enrolment: Enrolment,
    score: int | None = None,
    source: str = Completion.Source.SELF,
    by: User,
    at: datetime | None = None,
    counts_until: date | None = None,
) -> Completion:
    """Write down that the course is completed, once for each enrolment, and announce it after commit.

    It counts as long as the course says, or until another day that is given with proof from elsewhere.
    """
    moment = at or timezone.now()
    enrolment = Enrolment.objects.locked().get(pk=enrolment.pk)
    facts = _facts(enrolment, moment) | {"score": score, "source": source, "by": by}
    if counts_until:
        facts["valid_until"] = counts_until
    completion, created = Completion.objects.get_or_create(enrolment=enrolment, defaults=facts)
    if created:
        Enrolment.objects.filter(pk=enrolment.pk).update(status=Enrolment.Status.COMPLETED, last_seen_at=moment)
        log(instance=enrolment, action="lms.complete", user=by, data={"completion": completion.pk, "source": source})
        _record(enrolment, verbs.COMPLETED, result=Result(completion=True), at=at)
        transaction.on_commit(lambda: course_completed.send_robust(sender=Completion, completion=completion))
    return completion


@transaction.atomic
def move_over(*, enrolment: Enrolment, by: User) -> Completion | None:
    """Go on in the newest version: what reads there as before stays behind the learner, what changed is to be done.

    If nothing is left to do, that completes the course.
    """
    enrolment = Enrolment.objects.locked().get(pk=enrolment.pk)
    if enrolment.status != Enrolment.Status.ACTIVE:
        return None
    before = enrolment.course_version
    version = versions.begin(course=enrolment.course)
    if version.number == before:
        return None
    moving.forget(enrolment, moving.done_steps(enrolment) - moving.unchanged(enrolment))
    enrolment.course_version = version.number
    enrolment.save(update_fields=["course_version"])
    log(instance=enrolment, action="lms.move_over", user=by, data={"from": before, "to": version.number})
    if moving.done_steps(enrolment) and not _open_steps(enrolment):
        return complete(enrolment=enrolment, by=by)
    return None


@transaction.atomic
def withdraw(*, enrolment: Enrolment, by: User) -> None:
    """Give a course up; what was completed stays as it is."""
    changed = Enrolment.objects.active().filter(pk=enrolment.pk).update(status=Enrolment.Status.WITHDRAWN)
    if changed:
        log(instance=enrolment, action="lms.withdraw", user=by)
        _record(enrolment, verbs.UNREGISTERED)


def _facts(enrolment: Enrolment, moment: datetime) -> dict[str, object]:
    """What a completion says about course and day, fixed now."""
    course, day = enrolment.course, timezone.localdate(moment)
    return {
        "learner": enrolment.learner,
        "course": course,
        "course_version": enrolment.course_version,
        "course_title": course.title,
        "completed_at": moment,
        "completed_on": day,
        "valid_until": valid_until(day, course.certificate_valid_months),
    }


def _open_steps(enrolment: Enrolment) -> bool:
    """Whether a step of the version she began is not behind the learner yet."""
    return any(not step.done for step in outline_of(enrolment).steps)


def _record(
    enrolment: Enrolment, verb: verbs.Verb, *, result: Result | None = None, at: datetime | None = None
) -> None:
    xapi.record(
        actor=enrolment.learner,
        verb=verb,
        activity=activities.course(enrolment.course),
        registration=enrolment.registration,
        result=result,
        at=at,
    )


def _record_step(enrolment: Enrolment, step: Page, *, at: datetime | None) -> None:
    xapi.record(
        actor=enrolment.learner,
        verb=verbs.COMPLETED,
        activity=activities.lesson(step),
        registration=enrolment.registration,
        context=activities.course(enrolment.course),
        at=at,
    )
