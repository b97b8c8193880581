"""Absences: who is away from when to when. Only the category is kept, never a reason or a diagnosis."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AbsenceImport(models.Model):
    """One run of the import of absences with its figures; errors are kept by line, without names."""

    class State(models.TextChoices):
        CHECKED = "checked", _("Checked only")
        DONE = "done", _("Carried out")
        STOPPED = "stopped", _("Stopped at the threshold")
        DISCARDED = "discarded", _("Discarded")

    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    file_name = models.CharField(_("file"), max_length=200)
    file = models.FileField(_("file of absences"), upload_to="imports", blank=True)
    on = models.DateField(_("the day the file speaks of"), null=True)
    partial = models.BooleanField(_("only some of the absences"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State)
    figures = models.JSONField(_("figures"), default=dict)
    errors = models.JSONField(_("errors by line"), default=list)
    carried_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("carried out by"),
    )

    class Meta:
        verbose_name = _("import of absences")
        verbose_name_plural = _("imports of absences")
        ordering = ["-started_at", "-pk"]

    class PersonalData:
        holds = True
        subject = "by"
        purpose = _("Proof of what an import changed")
        basis = "§ 15 LDSG BW"
        roles = _("operators, HR for the whole city")
        keep = _("three years; the uploaded file until it is carried out or discarded, at most 30 days")

    def __str__(self) -> str:
        return f"{self.file_name}, {self.get_state_display()}"

    @property
    def is_waiting(self) -> bool:
        """Whether somebody still has to say what happens with the file; what came by command has none here."""
        return bool(self.file) and self.state in {self.State.CHECKED, self.State.STOPPED}


class AbsenceQuerySet(models.QuerySet["Absence"]):
    """Ways to find absences."""

    def standing(self) -> "AbsenceQuerySet":
        """What holds as far as is known today."""
        return self.filter(withdrawn_at=None)

    def on(self, day: date) -> "AbsenceQuerySet":
        """Absences of that day; the first and the last day belong to them."""
        return self.standing().filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))


class Absence(models.Model):
    """Somebody is away for a time. What turns out otherwise is withdrawn and recorded anew, never overwritten."""

    class Category(models.TextChoices):
        SECONDMENT = "secondment", _("Secondment")
        LEAVE = "leave", _("Leave of absence")
        PARENTAL = "parental", _("Parental leave")
        AWAY = "away", _("Away")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="absences", verbose_name=_("person")
    )
    category = models.CharField(_("category"), max_length=10, choices=Category)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    brought_by = models.ForeignKey(
        AbsenceImport, models.SET_NULL, null=True, related_name="+", verbose_name=_("came with")
    )

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["user", "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="people_absence_ends_after_start", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            ),
            models.UniqueConstraint(
                name="people_absence_once", fields=["user", "starts_on"], condition=Q(withdrawn_at=None)
            ),
        ]

    class PersonalData:
        holds = True
        subject = "user"
        purpose = _("Time limits rest and nobody is reminded while away")
        basis = "§ 15 LDSG BW"
        roles = _("the person, HR; the supervisor sees until when, not why")
        keep = _("three years after it ended")

    def __str__(self) -> str:
        return f"{self.user}: {self.get_category_display()}"
