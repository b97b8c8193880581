"""Groups elsewhere: which role the members of a group of the sign-in or of the identity system have here."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.directory.models.grants import RoleGrant
from people.directory.models.offices import Office
from people.directory.roles import Role

SOURCES = [choice for choice in RoleGrant.Origin.choices if choice[0] != RoleGrant.Origin.MANUAL]


class GroupRoleQuerySet(models.QuerySet["GroupRole"]):
    """Ways to find what groups stand for."""

    def of_groups(self, groups: Iterable[str], origin: RoleGrant.Origin | str) -> "GroupRoleQuerySet":
        """What membership in these groups of that origin stands for."""
        return self.filter(origin=origin, group__in=set(groups))

    def roles(self) -> list[tuple[str, Office | None]]:
        """Role and office of each line, as `services.match_grants` takes them."""
        return [(line.role, line.office) for line in self.select_related("office")]


class GroupRole(models.Model):
    """Members of this group hold this role; without office it reaches the whole city."""

    origin = models.CharField(
        _("where the group is kept"), max_length=10, choices=SOURCES, default=RoleGrant.Origin.SIGN_ON
    )
    group = models.CharField(_("group"), max_length=200, help_text=_("Name or number, exactly as it is sent to us."))
    role = models.CharField(_("role"), max_length=20, choices=Role)
    office = models.ForeignKey(
        "people.Office", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("for the office")
    )

    objects = GroupRoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("role by group")
        verbose_name_plural = _("roles by group")
        ordering = ["origin", "group", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="people_group_role_once",
                fields=["origin", "group", "role", "office"],
                violation_error_message=_("This group has this role already."),
            ),
            models.UniqueConstraint(
                name="people_group_role_city_once",
                fields=["origin", "group", "role"],
                condition=Q(office=None),
                violation_error_message=_("This group has this role already."),
            ),
        ]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return f"{self.group}: {self.get_role_display()}"

    @property
    def reach(self) -> str:
        """How far the role reaches, in words."""
        return str(self.office or _("whole city"))

    def clean(self) -> None:
        if self.role == Role.MOVER and (self.office is None or self.office.kind == Office.Kind.CITY):
            raise ValidationError({"office": _("A Digital Mover belongs to an office. Please choose it.")})
