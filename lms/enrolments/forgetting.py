"""Letting go of what only helped on the way: progress ends a year after the course, the proof stays."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from lms.enrolments.models import Enrolment, LessonProgress

KEPT = timedelta(days=365)


@transaction.atomic
def forget_old_progress() -> int:
    """Delete progress, attempts and who gave feedback, of courses that ended more than a year ago; says how much."""
    ended = Enrolment.objects.exclude(status=Enrolment.Status.ACTIVE).filter(last_seen_at__lt=timezone.now() - KEPT)
    deleted, _by_kind = LessonProgress.objects.filter(enrolment__in=ended).delete()
    for enrolment in ended.filter(attempts__isnull=False).distinct():
        deleted += enrolment.attempts.all().delete()[0]
    for enrolment in ended.filter(feedback_given__isnull=False):
        deleted += enrolment.feedback_given.delete()[0]
    return deleted
