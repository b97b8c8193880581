"""What was decided for one person: exemptions and more time. Rows that stay; what ends them is a row beside them."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.assignments.models.rules import Assignment
from lms.evidence import Evidence, EvidenceQuerySet
from people.directory.models import User


class ExemptionQuerySet(EvidenceQuerySet["Exemption"]):
    """Ways to find exemptions."""

    def of(self, user: User) -> Self:
        return self.filter(person=user).order_by("-starts_on", "-pk")

    def standing(self) -> Self:
        """Not withdrawn."""
        return self.filter(withdrawal=None)

    def on(self, day: date) -> Self:
        """Exemptions of that day; the first and the last day belong to them."""
        return self.standing().filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))


class Exemption(Evidence):
    """Somebody need not follow a rule for a time. That completes nothing."""

    class Reason(models.TextChoices):
        """Categories only, never a diagnosis."""

        OTHER_WORK = "other_work", _("does other work")
        QUALIFIED = "qualified", _("qualified by profession")
        LEAVES_SOON = "leaves_soon", _("leaves soon")
        PROTECTED = "protected", _("protected by law")
        OTHER = "other", _("another reason")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="exemptions", verbose_name=_("person")
    )
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="exemptions", verbose_name=_("rule"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("decided by")
    )
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)

    objects = ExemptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("exemption")
        verbose_name_plural = _("exemptions")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="lms_exemption_ends_after_start", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            ),
        ]

    class PersonalData:
        holds = True
        subject = "person"
        purpose = _("Proof of why a duty did not apply")
        basis = "§ 12 ArbSchG, § 15 LDSG BW"
        roles = _("the person, HR")
        keep = _("three years after it ended")

    def __str__(self) -> str:
        return f"{self.assignment}: {self.get_reason_display()}"


class ExemptionWithdrawal(Evidence):
    """An exemption ends on a day before its end; the exemption itself stays as it was granted."""

    exemption = models.OneToOneField(Exemption, models.PROTECT, related_name="withdrawal", verbose_name=_("exemption"))
    on = models.DateField(_("withdrawn on"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("withdrawn by")
    )
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)

    objects = EvidenceQuerySet["ExemptionWithdrawal"].as_manager()

    class Meta:
        verbose_name = _("withdrawal of an exemption")
        verbose_name_plural = _("withdrawals of exemptions")

    class PersonalData:
        holds = True
        subject = "exemption__person"
        purpose = _("Proof of when a duty applied again")
        basis = "§ 12 ArbSchG, § 15 LDSG BW"
        roles = _("the person, HR")
        keep = _("as long as the exemption")

    def __str__(self) -> str:
        return str(self.exemption)


class ExtensionQuerySet(EvidenceQuerySet["Extension"]):
    """Ways to find requests for more time."""

    def of(self, user: User) -> Self:
        return self.filter(person=user).order_by("-asked_at", "-pk")

    def undecided(self) -> Self:
        return self.filter(decision=None)

    def granted(self) -> Self:
        return self.filter(decision__granted=True)


class Extension(Evidence):
    """Somebody asks for more time for one duty, once for each cycle; the answer is a row beside it."""

    class Reason(models.TextChoices):
        WORKLOAD = "workload", _("too much other work")
        AWAY = "away", _("was away")
        NO_SEAT = "no_seat", _("no session or seat was free")
        TECHNICAL = "technical", _("technical difficulties")
        OTHER = "other", _("another reason")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="extensions", verbose_name=_("person")
    )
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="extensions", verbose_name=_("rule"))
    what = models.CharField(_("duty"), max_length=200)
    cycle = models.CharField(_("cycle"), max_length=40)
    due_on = models.DateField(_("due on"))
    new_due_on = models.DateField(_("wished due day"))
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for more time")
        verbose_name_plural = _("requests for more time")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="lms_extension_is_later", condition=Q(new_due_on__gt=F("due_on"))),
        ]

    class PersonalData:
        holds = True
        subject = "person"
        purpose = _("More time for a duty")
        basis = "§ 15 LDSG BW"
        roles = _("the person, HR")
        keep = _("three years after the duty ended")

    def __str__(self) -> str:
        return f"{self.assignment}: {self.new_due_on:%Y-%m-%d}"


class ExtensionDecision(Evidence):
    """Whether more time was granted, and until when."""

    extension = models.OneToOneField(Extension, models.PROTECT, related_name="decision", verbose_name=_("request"))
    granted = models.BooleanField(_("granted"))
    new_due_on = models.DateField(_("new due day"), null=True, blank=True)
    note = models.CharField(_("note to the person"), max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), default=timezone.now)

    objects = EvidenceQuerySet["ExtensionDecision"].as_manager()

    class Meta:
        verbose_name = _("decision about more time")
        verbose_name_plural = _("decisions about more time")
        constraints = [
            models.CheckConstraint(
                name="lms_extension_granted_until", condition=Q(granted=False) | Q(new_due_on__isnull=False)
            ),
        ]

    class PersonalData:
        holds = True
        subject = "extension__person"
        purpose = _("More time for a duty")
        basis = "§ 15 LDSG BW"
        roles = _("the person, HR")
        keep = _("as long as the request")

    def __str__(self) -> str:
        return str(self.extension)
