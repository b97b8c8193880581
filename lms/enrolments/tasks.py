"""Work of this room outside requests."""

from celery import shared_task

from lms.enrolments.forgetting import forget_old_progress


@shared_task(name="lms.forget_old")
def forget_old() -> None:
    """Every night."""
    forget_old_progress()
