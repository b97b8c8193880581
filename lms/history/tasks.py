"""Work of this room outside requests."""

from collections.abc import Callable

from celery import shared_task

from lms.history import keeping, progress, work
from lms.history.states import fail
from people.directory.staff_import.sheets import UnreadableFileError


@shared_task(name="lms.check_history")
def check_history(number: int) -> None:
    """Find out what would come."""
    watched(work.check, number)


@shared_task(name="lms.run_history")
def run_history(number: int) -> None:
    """Write what was looked at."""
    watched(work.run, number)


@shared_task(name="lms.undo_history")
def undo_history(number: int) -> None:
    """Take back what was written."""
    watched(work.undo, number)


@shared_task(name="lms.forget_history_files")
def forget_history_files() -> None:
    """Every night."""
    keeping.forget_files()


def watched(action: Callable[..., None], number: int) -> None:
    """Do it, and say so if it breaks off."""
    try:
        action(number=number)
    except UnreadableFileError as problem:
        fail(number=number, trouble=str(problem))
    except Exception:
        fail(number=number)
        raise
    finally:
        progress.forget(number)
