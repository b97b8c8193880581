"""PINs, the one-time codes with which they are set, and how often somebody tried."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Pin(models.Model):
    """The PIN of a person; it opens nothing but registered shared devices, and confirms instructions on site."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="pin", primary_key=True, verbose_name=_("person")
    )
    digest = models.CharField(_("digest"), max_length=128)
    set_at = models.DateTimeField(_("set at"), default=timezone.now)

    class Meta:
        verbose_name = _("PIN")
        verbose_name_plural = _("PINs")

    class PersonalData:
        holds = True
        subject = "user"
        purpose = _("Sign-in at shared devices")
        basis = "§ 15 LDSG BW"
        roles = _("nobody; kept as a digest")
        keep = _("until the person leaves or sets another one")

    def __str__(self) -> str:
        return f"PIN of {self.user_id}"


class PinCodeQuerySet(models.QuerySet["PinCode"]):
    """Ways to find codes."""

    def usable(self) -> "PinCodeQuerySet":
        """Codes that still open something, of people who work here."""
        return self.filter(expires_at__gt=timezone.now(), user__is_active=True, user__is_superuser=False)


class PinCode(models.Model):
    """The one code with which a person may set a PIN; a later code replaces it, using it deletes it."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="pin_code", primary_key=True, verbose_name=_("person")
    )
    digest = models.CharField(_("digest"), max_length=64)
    issued_at = models.DateTimeField(_("issued at"))
    expires_at = models.DateTimeField(_("expires at"), db_index=True)

    objects = PinCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("code for a PIN")
        verbose_name_plural = _("codes for PINs")

    class PersonalData:
        holds = True
        subject = "user"
        purpose = _("Setting a PIN without mailbox or password")
        basis = "§ 15 LDSG BW"
        roles = _("nobody; kept as a digest")
        keep = _("until it is used, replaced or expired")

    def __str__(self) -> str:
        return f"Code for {self.user_id}"


class Tries(models.Model):
    """How often a number or a device was tried without success; kept under a keyed digest, also of unknown numbers."""

    door = models.CharField(_("door"), max_length=64, primary_key=True)
    level = models.FloatField(_("level"), default=0)
    counted_at = models.DateTimeField(_("counted at"), default=timezone.now, db_index=True)
    shut_until = models.DateTimeField(_("shut until"), null=True)

    class Meta:
        verbose_name = _("tries at a door")
        verbose_name_plural = _("tries at doors")

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.door[:8]
