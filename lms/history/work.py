"""What a worker does with an import: check it, carry it out, take it back. Doing it twice does it once."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from wagtail.log_actions import log

from lms.history import progress, undoing
from lms.history.models import HistoryImport
from lms.history.plan import Plan, contents, make_plan, open_file, read_table
from lms.history.progress import Tell, silent
from lms.history.states import State, put, still
from lms.history.undoing import BuiltUponError
from lms.history.writing import write
from lms.programmes.models import ProgrammeCompletion
from people.directory.models import User
from people.directory.services import tell_about
from people.directory.staff_import.services import as_errors, one_at_a_time

CHANGED_MEANWHILE = gettext_noop(
    "Nothing was written: since the check the known data has changed. Please look at the figures again."
)


def check(*, number: int) -> None:
    """Find out what the import would bring; nothing but this is written."""
    record = HistoryImport.objects.get(pk=number)
    if record.state != State.CHECKING:
        return
    plan = plan_of(record, progress.teller(number))
    with transaction.atomic():
        if locked := still(number, State.CHECKING):
            note(locked, plan, State.CHECKED)


def run(*, number: int) -> None:
    """Carry out what was looked at; if something else would come now, it is shown again instead."""
    record = HistoryImport.objects.get(pk=number)
    if record.state != State.RUNNING:
        return
    watch = progress.teller(number)
    with transaction.atomic():
        locked = still(number, State.RUNNING)
        if locked is None:
            return
        one_at_a_time()
        plan = plan_of(locked, watch)
        if plan.figures["new"] != locked.figures.get("new"):
            note(locked, plan, State.CHECKED, trouble=CHANGED_MEANWHILE)
        else:
            carry_out(locked, plan, by=locked.carried_out_by, tell=watch)


def undo(*, number: int) -> None:
    """Take back what the import brought, all of it or nothing."""
    with transaction.atomic():
        locked = still(number, State.UNDOING)
        if locked is None:
            return
        one_at_a_time()
        try:
            people = undoing.undo(locked)
        except BuiltUponError as reason:
            put(
                locked,
                State.DONE,
                trouble=_("It cannot be undone, because this rests on it: %(what)s.") % {"what": reason},
            )
            return
        put(locked, State.UNDONE)
        log(instance=locked, action="lms.undo_history", user=locked.undone_by, data={"new": locked.figures.get("new")})
        tell_about(people)


def plan_of(record: HistoryImport, tell: Tell) -> Plan:
    """What the stored file would bring now."""
    return make_plan(read_table(open_file(contents(record)), record.columns), tell=tell)


def note(record: HistoryImport, plan: Plan, state: str, trouble: str = "") -> None:
    """Keep figures and faults with the import; people nobody knows stand there by number, with their lines."""
    record.figures, record.courses = plan.figures, plan.courses
    record.errors = as_errors(plan.faults) + unknown(plan)
    put(record, state, trouble=trouble)
    log(instance=record, action="lms.import_history", user=record.by, data={**record.figures, "state": state})


def unknown(plan: Plan) -> list[dict]:
    """The lines of people nobody knows, one entry for each person."""
    text = _("Nobody with the personnel number {number} is known ({count} lines). Import the staff first.")
    return [
        {"line": lines[0], "refused": True, "text": text.format(number=number, count=len(lines)), "file": "people"}
        for number, lines in plan.difference.unknown_people.items()
    ]


def carry_out(record: HistoryImport, plan: Plan, *, by: User | None, tell: Tell = silent) -> None:
    """Write everything, with the policy that was chosen; call it in a transaction."""
    newest = ProgrammeCompletion.objects.aggregate(newest=Max("pk"))["newest"] or 0
    record.carried_out_by, record.carried_out_at = by, timezone.now()
    record.save()
    write(record, plan.difference.new, policy=record.policy, by=by, tell=tell)
    note(record, plan, State.DONE)
    record.figures |= {"last_programme": newest}
    record.save(update_fields=["figures"])
    tell_about({found.learner for found in plan.difference.new})
