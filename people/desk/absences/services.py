"""What people do with a file of absences: bring it, let it happen, discard it."""

from datetime import date
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.log_actions import log

from people.directory.absence_import.keeping import delete_file
from people.directory.absence_import.services import THRESHOLD, import_absences
from people.directory.models import AbsenceImport, User

State = AbsenceImport.State


class TooLateError(Exception):
    """Somebody was faster, or the file has been deleted as promised."""


@transaction.atomic
def bring(*, file: bytes, file_name: str, on: date, partial: bool, by: User) -> AbsenceImport:
    """Find out what the file would change; nothing but this is written."""
    record = import_absences(file=file, file_name=file_name, on=on, partial=partial, dry_run=True, by=by).record
    record.file.save(f"{uuid4()}.absences", ContentFile(file))
    return record


@transaction.atomic
def carry_out(*, record: AbsenceImport, by: User) -> AbsenceImport:
    """Let it happen, once. What stopped at the threshold has passed two people; anything else stops there still."""
    locked = waiting(record)
    locked.carried_out_by = by
    with locked.file.open() as file:
        data = file.read()
    import_absences(
        file=data,
        file_name=locked.file_name,
        on=locked.on,
        partial=locked.partial,
        threshold=100 if locked.state == State.STOPPED else THRESHOLD,
        record=locked,
        by=by,
    )
    if locked.state == State.DONE:
        delete_file(locked)
    return locked


@transaction.atomic
def discard(*, record: AbsenceImport, by: User) -> AbsenceImport:
    """Nothing happens, and the file is deleted."""
    locked = waiting(record)
    locked.state = State.DISCARDED
    delete_file(locked)
    log(instance=locked, action="people.discard_absences", user=by)
    return locked


def waiting(record: AbsenceImport) -> AbsenceImport:
    """The import, locked, if nobody has decided about it yet."""
    locked = AbsenceImport.objects.select_for_update().get(pk=record.pk)
    if not locked.is_waiting:
        raise TooLateError
    return locked
