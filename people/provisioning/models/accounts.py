"""Accounts: what an identity system says about somebody, beside the person we know."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _


class ScimAccount(models.Model):
    """The link between a person and the identity system; removed there, the person stays here."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="scim_account", verbose_name=_("person")
    )
    token = models.ForeignKey(
        "people.ScimToken", models.PROTECT, related_name="accounts", verbose_name=_("last changed by")
    )
    user_name = models.CharField(_("name of the account"), max_length=200)
    external_id = models.CharField(_("number in the identity system"), max_length=200, blank=True)
    title = models.CharField(_("job as reported"), max_length=200, blank=True)
    department = models.CharField(_("department as reported"), max_length=200, blank=True)
    cost_center = models.CharField(_("cost centre as reported"), max_length=200, blank=True)
    manager = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("supervisor as reported"),
    )
    is_active = models.BooleanField(_("active in the identity system"), default=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("account in an identity system")
        verbose_name_plural = _("accounts in identity systems")
        ordering = ["user_id"]
        constraints = [
            models.UniqueConstraint(Upper("user_name"), name="people_scim_user_name", condition=Q(removed_at=None)),
            models.UniqueConstraint(
                name="people_scim_external_id",
                fields=["external_id"],
                condition=Q(removed_at=None) & ~Q(external_id=""),
            ),
        ]

    class PersonalData:
        holds = True
        subject = "user"
        purpose = _("Recognising the person in the identity system, so that nobody is created twice")
        basis = "§ 15 LDSG BW, Art. 88 DSGVO"
        roles = _("operators")
        keep = _("until the end of employment, then deleted with the person's name")

    def __str__(self) -> str:
        return f"{self.user_id}"
