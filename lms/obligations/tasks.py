"""Work of this room outside requests."""

from celery import shared_task
from django.db import transaction

from lms.obligations import services
from lms.obligations.forgetting import forget_old
from lms.obligations.telling import tell_about_stop


@shared_task(name="lms.rebuild_duties")
def rebuild_duties() -> None:
    """Every night, and after a rule was released."""
    tally = services.rebuild()
    if tally.stopped:
        tell_about_stop(tally)


@shared_task(name="lms.refresh_duties")
def refresh_duties(people: list[int]) -> None:
    """After an import, for the people it changed."""
    tally = services.refresh(people=people, is_guarded=True)
    if tally.stopped:
        tell_about_stop(tally)


@shared_task(name="lms.forget_old_duties")
def forget_old_duties() -> None:
    """Every night."""
    forget_old()


def soon(people: list[int]) -> None:
    """After this transaction."""
    transaction.on_commit(lambda: refresh_duties.delay(sorted(people)), robust=True)
