"""`manage.py import_history`: what people completed in the system before this one, from its file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from lms.history import work
from lms.history.models import HistoryImport, Policy
from lms.history.plan import make_plan, open_file, read_table
from lms.history.states import State
from people.directory.staff_import.report import faults
from people.directory.staff_import.services import assigned_to, one_at_a_time
from people.directory.staff_import.sheets import UnreadableFileError
from people.management.commands.import_staff import content


class Command(BaseCommand):
    help = "Take over completions from an older system's CSV or XLSX; course numbers are assigned on the page before."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the completions as CSV or XLSX")
        parser.add_argument("--dry-run", action="store_true", help="only report what would come")
        parser.add_argument("--policy", choices=Policy.values, help="whose validity counts: keep, rule or earlier")

    def handle(self, *, file: Path, policy: str | None, dry_run: bool, **options: Any) -> None:
        if not dry_run and not policy:
            raise CommandError(_("Say with --policy whose validity counts, or only look with --dry-run."))
        try:
            sheet = open_file(content(file))
            assigned = assigned_to(sheet.names)
            with transaction.atomic():
                one_at_a_time()
                plan = make_plan(read_table(sheet, assigned))
                record = HistoryImport(file_name=file.name[:200], columns=assigned, policy=policy or "")
                if dry_run:
                    work.note(record, plan, State.CHECKED)
                else:
                    work.carry_out(record, plan, by=None)
        except UnreadableFileError as problem:
            raise CommandError(f"{file.name}: {problem}") from problem
        self.report(record)
        for line in faults(_("Lines of the file to put right:"), plan.faults):
            self.stdout.write(line)

    def report(self, record: HistoryImport) -> None:
        """The figures, and course numbers nobody has assigned."""
        done = record.state == State.DONE
        self.stdout.write(_("Carried out.") if done else _("Checked only, nothing was written."))
        for words, name in (
            (_("new completions"), "new"),
            (_("already there"), "there"),
            (_("with another validity than ours"), "differs"),
            (_("lines of people nobody knows"), "unknown_people_lines"),
            (_("lines of courses nobody has assigned"), "unknown_courses_lines"),
            (_("lines refused"), "refused"),
        ):
            self.stdout.write(f"  {record.figures[name]:>7}  {words}")
        for facts in record.courses:
            if facts["is_unknown"]:
                self.stdout.write(_("  not assigned: {number} {title}").format(**facts))
