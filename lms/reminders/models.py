"""The ledger of reminders: what went out to whom about which duty, and what did not, and why."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.reminders.stages import in_words
from people.directory.models import Office
from people.directory.models.users import within


class Channel(models.TextChoices):
    """The way to a person. Whoever has a mailbox gets the message there, too, as wished in the settings."""

    MESSAGE = "message", _("Message")
    LETTER = "letter", _("Letter on paper")


class Outcome(models.TextChoices):
    SENT = "sent", _("went out")
    TO_PRINT = "to_print", _("waits to be printed")
    SPARED = "spared", _("did not go out")


class Hindrance(models.TextChoices):
    """Why a reminder did not go out."""

    ABSENT = "absent", _("absent")
    EXEMPT = "exempt", _("exempt")
    LEFT = "left", _("has left")
    SETTLED = "settled", _("settled before it was printed")


class ReminderQuerySet(models.QuerySet["Reminder"]):
    """Ways to find reminders."""

    def in_scope(self, scope: list[Office] | None) -> Self:
        """About people of these branches; None is the whole city."""
        return self.filter(within(scope, "office"))

    def to_print(self) -> Self:
        return self.filter(outcome=Outcome.TO_PRINT)

    def about(self, word: str) -> Self:
        """About people of this personnel number, or with this in their name."""
        named = Q(user__last_name__istartswith=word) | Q(user__first_name__istartswith=word)
        return self.filter(named | Q(user__personnel_number=word))

    def newest_first(self) -> Self:
        return self.order_by("-on", "-pk")


class LetterRun(models.Model):
    """Letters that were printed in one go; who printed them, and when."""

    printed_at = models.DateTimeField(_("printed at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("printed by")
    )

    class Meta:
        verbose_name = _("run of letters")
        verbose_name_plural = _("runs of letters")
        ordering = ["-printed_at", "-pk"]

    class PersonalData:
        holds = True
        subject = "by"
        purpose = _("Knowing who took letters along")
        basis = "§ 15 LDSG BW"
        roles = _("HR")
        keep = _("three years")

    def __str__(self) -> str:
        return f"{timezone.localtime(self.printed_at):%Y-%m-%d %H:%M}"


class Reminder(models.Model):
    """One stage of reminding one person of one duty in one cycle, by one channel: once and never again."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminders", verbose_name=_("person")
    )
    what = models.CharField(_("duty"), max_length=200)
    cycle = models.CharField(_("cycle"), max_length=40)
    stage = models.CharField(_("stage"), max_length=6)  # days from the due day: "-14", "+7"
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    assignment = models.ForeignKey("lms.Assignment", models.PROTECT, related_name="+", verbose_name=_("rule"))
    office = models.ForeignKey(Office, models.SET_NULL, null=True, related_name="+", verbose_name=_("office"))
    due_on = models.DateField(_("due on"))
    on = models.DateField(_("day"))
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome)
    reason = models.CharField(_("why not"), max_length=8, choices=Hindrance, blank=True)
    run = models.ForeignKey(
        LetterRun, models.SET_NULL, null=True, blank=True, related_name="reminders", verbose_name=_("printed with")
    )
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(name="lms_reminder_once", fields=["user", "what", "cycle", "stage", "channel"])
        ]
        indexes = [
            models.Index(fields=["-on", "-id"], name="lms_reminder_ledger"),
            models.Index(fields=["office"], condition=Q(outcome="to_print"), name="lms_reminder_to_print"),
        ]

    class PersonalData:
        holds = True
        follows = True
        subject = "user"
        purpose = _("Proof of when somebody was reminded of a duty")
        basis = "§ 12 ArbSchG, § 15 LDSG BW"
        roles = _("the person, HR")
        keep = _("three years")

    def __str__(self) -> str:
        return f"{self.assignment}, {self.stage}, {self.on:%Y-%m-%d}"

    @property
    def stage_in_words(self) -> str:
        return in_words(int(self.stage))


class Digest(models.Model):
    """The overview of one week for somebody who looks after others; an empty one is never sent."""

    class Kind(models.TextChoices):
        TEAM = "team", _("for supervisors and deputies")
        HR = "hr", _("for HR development")

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="duty_digests", verbose_name=_("recipient")
    )
    kind = models.CharField(_("kind"), max_length=4, choices=Kind)
    week = models.CharField(_("week"), max_length=8)  # ISO: "2026-W49"
    overdue = models.PositiveIntegerField(_("overdue"))
    soon = models.PositiveIntegerField(_("due soon"))
    on = models.DateField(_("day"))

    class Meta:
        verbose_name = _("weekly overview")
        verbose_name_plural = _("weekly overviews")
        ordering = ["-on", "-pk"]
        constraints = [models.UniqueConstraint(name="lms_digest_once", fields=["recipient", "kind", "week"])]

    class PersonalData:
        holds = True
        follows = True
        subject = "recipient"
        purpose = _("Telling supervisors once a week what is due in their teams")
        basis = "§ 15 LDSG BW"
        roles = _("the person, HR")
        keep = _("three years")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.week}"


def week_of(day: date) -> str:
    """The ISO week, such as `2026-W49`."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02d}"
