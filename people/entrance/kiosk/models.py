"""Shared devices."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.directory.models import Office


class DeviceQuerySet(models.QuerySet["Device"]):
    """Ways to find devices."""

    def in_use(self) -> "DeviceQuerySet":
        """Devices that were not taken out of use."""
        return self.filter(revoked_at=None)

    def known_by(self, digest: str) -> "DeviceQuerySet":
        """The device whose cookie has this digest, or had it before the last change."""
        return self.in_use().filter(Q(key=digest) | Q(former_key=digest))


class Device(models.Model):
    """A device that many people use, such as the screen in the break room of a depot."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits to be set up")
        IN_USE = "in_use", _("in use")
        REVOKED = "revoked", _("out of use")
        COPIED = "copied", _("shut, because its key was copied")

    name = models.CharField(_("name"), max_length=80, unique=True)
    place = models.CharField(_("place"), max_length=160)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)
    code = models.CharField(_("digest of the code"), max_length=64, blank=True)
    code_expires_at = models.DateTimeField(_("code works until"), null=True)
    key = models.CharField(_("digest of the key"), max_length=64, null=True, unique=True)
    former_key = models.CharField(_("digest of the key before"), max_length=64, blank=True, db_index=True)
    key_changed_at = models.DateTimeField(_("key changed at"), null=True)
    key_arrived = models.BooleanField(_("the device has shown its newest key"), default=False)
    seen_on = models.DateField(_("last used on"), null=True)
    revoked_at = models.DateTimeField(_("taken out of use at"), null=True)
    was_copied = models.BooleanField(_("its key was copied"), default=False)

    objects = DeviceQuerySet.as_manager()

    class Meta:
        verbose_name = _("shared device")
        verbose_name_plural = _("shared devices")
        ordering = ["name"]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> State:
        """What operators see."""
        if self.was_copied:
            return self.State.COPIED
        if self.revoked_at:
            return self.State.REVOKED
        return self.State.IN_USE if self.key else self.State.WAITING

    @property
    def can_be_set_up(self) -> bool:
        """Whether the code that was shown last still works."""
        return bool(self.code and self.code_expires_at and self.code_expires_at > timezone.now())
