"""Recognition of outside training: kinds of proof, what was handed in, every step of the decision, and the proof."""

import uuid
from datetime import date
from functools import cached_property
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import CoursePage
from lms.evidence import Evidence, EvidenceQuerySet
from lms.recognition.reach import reached
from people.directory.models import User
from people.directory.roles import Role


class ProofKindQuerySet(models.QuerySet["ProofKind"]):
    """Ways to find kinds of proof."""

    def offered(self) -> Self:
        """Those that can be handed in today."""
        return self.filter(is_offered=True)


class ProofKind(models.Model):
    """A proof from elsewhere that HR development keeps, such as first aid or a driving licence."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    hint = models.CharField(_("what the proof must show"), max_length=300, blank=True)
    valid_months = models.PositiveSmallIntegerField(_("valid for months"), default=0)
    is_offered = models.BooleanField(_("can be handed in"), default=True)

    objects = ProofKindQuerySet.as_manager()

    class Meta:
        verbose_name = _("kind of proof")
        verbose_name_plural = _("kinds of proof")
        ordering = ["name"]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.name


class OutsideProofQuerySet(EvidenceQuerySet["OutsideProof"]):
    """Ways to find proofs."""

    def of(self, user: User) -> Self:
        """The person's proofs, newest first."""
        return self.filter(learner=user).order_by("-completed_on", "-pk")

    def valid(self, on: date | None = None) -> Self:
        """Proofs that count on that day, today if none is given; the last day of validity belongs to it."""
        day = on or timezone.localdate()
        return self.filter(completed_on__lte=day).filter(Q(valid_until=None) | Q(valid_until__gte=day))


class OutsideProof(Evidence):
    """Somebody has proved something learnt elsewhere. It is written once and never changed by normal work."""

    class Source(models.TextChoices):
        RECOGNITION = "recognition", _("Recognised by HR development")
        IMPORT = "import", _("From the previous system")

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="outside_proofs")
    kind = models.ForeignKey(ProofKind, models.PROTECT, related_name="proofs", verbose_name=_("kind of proof"))
    kind_name = models.CharField(_("name of the kind"), max_length=120)
    title = models.CharField(_("title"), max_length=200)
    issuer = models.CharField(_("issuer"), max_length=200, blank=True)
    completed_on = models.DateField(_("completed on"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=12, choices=Source, default=Source.RECOGNITION)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)

    objects = OutsideProofQuerySet.as_manager()

    class Meta:
        verbose_name = _("outside proof")
        verbose_name_plural = _("outside proofs")
        ordering = ["-completed_on", "-pk"]
        indexes = [models.Index(fields=["kind", "learner", "-completed_on"], name="lms_outside_proof_kind")]

    class PersonalData:
        holds = True
        subject = "learner"
        purpose = _("Proof of training")
        basis = "§ 12 ArbSchG, § 15 LDSG BW"
        roles = _("the person; HR where the duty requires proof; the supervisor sees done, open or overdue")
        keep = _("three years after the proof expires, then pseudonymised")

    def __str__(self) -> str:
        return f"{self.kind_name}, {self.completed_on:%Y-%m-%d}"

    @property
    def counts(self) -> bool:
        """Whether it counts today; the last day belongs to it."""
        return self.valid_until is None or self.valid_until >= timezone.localdate()


class State(models.TextChoices):
    """Where a recognition stands; it follows from its last step."""

    WAITING = "waiting", _("Waiting for a decision")
    ASKED = "asked", _("A question is open")
    ACCEPTED = "accepted", _("Recognised")
    REFUSED = "refused", _("Not recognised")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class StepKind(models.TextChoices):
    """What somebody did with something that was handed in."""

    ASKED = "asked", _("Asked back")
    ANSWERED = "answered", _("Answered")
    ACCEPTED = "accepted", _("Recognised")
    REFUSED = "refused", _("Not recognised")
    WITHDRAWN = "withdrawn", _("Withdrawn")


CLOSING = (StepKind.ACCEPTED, StepKind.REFUSED, StepKind.WITHDRAWN)
STATES = {
    "": State.WAITING,
    StepKind.ANSWERED: State.WAITING,
    StepKind.ASKED: State.ASKED,
    StepKind.ACCEPTED: State.ACCEPTED,
    StepKind.REFUSED: State.REFUSED,
    StepKind.WITHDRAWN: State.WITHDRAWN,
}


class RecognitionQuerySet(EvidenceQuerySet["Recognition"]):
    """Ways to find what was handed in."""

    def of(self, user: User) -> Self:
        """What was handed in for the person, newest first."""
        return self.filter(learner=user).order_by("-handed_in_at", "-pk")

    def visible_to(self, user: User) -> Self:
        """One's own; for HR development those of its branch; whoever handed in for somebody sees it until the end."""
        if not user.is_active:
            return self.none()
        decided = Exists(_steps().filter(kind__in=CLOSING))
        seen = Q(learner=user) | (Q(by=user) & Q(~decided))
        if user.holds(Role.HR):
            seen |= reached(user.scope_of(Role.HR), "learner")
        return self.filter(seen)

    def to_decide_by(self, user: User) -> Self:
        """What HR development decides in its branch; nobody decides about the own."""
        return self.filter(reached(user.scope_of(Role.HR), "learner")).exclude(learner=user)

    def with_state(self) -> Self:
        """With `last`, the kind of the last step; None before the first."""
        return self.annotate(last=Subquery(_steps().order_by("-pk").values("kind")[:1]))

    def waiting(self) -> Self:
        """Those that HR development has to look at."""
        return self.with_state().filter(Q(last=None) | Q(last=StepKind.ANSWERED))

    def asked(self) -> Self:
        """Those about which a question is open."""
        return self.with_state().filter(last=StepKind.ASKED)

    def ended(self, how: str) -> Self:
        """Those that are over in this way."""
        return self.with_state().filter(last=how)


