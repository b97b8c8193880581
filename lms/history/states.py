"""The way of an import from state to state; each step is taken once, however many people or workers try."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from lms.history.models import HistoryImport

State = HistoryImport.State
UNEXPECTED = gettext_noop(
    "It broke off, nothing was written. Please try again; if it fails once more, tell the help desk."
)


class TooLateError(Exception):
    """Somebody was faster, or the import is further on by now."""


def take(record: HistoryImport, *, out_of: Iterable[str], to: str, **facts: Any) -> HistoryImport:
    """Lock the import and move it on, if it is still where it was seen and has its file; call it in a transaction."""
    locked = HistoryImport.objects.select_for_update().get(pk=record.pk)
    if locked.state not in out_of or not (locked.file or locked.state == State.DONE):
        raise TooLateError
    return put(locked, to, **facts)


def put(locked: HistoryImport, state: str, **facts: Any) -> HistoryImport:
    """The import, which is locked, is in that state from now on."""
    for name, value in (facts | {"state": state, "state_since": timezone.now()}).items():
        setattr(locked, name, value)
    locked.save()
    return locked


def still(number: int, state: str) -> HistoryImport | None:
    """The import, locked, if it is still to be done; a second worker waits here and then has nothing to do."""
    return HistoryImport.objects.select_for_update().filter(pk=number, state=state).first()


def hand_over(record: HistoryImport, work: Callable[[int], object]) -> None:
    """Give the work to a worker once the state is safe; where no queue takes it, the page says so."""

    def send() -> None:
        try:
            work(record.pk)
        except Exception:
            fail(number=record.pk)
            raise

    transaction.on_commit(send, robust=True)


@transaction.atomic
def fail(*, number: int, trouble: str = "") -> None:
    """Nothing was written, and the page says why; an import that could not be undone stays as it was carried out."""
    record = HistoryImport.objects.select_for_update().get(pk=number)
    if record.is_at_work:
        back = State.DONE if record.state == State.UNDOING else State.FAILED
        put(record, back, trouble=trouble[:500] or UNEXPECTED)
