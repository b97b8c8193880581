"""Where everybody stands with every duty, kept for quick reading, and what changed when.

The table can be thrown away: it is computed from rules, proof and organisation, and computed anew every night.
"""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.evidence import Evidence, EvidenceQuerySet
from people.directory.models import User


class DutyState(models.TextChoices):
    """How a duty stands on a day."""

    OPEN = "open", _("open")
    WINDOW = "window", _("may be renewed")
    OVERDUE = "overdue", _("overdue")
    DONE = "done", _("done")
    EXEMPT = "exempt", _("exempt")
    ABSENT = "absent", _("absent")
    NOT_COMPUTABLE = "not_computable", _("due day not computable")
    ENDED = "ended", _("ended")


class DutyStatusQuerySet(models.QuerySet["DutyStatus"]):
    """Ways to find duties."""

    def of(self, user: User) -> Self:
        """What the person must do, the most urgent first."""
        return self.running().filter(user=user).order_by(models.F("due_on").asc(nulls_last=True), "what")

    def running(self) -> Self:
        return self.exclude(state=DutyState.ENDED)

    def to_do(self) -> Self:
        return self.filter(state__in=(DutyState.OPEN, DutyState.WINDOW, DutyState.OVERDUE))

    def counted(self) -> Self:
        """What figures are counted of: without exempt, absent and ended duties."""
        left_out = (DutyState.ENDED, DutyState.EXEMPT, DutyState.ABSENT)
        return self.exclude(state__in=left_out)


class DutyStatus(models.Model):
    """One person and one duty, as of the day it was computed."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="duties", verbose_name=_("person"))
    what = models.CharField(_("duty"), max_length=200)
    state = models.CharField(_("state"), max_length=14, choices=DutyState)
    cycle = models.CharField(_("cycle"), max_length=40)
    assignment = models.ForeignKey(
        "lms.Assignment", models.PROTECT, related_name="duties", verbose_name=_("rule that acts")
    )
    assigned_on = models.DateField(_("applies since"), null=True)
    window_opens_on = models.DateField(_("may be done from"), null=True)
    due_on = models.DateField(_("due on"), null=True)
    grace_ends_on = models.DateField(_("grace until"), null=True)
    done_on = models.DateField(_("done on"), null=True)
    valid_until = models.DateField(_("counts until"), null=True)
    office = models.ForeignKey(
        "people.Office", models.SET_NULL, null=True, related_name="+", verbose_name=_("office on the due day")
    )
    sources = models.JSONField(_("all rules"), default=list)
    reason = models.CharField(_("reason"), max_length=40, blank=True)
    computed_on = models.DateField(_("computed on"))

    objects = DutyStatusQuerySet.as_manager()

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = ["user", "what"]
        constraints = [models.UniqueConstraint(name="lms_duty_once", fields=["user", "what"])]
        indexes = [
            # Figures by office are counted from this index alone.
            models.Index(fields=["office", "state", "assignment"], name="lms_duty_figures"),
            models.Index(fields=["state", "due_on"], name="lms_duty_urgent"),
        ]

    class PersonalData:
        holds = True
        follows = True  # goes with an account that never was
        subject = "user"
        purpose = _("Knowing what is due")
        basis = "§ 12 ArbSchG, § 15 LDSG BW, Art. 4 KI-VO"
        roles = _("the person; HR where the duty requires proof; the supervisor sees done, open or overdue")
        keep = _("until the duty ends; computed anew every night")

    def __str__(self) -> str:
        return f"{self.what}: {self.get_state_display()}"


class DutyChange(Evidence):
    """A duty began, ended or changed its state, and why."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="duty_changes", verbose_name=_("person")
    )
    what = models.CharField(_("duty"), max_length=200)
    cycle = models.CharField(_("cycle"), max_length=40, blank=True)
    from_state = models.CharField(_("from"), max_length=14, choices=DutyState, blank=True)
    to_state = models.CharField(_("to"), max_length=14, choices=DutyState)
    reason = models.CharField(_("reason"), max_length=40, blank=True)
    on = models.DateField(_("on"))
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)

    objects = EvidenceQuerySet["DutyChange"].as_manager()

    class Meta:
        verbose_name = _("change of a duty")
        verbose_name_plural = _("changes of duties")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["user", "what", "-on"], name="lms_duty_story")]

    class PersonalData:
        holds = True
        follows = True  # goes with an account that never was
        subject = "user"
        purpose = _("Proof of when a duty began and why it ended")
        basis = "§ 12 ArbSchG, § 15 LDSG BW"
        roles = _("the person, HR")
        keep = _("three years after the change")

    def __str__(self) -> str:
        return f"{self.what}: {self.get_to_state_display()}, {self.on:%Y-%m-%d}"
