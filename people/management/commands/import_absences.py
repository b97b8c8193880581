"""`manage.py import_absences`: who is away from when to when, from HR's file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from people.directory.absence_import.services import THRESHOLD, Outcome, import_absences
from people.directory.models import AbsenceImport
from people.directory.staff_import.report import faults
from people.directory.staff_import.sheets import UnreadableFileError
from people.management.commands.import_staff import STOPPED, content


class Command(BaseCommand):
    help = "Bring absences in line with HR's CSV file; stops when too many would end."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the absences as CSV")
        parser.add_argument("--on", type=date.fromisoformat, help="the day the file speaks of, as 2026-12-31")
        parser.add_argument("--dry-run", action="store_true", help="only report what would change")
        parser.add_argument(
            "--threshold", type=float, default=THRESHOLD, help="most per cent that may end (%(default)g)"
        )
        parser.add_argument("--partial", action="store_true", help="only some absences: none ends")

    def handle(self, *, file: Path, on: date | None, threshold: float, **options: bool) -> None:
        try:
            outcome = import_absences(
                file=content(file),
                file_name=file.name,
                on=on,
                threshold=threshold,
                dry_run=options["dry_run"],
                partial=options["partial"],
            )
        except UnreadableFileError as problem:
            raise CommandError(f"{file.name}: {problem}") from problem
        for line in report(outcome):
            self.stdout.write(line)
        if outcome.record.state == AbsenceImport.State.STOPPED:
            raise CommandError(_("Nothing was written."), returncode=STOPPED)


def report(outcome: Outcome) -> Iterator[str]:
    """What was found, what was done, and what is to be put right in the file."""
    found = outcome.absences
    match outcome.record.state:
        case AbsenceImport.State.STOPPED:
            yield _("Stopped, nothing was written: {ended} of {all} absences would end. Is the file complete?").format(
                ended=len(found.ended), all=found.known_before
            )
        case AbsenceImport.State.CHECKED:
            yield _("Checked only, nothing was written.")
        case AbsenceImport.State.DONE:
            yield _("Carried out.")
    yield ""
    for words, count in (
        (_("new absences"), len(found.new)),
        (_("changed"), len(found.changed)),
        (_("end, because the file no longer names them"), len(found.ended)),
        (_("unchanged"), found.unchanged),
        (_("lines refused"), outcome.record.figures["refused"]),
    ):
        yield f"  {count:>7}  {words}"
    yield from faults(_("Lines of the file of absences to put right:"), outcome.faults)
