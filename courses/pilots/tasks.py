"""Work of this room outside requests."""

from celery import shared_task

from courses.pilots import services


@shared_task(name="courses.forget_pilots")
def forget_pilots() -> None:
    """Every night."""
    services.forget_pilots()
