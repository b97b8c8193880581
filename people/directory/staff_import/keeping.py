"""Files and names of imports are kept for a few weeks, figures for three years."""

from datetime import datetime

from people.directory.models import ImportedChange, StaffImport


def forget_files(*, before: datetime) -> None:
    """Delete uploaded files, names and former values of imports begun before; what still waited is discarded."""
    old = StaffImport.objects.filter(started_at__lt=before)
    ImportedChange.objects.filter(staff_import__in=old).delete()
    for record in old.exclude(staff_file=""):
        if record.state in StaffImport.WAITING:
            record.state = StaffImport.State.DISCARDED
        delete_files(record)


def delete_files(record: StaffImport) -> None:
    """The uploaded files; asking twice does no harm."""
    for file in (record.staff_file, record.offices_file):
        file.delete(save=False)
    record.save(update_fields=["state", "staff_file", "offices_file"])


def forget_imports(*, before: datetime) -> None:
    """Delete the figures, too."""
    StaffImport.objects.filter(started_at__lt=before).delete()
