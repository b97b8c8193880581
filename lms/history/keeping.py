"""Uploaded files are kept for a few weeks; what was imported is kept like every other proof."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from lms.history.models import HistoryImport


def forget_files(now: datetime | None = None) -> None:
    """Delete files of imports begun weeks ago; what still waited is discarded."""
    before = (now or timezone.now()) - timedelta(days=settings.STAFF_IMPORT_DAYS)
    for record in HistoryImport.objects.filter(started_at__lt=before).exclude(file=""):
        if record.state in HistoryImport.WAITING:
            record.state = HistoryImport.State.DISCARDED
        delete_file(record)


def delete_file(record: HistoryImport) -> None:
    """The uploaded file; asking twice does no harm."""
    record.file.delete(save=False)
    record.save(update_fields=["state", "file"])
