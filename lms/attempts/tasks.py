"""Work of this room that runs outside requests."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from lms.attempts import services

KEPT = timedelta(days=366)  # after an accommodation ended


@shared_task(name="lms.close_overdue_attempts")
def close_overdue_attempts() -> None:
    services.close_overdue()


@shared_task(name="lms.forget_accommodations")
def forget_accommodations() -> None:
    services.forget_accommodations(before=timezone.localdate() - KEPT)
