"""The way of an import from state to state; each step is taken once, however many people or workers try."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from people.directory.models import StaffImport

State = StaffImport.State
UNEXPECTED = gettext_noop(
    "It broke off, nothing was written. Please try again; if it fails once more, tell the help desk."
)


class TooLateError(Exception):
    """Somebody was faster, or the import is further on by now."""


def take(record: StaffImport, *, out_of: Iterable[str], to: str, **facts: Any) -> StaffImport:
    """Lock the import and move it on, if it is still where it was seen and has its files; call it in a transaction."""
    locked = StaffImport.objects.select_for_update().get(pk=record.pk)
    if locked.state not in out_of or not (locked.staff_file or locked.state == State.DONE):
        raise TooLateError
    return put(locked, to, **facts)


def put(locked: StaffImport, state: str, **facts: Any) -> StaffImport:
    """The import, which is locked, is in that state from now on."""
    for name, value in (facts | {"state": state, "state_since": timezone.now()}).items():
        setattr(locked, name, value)
    locked.save()
    return locked


def hand_over(record: StaffImport, work: Callable[[int], object]) -> None:
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
    record = StaffImport.objects.select_for_update().get(pk=number)
    if record.is_at_work:
        back = State.DONE if record.state == State.UNDOING else State.FAILED
        put(record, back, trouble=trouble[:500] or UNEXPECTED)
