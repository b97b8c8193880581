"""Carrying out an import: everything or nothing, in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from people.directory.groups import collect_groups
from people.directory.models import ColumnAssignment, ImportedChange, Office, StaffImport, User
from people.directory.services import tell_about
from people.directory.staff_import.columns import KEEP, fingerprint
from people.directory.staff_import.comparing import Difference
from people.directory.staff_import.entries import Kind, address_givers, entries_of, write_entries
from people.directory.staff_import.offices import OfficeDifference
from people.directory.staff_import.plan import Plan, make_plan, open_staff_file, read_tables
from people.directory.staff_import.progress import Step, Tell, silent
from people.directory.staff_import.rows import Fault
from people.directory.staff_import.sheets import plain
from people.directory.staff_import.states import State, office_states, states_of
from people.directory.staff_import.writing import write_offices, write_people


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import found and did."""

    record: StaffImport
    people: Difference
    offices: OfficeDifference
    faults: list[Fault]
    office_faults: list[Fault]
    roles_to_check: int


@transaction.atomic
def import_staff(
    *,
    people_file: bytes,
    file_name: str,
    offices_file: bytes | None = None,
    on: date | None = None,
    dry_run: bool = False,
    threshold: float | None = None,
    partial: bool = False,
    attributes: Sequence[str] = (),
    by: User | None = None,
) -> Outcome:
    """Bring people, posts and offices in line with HR's files.

    Stops without writing when more than `threshold` per cent of those working here would leave. With `partial` the
    file speaks only of some of the staff, such as one enterprise; nobody leaves by not being in it. `attributes` are
    headings of further columns; what stands there is kept with the post under the heading. Columns that somebody
    assigned on the page of the imports mean here what they mean there.
    """
    sheet = open_staff_file(people_file)
    assigned = {plain(name): KEEP for name in attributes} | assigned_to(sheet.names)
    tables = read_tables(sheet, offices_file, assigned)
    day = on or timezone.localdate()
    one_at_a_time()
    plan = make_plan(tables, on=day, partial=partial)
    stops = plan.people.share_leaving() > (settings.STAFF_IMPORT_THRESHOLD if threshold is None else threshold)
    record = StaffImport(by=by, file_name=file_name[:200], on=day, partial=partial, columns=assigned)
    if stops or dry_run:
        note(record, plan, StaffImport.State.STOPPED if stops else StaffImport.State.CHECKED)
    else:
        carry_out(plan, record, by=by)
    return Outcome(record, plan.people, plan.offices, plan.faults, plan.office_faults, plan.roles_to_check)


def assigned_to(names: list[str]) -> dict[str, str]:
    """What somebody said the columns of a file with these headings mean."""
    found = ColumnAssignment.objects.filter(headings=fingerprint(names)).first()
    return found.columns if found else {}


def one_at_a_time() -> None:
    """Let no two imports write at once; the lock ends with the transaction."""
    Office.objects.select_for_update().filter(depth=1).first()


def note(record: StaffImport, plan: Plan, state: str) -> None:
    """Keep figures and faults with the import."""
    record.state, record.state_since, record.trouble = state, timezone.now(), ""
    record.figures = {**plan.figures, "on": plan.on.isoformat()}
    record.errors = as_errors(plan.faults) + as_errors(plan.office_faults, file="offices")
    record.save()
    log(instance=record, action="people.import_staff", user=record.by, data=record.figures | {"state": state})


def carry_out(plan: Plan, record: StaffImport, *, by: User | None, tell: Tell = silent) -> None:
    """Write everything, and what was there before, so that it can be undone."""
    people = plan.people
    known = [change.known.pk for change in [*people.returned, *people.moved, *people.changed]]
    known += [leaving.known.pk for leaving in people.left] + [giver.pk for giver in address_givers(plan)]
    changed = [row.key for row in plan.offices.changed]
    before, offices_before = states_of(known), office_states(changed)
    tell(Step.WRITING)
    write_offices(plan.offices)
    write_people(people, plan.roles, on=plan.on, by=by)
    collect_groups()
    tell(Step.NOTING)
    record.carried_out_by, record.carried_out_at = by, timezone.now()
    note(record, plan, StaffImport.State.DONE)
    joined = ids_of([row.number for row in people.joined])
    after = states_of([*known, *joined.values()])
    offices_after = office_states([*changed, *(row.key for row in plan.offices.new)])
    entries = list(entries_of(plan, record))
    for entry in entries:
        if entry.kind in {Kind.OFFICE, Kind.OFFICE_NEW}:
            entry.before, entry.after = offices_before.get(entry.number, {}), offices_after[entry.number]
        elif entry.kind != Kind.ROLE:
            add_states(entry, joined, before, after)
    write_entries(record, iter(entries))
    tell_about([*known, *joined.values()])


def add_states(
    entry: ImportedChange, joined: Mapping[str, int], before: Mapping[int, State], after: Mapping[int, State]
) -> None:
    """How the person stood before and stands now; whoever is new has only a now."""
    entry.user_id = entry.user_id or joined[entry.number]
    entry.before, entry.after = before.get(entry.user_id, {}), after[entry.user_id]


def ids_of(numbers: list[str]) -> dict[str, int]:
    """The people's ids by personnel number."""
    wanted = set(numbers)
    if not wanted:
        return {}
    return {number: pk for number, pk in User.objects.values_list("personnel_number", "pk") if number in wanted}


def as_errors(faults: list[Fault], file: str = "staff") -> list[dict]:
    """The faults as they are kept: by line, without names."""
    return [{"line": fault.line, "refused": fault.refused, "text": fault.text, "file": file} for fault in faults]
