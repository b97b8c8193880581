"""What a worker does with an import: check it, carry it out, undo it. Doing it twice does it once."""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_noop
from wagtail.log_actions import log

from people.desk.imports.files import tables_of
from people.desk.imports.notices import WAITS, tell
from people.desk.imports.states import State, put
from people.directory.models import ImportedChange, StaffImport, User
from people.directory.permissions import may_import
from people.directory.roles import Role
from people.directory.staff_import import progress, undoing
from people.directory.staff_import.entries import Kind, entries_of, write_entries
from people.directory.staff_import.plan import Plan, make_plan
from people.directory.staff_import.services import carry_out, note, one_at_a_time

CHANGED_MEANWHILE = gettext_noop(
    "Nothing was written: since the check the known data has changed, and more would happen now than you saw. "
    "Please look at the list again."
)


def check(*, number: int) -> None:
    """Find out what the import would change; nothing but this is written."""
    record = StaffImport.objects.get(pk=number)
    if record.state != State.CHECKING:
        return
    watch = progress.teller(number)
    watch(progress.Step.READING)
    plan = make_plan(tables_of(record), on=record.day, partial=record.partial, tell=watch)
    watch(progress.Step.NOTING)
    with transaction.atomic():
        if locked := still(number, State.CHECKING):
            show(locked, plan)


def run(*, number: int) -> None:
    """Carry out what was looked at; if more would change now, it is shown again instead."""
    record = StaffImport.objects.get(pk=number)
    if record.state != State.RUNNING:
        return
    watch = progress.teller(number)
    watch(progress.Step.READING)
    tables = tables_of(record)
    with transaction.atomic():
        locked = still(number, State.RUNNING)
        if locked is None:
            return
        one_at_a_time()
        plan = make_plan(tables, on=record.day, partial=record.partial, tell=watch)
        if has_grown(locked, plan) or (stops(plan) and locked.released_by_id is None):
            show(locked, plan, trouble=CHANGED_MEANWHILE)
        else:
            carry_out(plan, locked, by=locked.carried_out_by, tell=watch)


def undo(*, number: int) -> None:
    """Bring back what the import changed, as far as nobody has touched it since."""
    with transaction.atomic():
        locked = still(number, State.UNDOING)
        if locked is None:
            return
        one_at_a_time()
        figures = undoing.undo(locked)
        put(locked, State.UNDONE, figures=locked.figures | figures)
        log(instance=locked, action="people.undo_import", user=locked.undone_by, data=figures)


def still(number: int, state: str) -> StaffImport | None:
    """The import, locked, if it is still to be done; a second worker waits here and then has nothing to do."""
    return StaffImport.objects.select_for_update().filter(pk=number, state=state).first()


def show(record: StaffImport, plan: Plan, trouble: str = "") -> None:
    """Put down what would change for people to look at; an earlier release is over."""
    record.released_by, record.release_reason, record.carried_out_by = None, "", None
    write_entries(record, entries_of(plan, record))
    note(record, plan, State.STOPPED if stops(plan) else State.CHECKED)
    if trouble:
        put(record, record.state, trouble=trouble)
    if record.state == State.STOPPED:
        tell(record, WAITS, those_who_may_release(record))


def stops(plan: Plan) -> bool:
    """Whether more would leave than one person may decide."""
    return plan.people.share_leaving() > settings.STAFF_IMPORT_THRESHOLD


def has_grown(record: StaffImport, plan: Plan) -> bool:
    """Whether anything would happen now that was not on the list people looked at."""
    return bool(marks(entries_of(plan, record)) - marks(record.changes.all()))


def marks(entries: Iterable[ImportedChange]) -> set[tuple[str, str, str]]:
    """What tells one entry from another: its kind, whom it is about, and of several roles, which."""
    return {
        (str(entry.kind), entry.number, entry.details[0][1] if entry.kind == Kind.ROLE else "") for entry in entries
    }


def those_who_may_release(record: StaffImport) -> list[int]:
    """Everybody else who may import."""
    candidates = User.objects.working().holding(Role.HR) | User.objects.working().holding(Role.OPERATOR)
    return [user.pk for user in candidates.exclude(pk=record.by_id) if may_import(user)]
