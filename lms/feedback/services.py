"""Giving feedback. What was written is mixed with what waits before it is stored, so that its place tells nothing."""

import uuid
from collections.abc import Iterable
from random import SystemRandom
from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.models import CoursePage
from lms.enrolments.models import Enrolment
from lms.feedback.models import CourseFeedback, FeedbackGiven
from lms.reports.definitions import COURSE_FEEDBACK
from people.directory.models import User

TOGETHER = COURSE_FEEDBACK.minimum_group
ANSWERS = ("useful", "clear", "length", "helped", "missing")


class AlreadyGivenError(Exception):
    """This learner has answered about this course."""


@transaction.atomic
def give(*, enrolment: Enrolment, answers: dict[str, Any], by: User) -> None:
    """Keep the answers without a trace of who gave them; no audit entry and no statement tells when.

    Answers wait until there are five. Those that wait are written anew in an order drawn by chance each time one is
    added, and shown together. Nobody learns more from looking before and after than what five people think.
    """
    CoursePage.objects.select_for_update(of=("self",)).get(pk=enrolment.course_id)
    _given, is_first = FeedbackGiven.objects.get_or_create(enrolment=enrolment)
    if not is_first:
        raise AlreadyGivenError
    waiting = CourseFeedback.objects.waiting().filter(course=enrolment.course_id)
    known = [{name: getattr(each, name) for name in ANSWERS} for each in waiting]
    waiting.delete()
    store([*known, {name: answers[name] for name in ANSWERS}], course=enrolment.course_id)


def store(together: Iterable[dict[str, Any]], *, course: int) -> None:
    """Write answers in an order drawn by chance, all under new numbers; five of them are shown from today on."""
    mixed = list(together)
    SystemRandom().shuffle(mixed)
    shown = timezone.localdate() if len(mixed) >= TOGETHER else None
    CourseFeedback.objects.bulk_create(
        CourseFeedback(id=uuid.uuid4(), course_id=course, released_on=shown, **facts) for facts in mixed
    )
