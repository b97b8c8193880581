"""Tokens: which identity system may connect, from where, until when, and what it decides."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ScimTokenQuerySet(models.QuerySet["ScimToken"]):
    """Ways to find tokens."""

    def valid(self) -> "ScimTokenQuerySet":
        """Tokens that open the door now."""
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()), revoked_at=None)


class ScimToken(models.Model):
    """The key of one identity system; only its digest is kept."""

    class NumberFrom(models.TextChoices):
        EMPLOYEE_NUMBER = "employeeNumber", _("employeeNumber (enterprise extension)")
        EXTERNAL_ID = "externalId", "externalId"
        USER_NAME = "userName", "userName"

    name = models.CharField(_("name"), max_length=80, help_text=_("Which system uses it, such as “Entra ID”."))
    beginning = models.CharField(
        _("first characters"), max_length=12, editable=False
    )  # by which operators recognise it
    digest = models.CharField(_("digest of the secret"), max_length=64, unique=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("created by")
    )
    number_from = models.CharField(
        _("personnel number stands in"), max_length=20, choices=NumberFrom, default=NumberFrom.EMPLOYEE_NUMBER
    )
    writes_names = models.BooleanField(_("may change names"), default=True)
    writes_contact = models.BooleanField(_("may change e-mail address and telephone"), default=True)
    writes_posts = models.BooleanField(
        _("decides who works where"),
        default=False,
        help_text=_(
            "Office, job, supervisor, joining and leaving come from this system. "
            "Leave it off where HR’s file brings them."
        ),
    )
    networks = models.TextField(
        _("allowed addresses"),
        blank=True,
        help_text=_("One network a line, such as 192.0.2.0/24. Empty: from everywhere."),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True, editable=False)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)

    objects = ScimTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("token of an identity system")
        verbose_name_plural = _("tokens of identity systems")
        ordering = [F("revoked_at").asc(nulls_first=True), "name", "pk"]

    class PersonalData:
        holds = True
        subject = "owner"
        purpose = _("Who let an identity system in")
        basis = "Art. 5 (2) DSGVO"
        roles = _("operators")
        keep = _("as long as its requests are kept")

    def __str__(self) -> str:
        return self.name

    @property
    def is_valid(self) -> bool:
        """Whether it opens the door now."""
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > timezone.now())
