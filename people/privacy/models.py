"""The access log: who looked at whose data, and why."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Count, Min
from django.utils.translation import gettext_lazy as _

from people.directory.roles import Role


class AccessRecordQuerySet(models.QuerySet["AccessRecord"]):
    """Ways to read the access log."""

    def looks(self) -> "models.QuerySet[AccessRecord, dict]":
        """One line for each look, the newest first: who, when, at what, why, at how many people; never at whom."""
        told = self.values("event", "viewer__first_name", "viewer__last_name", "capacity", "report", "purpose")
        return told.annotate(moment=Min("at"), people=Count("pk")).order_by("-moment", "event")


class AccessRecord(models.Model):
    """One look at one person's data by somebody else; the person can read it.

    Whoever opens a list of fifty people looks once, at fifty: fifty records of the same event.
    """

    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="looked_at", verbose_name=_("whose data")
    )
    viewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="looks", verbose_name=_("who looked")
    )
    capacity = models.CharField(_("as whom"), max_length=200, blank=True)
    event = models.UUIDField(_("look"), default=uuid.uuid4, db_index=True)
    acting_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("standing in for")
    )
    report = models.CharField(_("what was shown"), max_length=60)
    purpose = models.CharField(_("for what"), max_length=200)
    at = models.DateTimeField(_("at"), auto_now_add=True)

    objects = AccessRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("look at personal data")
        verbose_name_plural = _("looks at personal data")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["subject", "-at"], name="people_access_subject"),
            models.Index(fields=["-at"], name="people_access_moment"),
        ]

    class PersonalData:
        holds = True
        subject = "subject"
        purpose = _("Proof of who looked at a person's data")
        basis = _("Art. 5 (2) DSGVO, service agreement")
        roles = _("the person; staff council and data protection without the names of the people looked at")
        keep = _("three years")

    def __str__(self) -> str:
        return f"{self.report}, {self.at:%Y-%m-%d}"

    @property
    def capacity_text(self) -> str:
        """As whom somebody looked: the roles held in that moment, in words."""
        return capacity_in_words(self.capacity)


def capacity_in_words(capacity: str) -> str:
    """Roles as the log keeps them, in the reader's language."""
    labels = dict(Role.choices)
    return ", ".join(str(labels[role]) for role in capacity.split() if role in labels)
