"""Imports of staff data: what came, what it changes, and who started, released and undid it."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

PATIENCE = timedelta(minutes=20)  # longer than any task may run


class StaffImport(models.Model):
    """One staff import with its figures; errors are kept by line, without names."""

    class State(models.TextChoices):
        COLUMNS = "columns", _("Columns to be assigned")
        CHECKING = "checking", _("Being checked")
        CHECKED = "checked", _("Checked only")
        STOPPED = "stopped", _("Stopped at the threshold")
        RELEASED = "released", _("Released")
        RUNNING = "running", _("Being carried out")
        DONE = "done", _("Carried out")
        FAILED = "failed", _("Failed")
        DISCARDED = "discarded", _("Discarded")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")

    AT_WORK = (State.CHECKING, State.RUNNING, State.UNDOING)
    WAITING = (State.COLUMNS, State.CHECKED, State.STOPPED, State.RELEASED, State.FAILED)

    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    file_name = models.CharField(_("file"), max_length=200)
    staff_file = models.FileField(_("staff file"), upload_to="imports", blank=True)
    offices_file = models.FileField(_("file of offices"), upload_to="imports", blank=True)
    digest = models.CharField(_("checksum of the files"), max_length=64, blank=True)
    writing = models.JSONField(_("encoding and separator"), default=dict)
    columns = models.JSONField(_("columns"), default=dict)
    on = models.DateField(_("the day the file speaks of"), null=True)
    partial = models.BooleanField(_("only part of the staff"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State)
    state_since = models.DateTimeField(_("in this state since"), default=timezone.now)
    trouble = models.CharField(_("what went wrong"), max_length=500, blank=True)
    figures = models.JSONField(_("figures"), default=dict)
    errors = models.JSONField(_("errors by line"), default=list)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("released by"),
    )
    release_reason = models.CharField(_("why it was released"), max_length=500, blank=True)
    carried_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("carried out by"),
    )
    carried_out_at = models.DateTimeField(_("carried out at"), null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("undone by")
    )

    class Meta:
        verbose_name = _("staff import")
        verbose_name_plural = _("staff imports")
        ordering = ["-started_at", "-pk"]

    class PersonalData:
        holds = True
        subject = "by"
        purpose = _("Proof of what an import changed")
        basis = "§ 15 LDSG BW"
        roles = _("operators, HR for the whole city")
        keep = _("three years; the uploaded files 30 days")

    def __str__(self) -> str:
        return f"{self.file_name}, {self.get_state_display()}"

    @property
    def day(self) -> date:
        """The day the file speaks of; what was imported before this was asked for has none."""
        return self.on or timezone.localdate()

    @property
    def numbers(self) -> dict[str, int]:
        """The figures people read in the history; before the first check there are none."""
        return {name: self.figures.get(name, 0) for name in ("joined", "moved", "changed", "left")}

    @property
    def is_at_work(self) -> bool:
        """Whether a worker has it in hand."""
        return self.state in self.AT_WORK

    @property
    def is_stuck(self) -> bool:
        """Whether no worker can still be at it, because none may work that long."""
        return self.is_at_work and self.state_since < timezone.now() - PATIENCE

    @property
    def can_be_carried_out(self) -> bool:
        """Checked, and if it stopped at the threshold, released; what came by command has no file here."""
        return bool(self.staff_file) and self.state in {self.State.CHECKED, self.State.RELEASED}

    @property
    def can_be_discarded(self) -> bool:
        return bool(self.staff_file) and self.state in self.WAITING


class ImportedChange(models.Model):
    """One thing an import would change or has changed, with what was there before, so that it can be undone."""

    class Kind(models.TextChoices):
        LEFT = "left", _("Leave")
        MOVED = "moved", _("Move to another office")
        RETURNED = "returned", _("Come back")
        JOINED = "joined", _("Are new")
        CHANGED = "changed", _("Other changes")
        ADDRESS = "address", _("Pass on their address")
        ROLE = "role", _("Roles that end")
        OFFICE_NEW = "office_new", _("New offices")
        OFFICE = "office", _("Changed offices")

    staff_import = models.ForeignKey(StaffImport, models.CASCADE, related_name="changes", verbose_name=_("import"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("person")
    )
    number = models.CharField(_("personnel number or key of the office"), max_length=20)
    name = models.CharField(_("name"), max_length=210)
    details = models.JSONField(_("what changes"), default=list)
    before = models.JSONField(_("as it was before"), default=dict)
    after = models.JSONField(_("as it was afterwards"), default=dict)
    left_alone = models.CharField(_("why it was not undone"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("change by an import")
        verbose_name_plural = _("changes by imports")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["staff_import", "kind", "name"], name="people_imported_change_list")]

    class PersonalData:
        holds = True
        subject = "user"
        purpose = _("Checking an import before it happens, and undoing it afterwards")
        basis = "§ 15 LDSG BW"
        roles = _("operators, HR for the whole city")
        keep = _("30 days")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.number}"


class ColumnAssignment(models.Model):
    """What the columns of files with these headings mean; remembered for the next file."""

    headings = models.CharField(_("checksum of the headings"), max_length=64, unique=True)
    columns = models.JSONField(_("columns"), default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    assigned_at = models.DateTimeField(_("assigned at"), auto_now=True)

    class Meta:
        verbose_name = _("assignment of columns")
        verbose_name_plural = _("assignments of columns")

    class PersonalData:
        holds = True
        subject = "by"
        purpose = _("Reading HR's next file like the last one")
        basis = "§ 15 LDSG BW"
        roles = _("operators, HR for the whole city")
        keep = _("until the columns are assigned anew")

    def __str__(self) -> str:
        return f"{len(self.columns)}"
