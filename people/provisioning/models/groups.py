"""Groups of an identity system and who is in them; what they stand for here says `GroupRole`."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _


class ScimGroup(models.Model):
    """A group as the identity system names it; without a role here it changes nothing."""

    display_name = models.CharField(_("name"), max_length=200)
    external_id = models.CharField(_("number in the identity system"), max_length=200, blank=True)
    token = models.ForeignKey(
        "people.ScimToken", models.PROTECT, related_name="groups", verbose_name=_("last changed by")
    )
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="people.ScimMember", related_name="scim_groups")
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("group of an identity system")
        verbose_name_plural = _("groups of identity systems")
        ordering = ["display_name", "pk"]
        indexes = [models.Index(fields=["external_id"], name="people_scim_group_external")]
        constraints = [models.UniqueConstraint(Upper("display_name"), name="people_scim_group_name")]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.display_name


class ScimMember(models.Model):
    """Somebody is in a group of the identity system."""

    group = models.ForeignKey(ScimGroup, models.CASCADE, related_name="memberships", verbose_name=_("group"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="scim_memberships", verbose_name=_("person")
    )
    since = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("member of a group")
        verbose_name_plural = _("members of groups")
        ordering = ["group", "user"]
        constraints = [models.UniqueConstraint(name="people_scim_member_once", fields=["group", "user"])]

    class PersonalData:
        holds = True
        subject = "user"
        purpose = _("Roles that follow groups of the identity system")
        basis = "§ 15 LDSG BW"
        roles = _("operators")
        keep = _("as long as the identity system counts the person in")

    def __str__(self) -> str:
        return f"{self.group_id}: {self.user_id}"