class Recognition(Evidence):
    """Outside training as it was handed in for recognition. What became of it stands in its steps."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # sending the form twice hands in once
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="recognitions")
    title = models.CharField(_("title"), max_length=200)
    issuer = models.CharField(_("issuer"), max_length=200)
    completed_on = models.DateField(_("completed on"))
    claimed_until = models.DateField(_("valid until, as the document says"), null=True, blank=True)
    course = models.ForeignKey(
        "courses.CoursePage",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recognitions",
        verbose_name=_("course"),
    )
    kind = models.ForeignKey(
        ProofKind, models.PROTECT, null=True, blank=True, related_name="recognitions", verbose_name=_("kind of proof")
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    handed_in_at = models.DateTimeField(_("handed in at"), default=timezone.now)

    objects = RecognitionQuerySet.as_manager()

    class Meta:
        verbose_name = _("recognition")
        verbose_name_plural = _("recognitions")
        ordering = ["-handed_in_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="lms_recognition_one_target", condition=Q(course=None) | Q(kind=None))
        ]

    class PersonalData:
        holds = True
        subject = "learner"
        purpose = _("Recognising outside training")
        basis = "§ 15 LDSG BW"
        roles = _("the person, HR of the branch; whoever handed it in for the person until it is decided")
        keep = _("as long as the proof it led to; otherwise one year after the decision")

    def __str__(self) -> str:
        return f"{self.title}, {self.completed_on:%Y-%m-%d}"

    @property
    def target(self) -> "CoursePage | ProofKind | None":
        """What it is meant to count for; None where the person did not know."""
        return self.course or self.kind

    @cached_property
    def state(self) -> State:
        """Where it stands; read with `with_state` it costs nothing."""
        if hasattr(self, "last"):
            return STATES[self.last or ""]
        last = self.steps.order_by("-pk").values_list("kind", flat=True).first()
        return STATES[last or ""]

    @property
    def is_open(self) -> bool:
        """Whether nothing final has been said yet."""
        return self.state in (State.WAITING, State.ASKED)


class RecognitionStep(Evidence):
    """What somebody did with it, when and why. The decision is the only closing step there can be."""

    recognition = models.ForeignKey(Recognition, models.PROTECT, related_name="steps")
    kind = models.CharField(_("step"), max_length=10, choices=StepKind)
    words = models.CharField(_("reason, question or answer"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("at"), default=timezone.now)
    completion = models.OneToOneField(
        "lms.Completion", models.PROTECT, null=True, blank=True, related_name="recognised_by"
    )
    proof = models.OneToOneField(OutsideProof, models.PROTECT, null=True, blank=True, related_name="recognised_by")

    objects = EvidenceQuerySet["RecognitionStep"].as_manager()

    class Meta:
        verbose_name = _("step of a recognition")
        verbose_name_plural = _("steps of recognitions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="lms_recognition_decided_once", fields=["recognition"], condition=Q(kind__in=CLOSING)
            )
        ]

    class PersonalData:
        holds = True
        subject = "recognition__learner"
        purpose = _("Proof of who decided what about outside training, and why")
        basis = "§ 15 LDSG BW"
        roles = _("the person, HR of the branch; whoever handed it in for the person until it is decided")
        keep = _("as long as what was handed in")

    def __str__(self) -> str:
        return f"{self.recognition_id}: {self.get_kind_display()}"


def _steps() -> models.QuerySet[RecognitionStep]:
    """The steps of the row of the query around it."""
    return RecognitionStep.objects.order_by().filter(recognition=OuterRef("pk"))


class Scan(models.Model):
    """One page or file that shows the proof; deleted when it has done its work."""

    class Format(models.TextChoices):
        JPEG = "jpg", _("Picture")
        PDF = "pdf", "PDF"

    recognition = models.ForeignKey(Recognition, models.CASCADE, related_name="scans")
    file = models.FileField(_("file"), upload_to="nachweise")
    format = models.CharField(_("format"), max_length=3, choices=Format)
    added_at = models.DateTimeField(_("added at"), default=timezone.now)

    class Meta:
        verbose_name = _("scan of a proof")
        verbose_name_plural = _("scans of proofs")
        ordering = ["pk"]

    class PersonalData:
        holds = True
        subject = "recognition__learner"
        purpose = _("Checking outside training before it is recognised")
        basis = "§ 15 LDSG BW"
        roles = _("the person, HR of the branch; whoever handed it in for the person until it is decided")
        keep = _("90 days after the decision; at once if it is withdrawn")

    def __str__(self) -> str:
        return f"{self.recognition_id}, {self.get_format_display()}"
