"""Regular work of the house itself."""

from celery import shared_task
from celery.signals import worker_ready

from config import health


@shared_task(name="config.pulse")
def pulse() -> None:
    """Show every minute that schedule, queue and worker go on."""
    health.note_pulse()


@worker_ready.connect(dispatch_uid="config.pulse")
def first_pulse(**kwargs: object) -> None:
    """A worker that has just started need not wait for the schedule to be seen."""
    health.note_pulse()
