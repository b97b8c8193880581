"""Movers: what a Digital Mover tells colleagues. The appointment itself is a role with dates and an office."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class MoverProfile(models.Model):
    """What a Digital Mover helps with, when and where; topics and telephone stand in the person's profile."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mover_profile", verbose_name=_("person")
    )
    about = models.TextField(_("what I help with"), blank=True, max_length=800)
    consultation = models.CharField(_("consultation hour"), max_length=160, blank=True)
    room = models.CharField(_("room"), max_length=80, blank=True)
    availability = models.CharField(_("available"), max_length=120, blank=True)
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("deputy")
    )

    class Meta:
        verbose_name = _("profile of a Digital Mover")
        verbose_name_plural = _("profiles of Digital Movers")

    class PersonalData:
        holds = True
        subject = "user"
        purpose = _("Colleagues find help in their office")
        basis = "§ 15 LDSG BW"
        roles = _("all staff")
        keep = _("until the appointment ends")

    def __str__(self) -> str:
        return str(self.user)
