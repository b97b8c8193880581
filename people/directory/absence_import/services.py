"""Carrying out an import of absences: everything or nothing, in one transaction."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from people.directory.absence_import.comparing import Difference, Known, compare
from people.directory.absence_import.rows import HEADINGS, REQUIRED, AbsenceRow, parse
from people.directory.models import Absence, AbsenceImport, Office, User
from people.directory.services import chunks, tell_about
from people.directory.staff_import.reading import read
from people.directory.staff_import.rows import Fault
from people.directory.staff_import.services import as_errors

THRESHOLD = 50.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import found and did."""

    record: AbsenceImport
    absences: Difference
    faults: list[Fault]


@transaction.atomic
def import_absences(
    *,
    file: bytes,
    file_name: str,
    on: date | None = None,
    dry_run: bool = False,
    threshold: float = THRESHOLD,
    partial: bool = False,
    record: AbsenceImport | None = None,
    by: User | None = None,
) -> Outcome:
    """Bring absences in line with HR's file, which says all that are not over on the day.

    Stops without writing when more than `threshold` per cent of those would end. With `partial` the file says only
    some; no absence ends by not being in it. What was checked before goes on in its `record`.
    """
    day = on or timezone.localdate()
    Office.objects.select_for_update().filter(depth=1).first()  # one import at a time
    people = dict(User.objects.working().values_list("personnel_number", "pk"))
    parsed = parse(read(file, HEADINGS, REQUIRED), people=set(people))
    difference = compare(parsed.rows, known_absences(), unclear=parsed.unclear, on=day, partial=partial)
    state = AbsenceImport.State.CHECKED if dry_run else AbsenceImport.State.DONE
    if difference.share_ending() > threshold:
        state = AbsenceImport.State.STOPPED
    refused = sum(fault.refused for fault in parsed.faults)
    figures = {**difference.figures, "known": difference.known_before, "refused": refused, "on": day.isoformat()}
    record = record or AbsenceImport(by=by, file_name=file_name[:200], on=day, partial=partial)
    record.state, record.figures, record.errors = state, figures, as_errors(parsed.faults)
    record.save()
    if state == AbsenceImport.State.DONE:
        write(difference, people, record)
    log(instance=record, action="people.import_absences", user=by, data=figures | {"state": state})
    return Outcome(record, difference, parsed.faults)


def known_absences() -> list[Known]:
    """The absences of everybody who works here, as they hold today."""
    facts = ("pk", "user__personnel_number", "starts_on", "ends_on", "category")
    standing = Absence.objects.standing().filter(user__is_active=True).order_by("pk")
    return [Known(pk, AbsenceRow(*row)) for pk, *row in standing.values_list(*facts)]


def write(difference: Difference, people: dict[str, int], record: AbsenceImport) -> None:
    """Withdraw what holds no longer and record what does."""
    withdrawn = [before.pk for before, _row in difference.changed + difference.ended]
    for chunk in chunks(withdrawn):
        Absence.objects.filter(pk__in=chunk).update(withdrawn_at=timezone.now())
    rows = [*difference.new, *(row for _before, row in difference.changed + difference.ended if row)]
    Absence.objects.bulk_create(
        [
            Absence(
                user_id=people[row.number],
                category=row.category,
                starts_on=row.starts_on,
                ends_on=row.ends_on,
                brought_by=record,
            )
            for row in rows
        ],
        batch_size=500,
    )
    ended = Absence.objects.filter(pk__in=withdrawn).values_list("user", flat=True) if withdrawn else ()
    tell_about([*(people[row.number] for row in rows), *ended])
