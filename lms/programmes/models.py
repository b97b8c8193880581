"""Programmes completed: evidence beside the completions of their courses."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.evidence import Evidence, EvidenceQuerySet
from people.directory.models import User


class ProgrammeCompletionQuerySet(EvidenceQuerySet["ProgrammeCompletion"]):
    """Ways to find completed programmes."""

    def of(self, user: User) -> Self:
        """What the person has completed, newest first; nobody else sees it."""
        return self.filter(learner=user).order_by("-completed_at", "-pk")


class ProgrammeCompletion(Evidence):
    """Somebody completed a learning programme, once for each version. How far somebody got before is never stored."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="programme_completions")
    programme = models.ForeignKey("courses.ProgrammePage", models.PROTECT, related_name="completions")
    programme_version = models.PositiveIntegerField(_("version of the programme"))
    programme_title = models.CharField(_("title of the programme"), max_length=255)
    completed_at = models.DateTimeField(_("completed at"))
    completed_on = models.DateField(_("completed on"))
    points = models.PositiveIntegerField(_("points"), default=0)
    counted = models.JSONField(_("courses that counted"), default=list)  # their titles on that day

    objects = ProgrammeCompletionQuerySet.as_manager()

    class Meta:
        verbose_name = _("completed programme")
        verbose_name_plural = _("completed programmes")
        ordering = ["-completed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="lms_programme_completed_once", fields=["learner", "programme", "programme_version"]
            )
        ]

    class PersonalData:
        holds = True
        subject = "learner"
        purpose = _("Proof of training")
        basis = "§ 15 LDSG BW"
        roles = _("only the person")
        keep = _("three years after the programme was completed")

    def __str__(self) -> str:
        return f"{self.programme_title}, {self.completed_on:%Y-%m-%d}"
