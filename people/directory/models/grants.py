"""Grants: who holds which role, for which branch of the city, from when to when, and who said so."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.directory.models.posts import Post
from people.directory.roles import Role


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    """Ways to find grants."""

    def current(self, on: date | None = None) -> "RoleGrantQuerySet":
        """Grants in force on that day, today if none is given; one withdrawn on a day is gone on that day already."""
        day = on or timezone.localdate()
        begun = self.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))
        return begun.filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=day))

    def to_come(self, on: date | None = None) -> "RoleGrantQuerySet":
        """Grants that begin after that day."""
        return self.filter(starts_on__gt=on or timezone.localdate(), withdrawn_on=None)

    def not_over(self, on: date | None = None) -> "RoleGrantQuerySet":
        """Grants in force on that day or still to come."""
        day = on or timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), withdrawn_on=None)

    def over(self, on: date | None = None) -> "RoleGrantQuerySet":
        """Grants that ended before that day or were withdrawn, the last one first."""
        day = on or timezone.localdate()
        return self.filter(Q(ends_on__lt=day) | Q(withdrawn_on__lte=day)).order_by("-ends_on", "-pk")

    def from_origin(self, origin: "RoleGrant.Origin | str") -> "RoleGrantQuerySet":
        """Grants that came this way; whoever gives by one way takes back only what came by it."""
        return self.filter(origin=origin)

    def out_of_place(self) -> "RoleGrantQuerySet":
        """Grants for an office in which the person has no post today: the person moved, the role stayed."""
        there = Post.objects.current().filter(user=OuterRef("user"), office__path__startswith=OuterRef("office__path"))
        return self.exclude(office=None).filter(~Exists(there))


class RoleGrant(models.Model):
    """A role given to a person for a branch of the city; without office it reaches the whole city."""

    class Origin(models.TextChoices):
        MANUAL = "manual", _("granted here")
        SIGN_ON = "sign_on", _("group at the city’s sign-in")
        SCIM = "scim", _("group of the identity system")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="grants", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=20, choices=Role)
    office = models.ForeignKey(
        "people.Office", models.PROTECT, null=True, blank=True, related_name="grants", verbose_name=_("for the office")
    )
    origin = models.CharField(_("how it came"), max_length=10, choices=Origin, default=Origin.MANUAL)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("granted by")
    )
    granted_at = models.DateTimeField(_("granted at"), auto_now_add=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("ended by")
    )

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["role", "starts_on", "pk"]
        indexes = [models.Index(fields=["role", "office"], name="people_grant_role_office")]
        constraints = [
            models.CheckConstraint(
                name="people_grant_ends_after_start", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            ),
        ]

    class PersonalData:
        holds = True
        subject = "user"
        purpose = _("Rights in the platform")
        basis = "§ 15 LDSG BW"
        roles = _("operators; Digital Movers are shown to all staff")
        keep = _("three years after the role ended")

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

    @property
    def is_by_hand(self) -> bool:
        """Whether somebody granted it here; all others follow groups elsewhere and end when those do."""
        return self.origin == self.Origin.MANUAL

    @property
    def can_end(self) -> bool:
        """Whether there is anything left to end or to withdraw."""
        return self.withdrawn_on is None and (self.ends_on is None or self.ends_on >= timezone.localdate())
