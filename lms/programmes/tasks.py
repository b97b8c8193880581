"""Work of this room outside requests."""

from celery import shared_task

from lms.programmes.services import follow_up_everybody


@shared_task(name="lms.follow_up_programmes")
def follow_up_programmes() -> None:
    """Every night."""
    follow_up_everybody()
