"""Work of this room that runs outside requests; what breaks off is told to the person and to the operator's log."""

from collections.abc import Callable

from celery import shared_task

from people.desk.imports import work
from people.desk.imports.states import fail
from people.directory.staff_import import progress
from people.directory.staff_import.sheets import UnreadableFileError


@shared_task(name="people.check_import")
def check_import(number: int) -> None:
    """Find out what would change."""
    watched(work.check, number)


@shared_task(name="people.run_import")
def run_import(number: int) -> None:
    """Write what was looked at."""
    watched(work.run, number)


@shared_task(name="people.undo_import")
def undo_import(number: int) -> None:
    """Bring back what was before."""
    watched(work.undo, number)


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
