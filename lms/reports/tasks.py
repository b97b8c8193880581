"""Work of this room outside requests."""

from celery import shared_task

from lms.reports.models import ReportExport


@shared_task(name="lms.prepare_export")
def prepare_export(export_id: int) -> None:
    """Write the file somebody asked for; a failure is told to the person and to the operator's log."""
    from lms.reports import services

    export = ReportExport.objects.select_related("by").get(pk=export_id)
    try:
        services.prepare_export(export=export)
    except Exception:
        services.fail(export)
        raise


@shared_task(name="lms.delete_old_exports")
def delete_old_exports() -> None:
    """Every night."""
    from lms.reports import services

    services.delete_old_exports()
