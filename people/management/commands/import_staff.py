"""`manage.py import_staff`: people, posts and offices from HR's files."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from people.directory.models import StaffImport
from people.directory.staff_import.report import report
from people.directory.staff_import.services import import_staff
from people.directory.staff_import.sheets import UnreadableFileError

STOPPED = 3


class Command(BaseCommand):
    help = "Bring people, posts and offices in line with HR's CSV file; stops when too many would leave."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the staff as CSV")
        parser.add_argument("--offices", type=Path, help="the offices as CSV, imported first")
        parser.add_argument("--on", type=date.fromisoformat, help="the day the file speaks of, as 2026-12-31")
        parser.add_argument("--dry-run", action="store_true", help="only report what would change")
        parser.add_argument(
            "--threshold",
            type=float,
            default=settings.STAFF_IMPORT_THRESHOLD,
            help="most per cent that may leave (%(default)g)",
        )
        parser.add_argument(
            "--attribute",
            dest="attributes",
            metavar="HEADING",
            action="append",
            default=[],
            help="a further column, kept with the post under this heading; may be given again and again",
        )
        parser.add_argument("--partial", action="store_true", help="only part of the staff: nobody leaves")

    def handle(self, *, file: Path, offices: Path | None, on: date | None, threshold: float, **options: Any) -> None:
        try:
            outcome = import_staff(
                people_file=content(file),
                file_name=file.name,
                offices_file=content(offices) if offices else None,
                on=on,
                threshold=threshold,
                dry_run=options["dry_run"],
                partial=options["partial"],
                attributes=options["attributes"],
            )
        except UnreadableFileError as problem:
            raise CommandError(f"{file.name}: {problem}") from problem
        for line in report(outcome, threshold):
            self.stdout.write(line)
        if outcome.record.state == StaffImport.State.STOPPED:
            raise CommandError(_("Nothing was written."), returncode=STOPPED)


def content(path: Path) -> bytes:
    """The file's bytes, or a sentence that it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as problem:
        raise CommandError(_("{file} cannot be read: {why}").format(file=path, why=problem.strerror)) from problem
