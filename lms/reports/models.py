"""Exports of reports: prepared outside the request, fetched once, deleted soon."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportExport(models.Model):
    """A file of a report that somebody asked for."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Being prepared")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Failed")

    class Format(models.TextChoices):
        CSV = "csv", "CSV"
        XLSX = "xlsx", "XLSX"
        ZIP = "zip", "ZIP"

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("asked for by"))
    report = models.CharField(_("report"), max_length=60)
    filters = models.JSONField(_("filters"), default=dict)
    format = models.CharField(_("format"), max_length=4, choices=Format, default=Format.CSV)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    file = models.FileField(_("file"), upload_to="exports", blank=True)
    rows = models.PositiveIntegerField(_("rows"), null=True)
    done = models.PositiveIntegerField(_("done so far"), default=0)
    total = models.PositiveIntegerField(_("to be done"), null=True)
    asked_at = models.DateTimeField(_("asked for at"), auto_now_add=True)

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering = ["-asked_at", "-pk"]

    class PersonalData:
        holds = True
        subject = "by"
        purpose = _("Handing over a report as a file")
        basis = "§ 15 LDSG BW"
        roles = _("only who asked for it")
        keep = _("seven days")

    def __str__(self) -> str:
        return f"{self.report}, {self.format}"
