"""Work of this room outside requests."""

from celery import shared_task

from lms.recognition.forgetting import forget_old


@shared_task(name="lms.forget_recognitions")
def forget_recognitions() -> None:
    """Every night."""
    forget_old()
