"""Imports of what people learnt before: the import, what old course numbers mean, and every proof that came with it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

PATIENCE = timedelta(minutes=20)  # longer than any task may run
FIGURES = ("lines", "new", "there", "differs", "unknown_people", "unknown_people_lines", "refused", "zeros")


class Policy(models.TextChoices):
    """Whose word counts for how long imported completions are valid."""

    KEEP = "keep", _("as the file says; where it says nothing, the rule")
    RULE = "rule", _("as the rule of the course says")
    EARLIER = "earlier", _("whichever ends earlier")


class HistoryImport(models.Model):
    """One import of completions from an older system, with its figures; errors are kept by line, without names."""

    class State(models.TextChoices):
        COLUMNS = "columns", _("Columns to be assigned")
        CHECKING = "checking", _("Being checked")
        CHECKED = "checked", _("Checked only")
        RUNNING = "running", _("Being carried out")
        DONE = "done", _("Carried out")
        FAILED = "failed", _("Failed")
        DISCARDED = "discarded", _("Discarded")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")

    AT_WORK = (State.CHECKING, State.RUNNING, State.UNDOING)
    WAITING = (State.COLUMNS, State.CHECKED, State.FAILED)

    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    file_name = models.CharField(_("file"), max_length=200)
    file = models.FileField(_("file"), upload_to="imports", blank=True)
    digest = models.CharField(_("checksum of the file"), max_length=64, blank=True)
    writing = models.JSONField(_("encoding and separator"), default=dict)
    columns = models.JSONField(_("columns"), default=dict)
    policy = models.CharField(_("validity"), max_length=8, choices=Policy, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State)
    state_since = models.DateTimeField(_("in this state since"), default=timezone.now)
    trouble = models.CharField(_("what went wrong"), max_length=500, blank=True)
    figures = models.JSONField(_("figures"), default=dict)
    courses = models.JSONField(_("figures by course"), default=list)
    errors = models.JSONField(_("errors by line"), default=list)
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
        verbose_name = _("import of completions")
        verbose_name_plural = _("imports of completions")
        ordering = ["-started_at", "-pk"]

    class PersonalData:
        holds = True
        subject = "by"
        purpose = _("Proof of what an import of completions brought")
        basis = "§ 15 LDSG BW"
        roles = _("operators, HR for the whole city")
        keep = _("as long as the proofs that came with it; the uploaded file 30 days")

    def __str__(self) -> str:
        return f"{self.file_name}, {self.get_state_display()}"

    @property
    def numbers(self) -> dict[str, int]:
        """The figures people read; before the first check they are 0."""
        return {name: self.figures.get(name, 0) for name in FIGURES}

    @property
    def is_at_work(self) -> bool:
        """Whether a worker has it in hand."""
        return self.state in self.AT_WORK

    @property
    def is_stuck(self) -> bool:
        """Whether no worker can still be at it, because none may work that long."""
        return self.is_at_work and self.state_since < timezone.now() - PATIENCE

    @property
    def is_waiting(self) -> bool:
        """Whether people can still go on with it."""
        return bool(self.file) and self.state in self.WAITING


class OldCourse(models.Model):
    """What a course number of the older system means here; remembered for the next file."""

    number = models.CharField(_("number of the course"), max_length=60, unique=True)
    title = models.CharField(_("title in the older system"), max_length=200, blank=True)
    course = models.ForeignKey(
        "courses.CoursePage", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("course")
    )
    kind = models.ForeignKey(
        "lms.ProofKind", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("kind of proof")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    assigned_at = models.DateTimeField(_("assigned at"), auto_now=True)

    class Meta:
        verbose_name = _("course of the older system")
        verbose_name_plural = _("courses of the older system")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(name="lms_old_course_one_target", condition=Q(course=None) | Q(kind=None))
        ]

    class PersonalData:
        holds = True
        subject = "by"
        purpose = _("Reading the older system's next file like the last one")
        basis = "§ 15 LDSG BW"
        roles = _("operators, HR for the whole city")
        keep = _("until the course is assigned anew")

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class ImportedProof(models.Model):
    """What the older system said about one completion, and what was written for it. Undoing keeps what was said."""

    history_import = models.ForeignKey(HistoryImport, models.PROTECT, related_name="proofs", verbose_name=_("import"))
    number = models.CharField(_("number of the proof"), max_length=120)
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="imported_proofs")
    old_course = models.CharField(_("number of the course"), max_length=60)
    completed_on = models.DateField(_("completed on"))
    said_until = models.DateField(_("valid until, as the file says"), null=True, blank=True)
    completion = models.OneToOneField(
        "lms.Completion",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="imported_as",
        verbose_name=_("completion"),
    )
    proof = models.OneToOneField(
        "lms.OutsideProof", models.PROTECT, null=True, blank=True, related_name="imported_as", verbose_name=_("proof")
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    class Meta:
        verbose_name = _("imported proof")
        verbose_name_plural = _("imported proofs")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="lms_imported_once", fields=["number"], condition=Q(undone_at=None))
        ]

    class PersonalData:
        holds = True
        subject = "learner"
        purpose = _("Proof of where a completion comes from")
        basis = "§ 12 ArbSchG, § 15 LDSG BW"
        roles = _("the person; operators, HR for the whole city")
        keep = _("as long as the completion")

    def __str__(self) -> str:
        return f"{self.number}: {self.old_course}, {self.completed_on:%Y-%m-%d}"
