"""Work of this room outside requests."""

from celery import shared_task

from lms.notes import services


@shared_task(name="lms.forget_old_notes")
def forget_old_notes() -> None:
    """Every night."""
    services.forget_old()
