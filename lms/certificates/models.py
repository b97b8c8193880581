"""Certificates: the proof a person can show, verifiable by anyone who holds its number."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.certificates.permissions import may_look_after
from lms.enrolments.models import Completion
from lms.evidence import Evidence, EvidenceQuerySet
from people.directory.models import Post, User
from people.directory.models.users import within
from people.directory.roles import Role


class Sheet(Evidence):
    """Pictures and words of a template as they were when certificates were issued with it; the same ones once."""

    digest = models.CharField(_("check sum"), max_length=64, unique=True)
    words = models.JSONField(_("texts by language"), default=dict)
    signature_name = models.CharField(_("who signs"), max_length=120, blank=True)
    signature_role = models.CharField(_("as what"), max_length=160, blank=True)
    logo = models.BinaryField(_("logo"), null=True)
    signature = models.BinaryField(_("picture of the signature"), null=True)
    seal = models.BinaryField(_("seal"), null=True)

    objects = EvidenceQuerySet["Sheet"].as_manager()

    class Meta:
        verbose_name = _("sheet of certificates")
        verbose_name_plural = _("sheets of certificates")

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.digest[:12]


class CertificateQuerySet(EvidenceQuerySet["Certificate"]):
    """Ways to find certificates."""

    def of(self, user: User) -> Self:
        """What the person was given; nobody else sees it."""
        return self.filter(learner=user)

    def current(self) -> Self:
        """Those that no later one has taken the place of."""
        return self.filter(replacement=None)

    def looked_after_by(self, user: User) -> Self:
        """What HR looks after: certificates of people in the branch of the role."""
        if not may_look_after(user):
            return self.none()
        posts = Post.objects.current().filter(within(user.scope_of(Role.HR), "office"))
        return self.filter(learner__in=posts.values("user_id"))


class Certificate(Evidence):
    """A certificate of a completed course or programme; what it says was fixed at issue."""

    class State(models.TextChoices):
        VALID = "valid", _("valid")
        EXPIRED = "expired", _("expired")
        REPLACED = "replaced", _("replaced")
        REVOKED = "revoked", _("revoked")

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="certificates")
    completion = models.ForeignKey("lms.Completion", models.PROTECT, null=True, related_name="certificates")
    programme_completion = models.ForeignKey(
        "lms.ProgrammeCompletion", models.PROTECT, null=True, related_name="certificates"
    )
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replacement")
    number = models.CharField(_("number"), max_length=20, unique=True)
    issued_at = models.DateTimeField(_("issued at"), auto_now_add=True)
    holder = models.CharField(_("issued to"), max_length=220)
    title = models.CharField(_("course or programme"), max_length=255)
    issuer = models.CharField(_("issuer"), max_length=300)
    extent = models.CharField(_("extent"), max_length=200)
    contents = models.JSONField(_("courses of the programme"), default=list)  # their titles
    translated = models.JSONField(_("title and extent in other languages"), default=dict)
    completed_on = models.DateField(_("completed on"))
    source = models.CharField(_("how it was earned"), max_length=12, choices=Completion.Source, default="self")
    with_test = models.BooleanField(_("the test was passed"), default=False)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    sheet = models.ForeignKey(Sheet, models.PROTECT, null=True, related_name="+", verbose_name=_("sheet"))

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="lms_certificate_once", fields=["completion"], condition=models.Q(replaces=None)
            ),
            models.UniqueConstraint(
                name="lms_programme_certificate_once",
                fields=["programme_completion"],
                condition=models.Q(replaces=None),
            ),
            models.CheckConstraint(
                name="lms_certificate_of_one",
                condition=models.Q(completion=None) ^ models.Q(programme_completion=None),
            ),
        ]

    class PersonalData:
        holds = True
        subject = "learner"
        purpose = _("Proof of training to show to others")
        basis = "§ 15 LDSG BW"
        roles = _("the person, HR; whoever holds the number sees its validity, not the name")
        keep = _("three years after the proof expires")

    def __str__(self) -> str:
        return self.number

    @property
    def is_of_programme(self) -> bool:
        return self.programme_completion_id is not None

    @property
    def counts_until(self) -> date | None:
        """The last day on which it counts, also where the course must be taken again since; None: without end."""
        return self.completion.counts_until if self.completion else None

    @property
    def state(self) -> State:
        """Whether the certificate counts today; it is valid to the end of its last day."""
        if hasattr(self, "revocation"):
            return self.State.REVOKED
        if hasattr(self, "replacement"):
            return self.State.REPLACED
        if self.counts_until and self.counts_until < timezone.localdate():
            return self.State.EXPIRED
        return self.State.VALID

    def title_in(self, language: str) -> str:
        """Its title in that language as it was at issue, otherwise in the city's."""
        return self.translated.get(language, {}).get("title") or self.title


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
        subject = "certificate__learner"
        purpose = _("Proof of why a certificate no longer counts")
        basis = "§ 15 LDSG BW"
        roles = _("the person, HR")
        keep = _("as long as the certificate")

    def __str__(self) -> str:
        return str(self.certificate)
