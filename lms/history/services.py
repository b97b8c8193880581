"""What people do with an import of completions: bring it, say what it means, carry it out, undo, discard."""

import hashlib
from collections.abc import Mapping
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.log_actions import log

from courses.catalogue.models import CoursePage
from lms.history import keeping, tasks, undoing
from lms.history.models import HistoryImport, OldCourse
from lms.history.plan import open_file
from lms.history.rows import HEADINGS, REQUIRED
from lms.history.states import State, TooLateError, hand_over, put, take
from lms.recognition.models import ProofKind
from lms.recognition.proposing import Target
from people.directory.models import ColumnAssignment, User
from people.directory.staff_import.columns import fingerprint
from people.directory.staff_import.services import assigned_to
from people.directory.staff_import.sheets import plain


@transaction.atomic
def bring(*, data: bytes, file_name: str, by: User | None) -> HistoryImport:
    """Take the file; where every needed column is known the check begins at once."""
    sheet = open_file(data)
    assigned = assigned_to(sheet.names)
    record = HistoryImport(by=by, file_name=file_name[:200], columns=assigned)
    record.writing = {"encoding": sheet.encoding, "separator": sheet.separator, "headings": sheet.names}
    record.digest = hashlib.sha256(data).hexdigest()
    record.file.save(f"{uuid4()}.completions", ContentFile(data), save=False)
    put(record, State.COLUMNS)
    log(instance=record, action="lms.bring_history", user=by, data={"digest": record.digest})
    if assigned or not lacking(sheet.names):
        put(record, State.CHECKING)
        hand_over(record, tasks.check_history.delay)
    return record


def lacking(names: list[str]) -> set[str]:
    """The entries without which no line can be taken and for which no heading is known."""
    return REQUIRED - {HEADINGS.get(plain(name)) for name in names}


@transaction.atomic
def assign_columns(*, record: HistoryImport, assigned: Mapping[str, str], by: User) -> HistoryImport:
    """Say what the columns mean, for this file and the next with the same headings; then it is checked (again)."""
    found = take(record, out_of=HistoryImport.WAITING, to=State.CHECKING, columns=dict(assigned), trouble="")
    ColumnAssignment.objects.update_or_create(
        headings=fingerprint(found.writing["headings"]), defaults={"columns": dict(assigned), "by": by}
    )
    hand_over(found, tasks.check_history.delay)
    return found


@transaction.atomic
def assign_courses(*, record: HistoryImport, targets: Mapping[str, Target | None], by: User) -> HistoryImport:
    """Say what old course numbers mean, for this file and the next (None: not taken over); it is checked again."""
    found = take(record, out_of=(State.CHECKED, State.FAILED), to=State.CHECKING, trouble="")
    titles = {facts["number"]: facts["title"] for facts in found.courses}
    for number, target in targets.items():
        OldCourse.objects.update_or_create(
            number=number,
            defaults={
                "title": titles.get(number, ""),
                "course": target if isinstance(target, CoursePage) else None,
                "kind": target if isinstance(target, ProofKind) else None,
                "by": by,
            },
        )
    log(instance=found, action="lms.assign_old_courses", user=by, data={"numbers": sorted(targets)})
    hand_over(found, tasks.check_history.delay)
    return found


@transaction.atomic
def check_again(*, record: HistoryImport, by: User) -> HistoryImport:
    """Compare once more with what is known now."""
    found = take(record, out_of=(State.CHECKED, State.FAILED), to=State.CHECKING, trouble="")
    hand_over(found, tasks.check_history.delay)
    return found


@transaction.atomic
def carry_out(*, record: HistoryImport, policy: str, by: User) -> HistoryImport:
    """Let it happen; pressing twice, or two people at once, is one import."""
    found = take(record, out_of=(State.CHECKED,), to=State.RUNNING, policy=policy, carried_out_by=by, trouble="")
    hand_over(found, tasks.run_history.delay)
    return found


@transaction.atomic
def undo(*, record: HistoryImport, by: User) -> HistoryImport:
    """Take back what the last import brought, if nothing rests on it."""
    if not undoing.is_last(record):
        raise TooLateError
    found = take(record, out_of=(State.DONE,), to=State.UNDOING, undone_by=by, trouble="")
    hand_over(found, tasks.undo_history.delay)
    return found


@transaction.atomic
def discard(*, record: HistoryImport, by: User) -> HistoryImport:
    """Throw the file away; the figures stay."""
    found = take(record, out_of=HistoryImport.WAITING, to=State.DISCARDED)
    log(instance=found, action="lms.discard_history", user=by)
    transaction.on_commit(lambda: keeping.delete_file(found), robust=True)
    return found


@transaction.atomic
def push(*, record: HistoryImport) -> HistoryImport:
    """Give the work away once more where a worker was lost with it."""
    found = HistoryImport.objects.select_for_update().get(pk=record.pk)
    if not found.is_stuck:
        raise TooLateError
    work = {State.CHECKING: tasks.check_history, State.RUNNING: tasks.run_history, State.UNDOING: tasks.undo_history}
    put(found, found.state)
    hand_over(found, work[State(found.state)].delay)
    return found
