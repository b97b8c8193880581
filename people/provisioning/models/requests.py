"""The audit of every identity system: what it changed, when, and what came of it; never what it sent."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ScimRequest(models.Model):
    """One request that changed something or was meant to."""

    token = models.ForeignKey("people.ScimToken", models.PROTECT, related_name="requests", verbose_name=_("token"))
    method = models.CharField(_("method"), max_length=6)
    resource = models.CharField(_("resource"), max_length=6)  # User, Group
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="scim_requests",
        verbose_name=_("person"),
    )
    group = models.ForeignKey("people.ScimGroup", models.SET_NULL, null=True, related_name="+", verbose_name=_("group"))
    outcome = models.PositiveSmallIntegerField(_("outcome"))  # status of the answer
    reason = models.CharField(_("reason"), max_length=20, blank=True)  # why refused, in SCIM's words
    changed = models.JSONField(_("changed"), default=list)  # names of attributes, no values
    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("request of an identity system")
        verbose_name_plural = _("requests of identity systems")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["token", "-at"], name="people_scim_request_token")]

    class PersonalData:
        holds = True
        subject = "subject"
        purpose = _("Proof of what an identity system changed about whom")
        basis = "Art. 5 (2) DSGVO"
        roles = _("operators")
        keep = _("one year")

    def __str__(self) -> str:
        return f"{self.method} {self.resource}: {self.outcome}"
