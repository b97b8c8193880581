"""Rules of mandatory training: who must do what by when, and how often. What was released is never changed."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.directory.roles import Role

if TYPE_CHECKING:
    from people.directory.models import User


class DutyAudience(models.Model):
    """A group of people with a name, for use in several rules."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    expression = models.JSONField(_("who belongs to it"), default=dict)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("audience of duties")
        verbose_name_plural = _("audiences of duties")
        ordering = ["name"]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.name


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Ways to find rules."""

    def in_use(self) -> Self:
        return self.filter(archived_at=None)

    def visible_to(self, user: "User") -> Self:
        """HR development reads all rules, because those of the whole city act in every branch."""
        return self if user.holds(Role.HR) else self.none()


class Assignment(models.Model):
    """One rule through all its versions."""

    title = models.CharField(_("title"), max_length=160)
    office = models.ForeignKey(
        "people.Office",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("only in the branch"),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who looks after it"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("created by")
    )
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule of mandatory training")
        verbose_name_plural = _("rules of mandatory training")
        ordering = ["title", "pk"]

    class PersonalData:
        holds = True
        subject = "owner"
        purpose = _("Who answers for a rule")
        basis = "§ 15 LDSG BW"
        roles = _("HR")
        keep = _("as long as the rule")

    def __str__(self) -> str:
        return self.title


class AssignmentVersionQuerySet(models.QuerySet["AssignmentVersion"]):
    """Ways to find versions of rules."""

    def released(self) -> Self:
        return self.filter(released_at__isnull=False)

    def drafts(self) -> Self:
        return self.filter(released_at=None)

    def in_force(self, on: date | None = None) -> Self:
        """Released versions that say on that day what is demanded; first and last day belong to it."""
        day = on or timezone.localdate()
        begun = self.released().filter(in_force_from__lte=day)
        return begun.filter(Q(in_force_until=None) | Q(in_force_until__gte=day))


class AssignmentVersion(models.Model):
    """What a rule says from a day on. A draft until it is released; from then on nothing in it changes but its end."""

    class DueKind(models.TextChoices):
        ENTRY = "entry", _("days after entry")
        ASSIGNMENT = "assignment", _("days after the rule first applies")
        FIXED = "fixed", _("a fixed day")

    class Basis(models.TextChoices):
        NONE = "none", _("once")
        COMPLETION = "completion", _("from the day of completion")
        PREVIOUS_EXPIRY = "previous_expiry", _("from the previous expiry")
        ANCHOR = "anchor", _("on a fixed day of the year")

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="versions", verbose_name=_("rule"))
    number = models.PositiveIntegerField(_("version"), default=1)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_until = models.DateField(_("in force until"), null=True, blank=True)
    released_at = models.DateTimeField(_("released at"), null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("released by"),
    )
    audience = models.JSONField(_("who it concerns"), default=dict)
    audiences = models.JSONField(_("what its named audiences meant"), default=dict, blank=True)  # kept at release
    targets = models.JSONField(_("what is demanded, one of these"), default=list)
    due_kind = models.CharField(_("due"), max_length=10, choices=DueKind, default=DueKind.ASSIGNMENT)
    due_days = models.PositiveIntegerField(_("days until it is due"), default=30)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    basis = models.CharField(_("recurs"), max_length=16, choices=Basis, default=Basis.NONE)
    months = models.PositiveSmallIntegerField(_("every … months"), default=12)
    anchor_month = models.PositiveSmallIntegerField(_("month of the fixed day"), null=True, blank=True)
    anchor_day = models.PositiveSmallIntegerField(_("day of the fixed day"), null=True, blank=True)
    window_months = models.PositiveSmallIntegerField(_("may be renewed … months before"), default=2)
    newcomer_months = models.PositiveSmallIntegerField(_("first completion counts if … months before"), default=3)
    grace_days = models.PositiveSmallIntegerField(_("days of grace"), default=0)
    return_grace_days = models.PositiveSmallIntegerField(_("days after returning from absence"), default=30)
    reminders = models.JSONField(_("reminders"), default=list, blank=True)
    sources = models.JSONField(_("accepted proof"), default=list, blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = AssignmentVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a rule")
        verbose_name_plural = _("versions of rules")
        ordering = ["assignment", "-number"]
        constraints = [
            models.UniqueConstraint(name="lms_rule_version_once", fields=["assignment", "number"]),
            models.UniqueConstraint(
                name="lms_rule_one_draft", fields=["assignment"], condition=Q(released_at__isnull=True)
            ),
            models.CheckConstraint(
                name="lms_rule_released_has_begin",
                condition=Q(released_at=None) | Q(in_force_from__isnull=False),
            ),
            models.CheckConstraint(
                name="lms_rule_ends_after_begin",
                condition=Q(in_force_until=None) | Q(in_force_until__gte=F("in_force_from")),
            ),
        ]

    class PersonalData:
        holds = True
        subject = "released_by"
        purpose = _("Proof of who put a rule in force")
        basis = "§ 15 LDSG BW"
        roles = _("HR")
        keep = _("as long as the rule")

    def __str__(self) -> str:
        return f"{self.assignment}, {self.number}"

    @property
    def what(self) -> str:
        """What is demanded, as duties name it: “course:12|programme:3”."""
        return "|".join(sorted(f"{target['kind']}:{target['id']}" for target in self.targets))

    @property
    def begins(self) -> date:
        """The first day it is in force; for a draft none that ever comes."""
        return self.in_force_from or date.max

    @property
    def is_draft(self) -> bool:
        return self.released_at is None
