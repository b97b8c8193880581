"""The file goes as soon as it has served, figures and absences three years after they ended."""

from datetime import date, datetime

from django.db.models import Q

from people.directory.models import Absence, AbsenceImport


def delete_file(record: AbsenceImport) -> None:
    """The uploaded file; asking twice does no harm."""
    record.file.delete(save=False)
    record.save(update_fields=["state", "file"])


def forget_files(*, before: datetime) -> None:
    """Discard what was brought before and still waits, with its file."""
    for record in AbsenceImport.objects.filter(started_at__lt=before).exclude(file=""):
        if record.is_waiting:
            record.state = AbsenceImport.State.DISCARDED
        delete_file(record)


def forget_imports(*, before: datetime) -> None:
    """Delete the figures, too; the absences they brought stay as long as absences do."""
    AbsenceImport.objects.filter(started_at__lt=before).delete()


def forget_absences(*, before: date) -> None:
    """Delete absences that ended before the day, and those that were withdrawn before it."""
    Absence.objects.filter(Q(ends_on__lt=before) | Q(withdrawn_at__date__lt=before)).delete()
