"""Notifications: what reached a person inside the platform, and what of it went to the mailbox."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.notifications.topics import Topic, Way


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
        follows = True
        subject = "recipient"
        purpose = _("Telling the person what happened")
        basis = "§ 15 LDSG BW"
        roles = _("only the person")
        keep = _("90 days")

    def __str__(self) -> str:
        return f"{self.kind}: {self.event}"


class MailWish(models.Model):
    """How somebody wants messages about a topic by mail, where that is not the usual way."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_wishes")
    topic = models.CharField(_("topic"), max_length=12, choices=Topic)
    way = models.CharField(_("way"), max_length=8, choices=Way)

    class Meta:
        verbose_name = _("wish about mail")
        verbose_name_plural = _("wishes about mail")
        constraints = [models.UniqueConstraint(name="people_mail_wish_once", fields=["user", "topic"])]

    class PersonalData:
        holds = True
        subject = "user"
        purpose = _("Sending only the mail that somebody wants")
        basis = "§ 15 LDSG BW"
        roles = _("only the person")
        keep = _("until the person changes it or leaves")

    def __str__(self) -> str:
        return f"{self.topic}: {self.way}"


class MailingQuerySet(models.QuerySet["Mailing"]):
    """Ways to find mail."""

    def due(self, at: datetime) -> Self:
        """What waits and may go out at that moment, the oldest first."""
        return self.filter(state=Mailing.State.WAITING, due_at__lte=at).order_by("due_at", "pk")


class Mailing(models.Model):
    """One mail to one person; the key says what for, so that retries and double workers send it once."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits")
        SENDING = "sending", _("is being sent")
        SENT = "sent", _("sent")
        SPARED = "spared", _("not sent")
        FAILED = "failed", _("could not be sent")

    class Reason(models.TextChoices):
        """Why a mail was spared."""

        READ = "read", _("read at the bell before")
        LEFT = "left", _("the person has left")
        ABSENT = "absent", _("the person was absent")
        NO_ADDRESS = "no_address", _("the person has no mailbox")
        UNWANTED = "unwanted", _("not wished by mail")
        NOTHING_NEW = "nothing_new", _("nothing new to tell")

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mailings")
    key = models.CharField(_("occasion"), max_length=140)
    notification = models.ForeignKey(Notification, models.CASCADE, null=True, related_name="mailings")  # or an overview
    due_at = models.DateTimeField(_("due at"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    changed_at = models.DateTimeField(_("last change"), auto_now=True)

    objects = MailingQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        constraints = [models.UniqueConstraint(name="people_mailing_once", fields=["recipient", "key"])]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="waiting"), name="people_mailing_due"),
            models.Index(fields=["-changed_at"], condition=Q(state="failed"), name="people_mailing_failed"),
        ]

    class PersonalData:
        holds = True
        follows = True
        subject = "recipient"
        purpose = _("Sending each mail once, and saying why one was not sent")
        basis = "§ 15 LDSG BW"
        roles = _("only the person")
        keep = _("90 days")

    def __str__(self) -> str:
        return f"{self.key}: {self.get_state_display()}"
