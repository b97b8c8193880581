"""Completions that come about outside the course: nobody has a place in it, somebody entitled says it is completed."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from courses.models import CoursePage, CourseVersion
from lms.enrolments.models import Completion
from lms.enrolments.signals import course_completed
from lms.xapi import activities, verbs
from lms.xapi import services as xapi
from lms.xapi.statements import Result
from people.directory.models import User

NOON = time(12)


@transaction.atomic
def attest(
    *, learner: User, course: CoursePage, completed_on: date, valid_until: date | None, source: str, by: User
) -> Completion:
    """Write down that the person has completed the course elsewhere, and announce it after commit.

    It counts like a completion of the version people begin today, because somebody has said so today.
    """
    version = CourseVersion.objects.newest_of(course)
    completion = Completion.objects.create(
        learner=learner,
        course=course,
        course_version=version.number if version else course.version,
        course_title=course.title,
        completed_at=moment_of(completed_on),
        completed_on=completed_on,
        valid_until=valid_until,
        source=source,
        by=by,
    )
    log(instance=course, action="lms.complete", user=by, data={"completion": completion.pk, "source": source})
    xapi.record(
        actor=learner,
        verb=verbs.COMPLETED,
        activity=activities.course(course),
        result=Result(completion=True),
        at=completion.completed_at,
    )
    transaction.on_commit(lambda: course_completed.send_robust(sender=Completion, completion=completion))
    return completion


def moment_of(day: date) -> datetime:
    """The middle of a day of which nobody knows the hour."""
    return timezone.make_aware(datetime.combine(day, NOON))
