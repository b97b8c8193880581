"""Work of this room outside requests; everything may run twice."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from lms.reminders import digests, services

KEPT = timedelta(days=3 * 365)


@shared_task(name="lms.remind_of_duties")
def remind_of_duties() -> None:
    services.remind()


@shared_task(name="lms.send_duty_digests")
def send_duty_digests() -> None:
    digests.send_digests()


@shared_task(name="lms.forget_reminders")
def forget_reminders() -> None:
    services.forget_old(before=timezone.localdate() - KEPT)
