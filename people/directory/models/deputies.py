"""Deputies: who stands in for whom, from when to when, and who said so."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DeputyshipQuerySet(models.QuerySet["Deputyship"]):
    """Ways to find out who stands in for whom."""

    def current(self, on: date | None = None) -> "DeputyshipQuerySet":
        """In force on that day, today if none is given; nobody stands in after leaving."""
        day = on or timezone.localdate()
        running = self.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))
        return running.filter(principal__is_active=True, deputy__is_active=True)

    def standing(self, on: date | None = None) -> "DeputyshipQuerySet":
        """In force on that day or still to come."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on or timezone.localdate()))


class Deputyship(models.Model):
    """A deputy looks after the principal's own team for a time; deputies pass nothing on to deputies of theirs."""

    principal = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="deputyships", verbose_name=_("who is stood in for")
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="stands_in", verbose_name=_("deputy")
    )
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("named by")
    )
    named_at = models.DateTimeField(_("named at"), auto_now_add=True)

    objects = DeputyshipQuerySet.as_manager()

    class Meta:
        verbose_name = _("deputy")
        verbose_name_plural = _("deputies")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(name="people_deputy_is_another", condition=~Q(principal=F("deputy"))),
            models.CheckConstraint(
                name="people_deputy_ends_after_start", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            ),
            models.UniqueConstraint(
                name="people_deputy_once_open", fields=["principal", "deputy"], condition=Q(ends_on=None)
            ),
        ]

    class PersonalData:
        holds = True
        subject = "principal"
        purpose = _("Somebody looks after the team while its supervisor is away")
        basis = "§ 15 LDSG BW"
        roles = _("the two people, operators")
        keep = _("three years after it ended")

    def __str__(self) -> str:
        return f"{self.deputy} → {self.principal}"
