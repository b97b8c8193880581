"""Certificates: the proof a person can show, verifiable by anyone who holds its number."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.evidence import Evidence, EvidenceQuerySet
from people.directory.models import User


class CertificateQuerySet(EvidenceQuerySet["Certificate"]):
    """Ways to find certificates."""

    def of(self, user: User) -> Self:
        """What the person was given; nobody else sees it."""
        return self.filter(completion__learner=user)


class Certificate(Evidence):
    """A certificate of one completion; what it says was fixed at issue."""

    class State(models.TextChoices):
        VALID = "valid", _("valid")
        EXPIRED = "expired", _("expired")
        REVOKED = "revoked", _("revoked")

    completion = models.OneToOneField("lms.Completion", models.PROTECT, related_name="certificate")
    number = models.CharField(_("number"), max_length=20, unique=True)
    issued_at = models.DateTimeField(_("issued at"), auto_now_add=True)
    holder = models.CharField(_("issued to"), max_length=220)
    course_title = models.CharField(_("course"), max_length=255)
    issuer = models.CharField(_("issuer"), max_length=300)
    extent = models.CharField(_("extent"), max_length=200)
    completed_on = models.DateField(_("completed on"))
    with_test = models.BooleanField(_("the test was passed"), default=False)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_at", "-pk"]

    class PersonalData:
        holds = True
        subject = "completion__learner"
        purpose = _("Proof of training to show to others")
        basis = "§ 15 LDSG BW"
        roles = _("the person; whoever holds the number sees its validity, not the name")
        keep = _("three years after the proof expires")

    def __str__(self) -> str:
        return self.number

    @property
    def counts_until(self) -> date | None:
        """The last day on which it counts, also where the course must be taken again since; None: without end."""
        return self.completion.counts_until

    @property
    def state(self) -> State:
        """Whether the certificate counts today; it is valid to the end of its last day."""
        if hasattr(self, "revocation"):
            return self.State.REVOKED
        if self.counts_until and self.counts_until < timezone.localdate():
            return self.State.EXPIRED
        return self.State.VALID


class Revocation(Evidence):
    """A certificate was withdrawn; the certificate itself stays as it was issued."""

    certificate = models.OneToOneField(Certificate, models.PROTECT, related_name="revocation")
    revoked_at = models.DateTimeField(_("revoked at"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)

    objects = EvidenceQuerySet["Revocation"].as_manager()

    class Meta:
        verbose_name = _("revocation")
        verbose_name_plural = _("revocations")

    class PersonalData:
        holds = True
        subject = "certificate__completion__learner"
        purpose = _("Proof of why a certificate no longer counts")
        basis = "§ 15 LDSG BW"
        roles = _("the person, HR")
        keep = _("as long as the certificate")

    def __str__(self) -> str:
        return str(self.certificate)
