"""Open Badges: what the holder of a certificate has turned on, and which place it has in the status list."""

import secrets
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.directory.models import User

LIST_SIZE = 131_072  # places of one status list, so many that a place tells nothing


def new_salt() -> str:
    return secrets.token_hex(16)


class BadgeQuerySet(models.QuerySet["Badge"]):
    """Ways to find badges."""

    def of(self, user: User) -> Self:
        """Those of the person's own certificates."""
        return self.filter(certificate__learner=user)

    def void(self) -> Self:
        """Those that count no more: turned off, or the certificate was withdrawn or replaced."""
        withdrawn = Q(certificate__revocation__isnull=False) | Q(certificate__replacement__isnull=False)
        return self.filter(Q(turned_off_at__isnull=False) | withdrawn)


class Badge(models.Model):
    """A certificate as Open Badge, as long as the holder wants it."""

    certificate = models.OneToOneField("lms.Certificate", models.CASCADE, related_name="badge")
    place = models.PositiveIntegerField(_("place in the status list"), unique=True)
    salt = models.CharField(_("salt"), max_length=32, default=new_salt)
    turned_on_at = models.DateTimeField(_("turned on at"), default=timezone.now)
    turned_off_at = models.DateTimeField(_("turned off at"), null=True, blank=True)

    objects = BadgeQuerySet.as_manager()

    class Meta:
        verbose_name = _("Open Badge")
        verbose_name_plural = _("Open Badges")
        ordering = ["-turned_on_at", "-pk"]

    class PersonalData:
        holds = True
        subject = "certificate__learner"
        purpose = _("Showing a certificate elsewhere as Open Badge, by own wish")
        basis = "§ 15 LDSG BW"
        roles = _("the person; whoever gets the file from the person")
        keep = _("as long as the certificate")

    def __str__(self) -> str:
        return str(self.certificate)

    @property
    def is_on(self) -> bool:
        return self.turned_off_at is None

    @property
    def status_list(self) -> int:
        """Which of the lists it stands in."""
        return self.place // LIST_SIZE
