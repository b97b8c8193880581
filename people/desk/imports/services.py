"""What people do with an import: bring files, assign columns, release, carry out, undo, discard."""

from collections.abc import Mapping
from datetime import date
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.log_actions import log

from people.desk.imports import tasks
from people.desk.imports.files import digest_of
from people.desk.imports.notices import RELEASED, tell
from people.desk.imports.states import State, TooLateError, hand_over, put, take
from people.directory.models import ColumnAssignment, StaffImport, User
from people.directory.staff_import import columns, keeping
from people.directory.staff_import.plan import open_staff_file
from people.directory.staff_import.services import assigned_to


@transaction.atomic
def bring(
    *, staff_file: bytes, file_name: str, offices_file: bytes | None, on: date, partial: bool, by: User
) -> StaffImport:
    """Take the files; where every column is known the check begins at once."""
    sheet = open_staff_file(staff_file)
    assigned = assigned_to(sheet.names)
    record = StaffImport(by=by, file_name=file_name[:200], on=on, partial=partial, columns=assigned)
    record.writing = {
        "encoding": sheet.encoding,
        "separator": sheet.separator,
        "headings": sheet.names,
        "lines": len(sheet.lines),
    }
    record.digest = digest_of(staff_file, offices_file)
    kind = "xlsx" if sheet.encoding == "xlsx" else "csv"
    record.staff_file.save(f"{uuid4()}.{kind}", ContentFile(staff_file), save=False)
    if offices_file:
        record.offices_file.save(f"{uuid4()}.offices", ContentFile(offices_file), save=False)
    put(record, State.COLUMNS)
    log(instance=record, action="people.bring_import", user=by, data={"digest": record.digest})
    if not columns.unclear(sheet.names, assigned) and not columns.lacking(sheet.names, assigned):
        put(record, State.CHECKING)
        hand_over(record, tasks.check_import.delay)
    return record


@transaction.atomic
def assign_columns(*, record: StaffImport, assigned: Mapping[str, str], by: User) -> StaffImport:
    """Say what the columns mean, for this file and the next with the same headings; then it is checked (again)."""
    found = take(record, out_of=StaffImport.WAITING, to=State.CHECKING, columns=dict(assigned), trouble="")
    ColumnAssignment.objects.update_or_create(
        headings=columns.fingerprint(found.writing["headings"]), defaults={"columns": dict(assigned), "by": by}
    )
    hand_over(found, tasks.check_import.delay)
    return found


@transaction.atomic
def check_again(*, record: StaffImport, by: User) -> StaffImport:
    """Compare once more with what is known now; a release does not outlive it."""
    found = take(record, out_of=(State.CHECKED, State.STOPPED, State.RELEASED, State.FAILED), to=State.CHECKING)
    hand_over(found, tasks.check_import.delay)
    return found


@transaction.atomic
def release(*, record: StaffImport, reason: str, by: User) -> StaffImport:
    """A second person lets an import pass the threshold: these files, and this difference."""
    found = take(record, out_of=(State.STOPPED,), to=State.RELEASED, released_by=by, release_reason=reason)
    facts = {"reason": reason, "digest": found.digest, "left": found.figures.get("left", 0)}
    log(instance=found, action="people.release_import", user=by, data=facts)
    if found.by_id:
        tell(found, RELEASED, [found.by_id])
    return found


@transaction.atomic
def carry_out(*, record: StaffImport, by: User) -> StaffImport:
    """Let it happen; pressing twice, or two people at once, is one import."""
    found = take(record, out_of=(State.CHECKED, State.RELEASED), to=State.RUNNING, carried_out_by=by, trouble="")
    hand_over(found, tasks.run_import.delay)
    return found


@transaction.atomic
def undo(*, record: StaffImport, by: User) -> StaffImport:
    """Bring back what the last import changed."""
    if not is_last(record):
        raise TooLateError
    found = take(record, out_of=(State.DONE,), to=State.UNDOING, undone_by=by, trouble="")
    hand_over(found, tasks.undo_import.delay)
    return found


def is_last(record: StaffImport) -> bool:
    """Whether no later import has been carried out, so that undoing it can mean only one thing."""
    if record.carried_out_at is None:
        return False
    return not StaffImport.objects.filter(carried_out_at__gt=record.carried_out_at).exists()


@transaction.atomic
def discard(*, record: StaffImport, by: User) -> StaffImport:
    """Throw the files and the report away; the figures stay."""
    found = take(record, out_of=StaffImport.WAITING, to=State.DISCARDED)
    found.changes.all().delete()
    log(instance=found, action="people.discard_import", user=by)
    transaction.on_commit(lambda: keeping.delete_files(found), robust=True)
    return found


@transaction.atomic
def push(*, record: StaffImport) -> StaffImport:
    """Give the work away once more where a worker was lost with it."""
    found = StaffImport.objects.select_for_update().get(pk=record.pk)
    if not found.is_stuck:
        raise TooLateError
    work = {
        State.CHECKING: tasks.check_import,
        State.RUNNING: tasks.run_import,
        State.UNDOING: tasks.undo_import,
    }
    put(found, found.state)
    hand_over(found, work[State(found.state)].delay)
    return found
