"""Notifications: what reached a person inside the platform."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class NotificationQuerySet(models.QuerySet["Notification"]):
    """Ways to find notifications."""

    def of(self, user: object) -> "NotificationQuerySet":
        """What reached this person, newest first."""
        return self.filter(recipient=user).order_by("-created_at", "-pk")

    def unread(self) -> "NotificationQuerySet":
        return self.filter(read_at=None)


class Notification(models.Model):
    """One message to one person about one event; the same event never reaches a person twice."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications", verbose_name=_("recipient")
    )
    kind = models.CharField(_("kind"), max_length=60)
    event = models.CharField(_("event"), max_length=120)
    facts = models.JSONField(_("facts"), default=dict)
    url = models.CharField(_("address"), max_length=500)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(name="people_notification_once", fields=["event", "recipient"])]
        indexes = [
            models.Index(fields=["recipient", "-created_at"], name="people_notification_list"),
            models.Index(fields=["recipient"], condition=Q(read_at=None), name="people_notification_unread"),
        ]

    class PersonalData:
        holds = True
        subject = "recipient"
        purpose = _("Telling the person what happened")
        basis = "§ 15 LDSG BW"
        roles = _("only the person")
        keep = _("90 days")

    def __str__(self) -> str:
        return f"{self.kind}: {self.event}"
