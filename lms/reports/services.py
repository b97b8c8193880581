"""Asking for an export, preparing it outside the request, and deleting it again."""

import tempfile
from datetime import timedelta
from typing import Any, BinaryIO

from django.core.files import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from courses.models import CoursePage
from lms.reports import bundles, figures, permissions, tasks
from lms.reports.definitions import CERTIFICATES_OF_COURSE, COMPLETION_BY_PERSON, REPORTS, ReportDefinition
from lms.reports.models import ReportExport
from people import tables
from people.models import Office, User
from people.privacy.services import record_looks

KEEP_DAYS = 7
WRITERS = {ReportExport.Format.CSV: tables.write_csv, ReportExport.Format.XLSX: tables.write_xlsx}


@transaction.atomic
def request_export(*, filters: dict[str, str], format: str, by: User) -> ReportExport:
    """Ask for the names or the certificates of a course as a file; it is prepared in the background."""
    report = CERTIFICATES_OF_COURSE if format == ReportExport.Format.ZIP else COMPLETION_BY_PERSON
    export = ReportExport.objects.create(by=by, report=report.key, filters=filters, format=format)
    log(instance=export, action="lms.export", user=by, data=filters | {"format": format})
    transaction.on_commit(lambda: _hand_over(export), robust=True)
    return export


def _hand_over(export: ReportExport) -> None:
    """Give the work away; where no queue takes it, the person reads that nothing came of it."""
    try:
        tasks.prepare_export.delay(export.pk)
    except Exception:
        fail(export)
        raise


def prepare_export(*, export: ReportExport) -> None:
    """Write the file; whoever is named in it can see later that it was made. Doing it twice makes it once."""
    if export.state != ReportExport.State.WAITING:
        return
    report = definition_of(export)
    if not permissions.may_see(export.by, report):
        fail(export)
        return
    listed = figures.people(selection_of(export), export.filters.get("stand", ""))
    with tempfile.TemporaryFile() as file:
        rows = write(export, listed, file)
        file.seek(0)
        with transaction.atomic():
            record_looks(
                viewer=export.by,
                subjects=listed.values_list("pk", flat=True),
                report=report.shown,
                purpose=report.purpose,
            )
            export.rows, export.state = rows, ReportExport.State.READY
            export.file.save(f"{export.pk}.{export.format}", File(file), save=True)


def write(export: ReportExport, listed: QuerySet[User], to: BinaryIO) -> int:
    """The content of the file; says how many lines or certificates there are."""
    if export.format == ReportExport.Format.ZIP:
        return bundles.write(export, listed, to)
    return WRITERS[ReportExport.Format(export.format)](head(), map(row, listed.iterator(chunk_size=2000)), to)


def definition_of(export: ReportExport) -> ReportDefinition:
    """What was asked for."""
    return next(report for report in REPORTS if report.key == export.report)


def fail(export: ReportExport) -> None:
    """Tell the person that nothing came of it."""
    export.state = ReportExport.State.FAILED
    export.save(update_fields=["state"])


def selection_of(export: ReportExport) -> figures.Selection:
    """What the export is about, within what its owner may see now."""
    return figures.Selection(
        permissions.scope(export.by, COMPLETION_BY_PERSON),
        office=Office.objects.filter(key=export.filters.get("amt", "")).first(),
        course=CoursePage.objects.originals().get(slug=export.filters["kurs"]),
    )


def head() -> list[str]:
    """The columns of the list."""
    return [_("Personnel number"), _("Last name"), _("First name"), _("Office"), _("Completed on"), _("Valid until")]


def row(person: Any) -> list[object]:
    """One line of the list, of a person with the facts `figures` adds; no scores, no attempts, no times."""
    return [
        person.personnel_number,
        person.last_name,
        person.first_name,
        person.unit or "",
        person.completed_on or "",
        person.valid_until or "",
    ]


def delete_old_exports() -> int:
    """Exports live for seven days. Returns how many were deleted."""
    old = ReportExport.objects.filter(asked_at__lt=timezone.now() - timedelta(days=KEEP_DAYS))
    for export in old:
        export.file.delete(save=False)
        export.delete()
    return len(old)
