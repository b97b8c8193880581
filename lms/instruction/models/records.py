"""What proves an instruction: that somebody confirmed it, how, and what was corrected later; all append-only."""

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.evidence import Evidence, EvidenceQuerySet
from lms.instruction.models.meetings import InstructionMeeting
from lms.instruction.models.topics import InstructionTopic
from people.directory.models import User

BASIS = "§ 12 ArbSchG, § 4 DGUV Vorschrift 1, § 29 JArbSchG"


class RecordQuerySet(EvidenceQuerySet["InstructionRecord"]):
    """Ways to find proofs of instruction."""

    def of(self, user: User) -> Self:
        """The person's own, the newest first."""
        return self.filter(learner=user).order_by("-completed_on", "-pk")

    def standing(self) -> Self:
        """Those that nobody corrected."""
        return self.filter(~Exists(InstructionCorrection.objects.filter(record=OuterRef("pk"))))

    def valid(self, on: date | None = None) -> Self:
        """Those that count on that day, today if none is given; the last day belongs to it."""
        day = on or timezone.localdate()
        return self.standing().filter(Q(valid_until=None) | Q(valid_until__gte=day), completed_on__lte=day)


class InstructionRecord(Evidence):
    """Somebody was instructed and confirmed it; the topic's title is the one of that day."""

    class How(models.TextChoices):
        """In which way the person confirmed."""

        DEVICE = "device", _("on the own device")
        PIN = "pin", _("with personnel number and PIN")
        SIGNATURE = "signature", _("with a signature")
        WITNESS = "witness", _("by name, witnessed")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # sent twice, it is written once
    meeting = models.ForeignKey(InstructionMeeting, models.PROTECT, related_name="records")
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="instruction_records")
    number = models.PositiveSmallIntegerField(default=1, editable=False)  # 2 after the first was corrected
    topic = models.ForeignKey(InstructionTopic, models.PROTECT, related_name="records")
    title = models.CharField(_("title"), max_length=150)
    completed_on = models.DateField(_("completed on"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), default=timezone.now)
    received_at = models.DateTimeField(_("received at"), default=timezone.now)  # later than confirmed without reception
    how = models.CharField(_("how it was confirmed"), max_length=10, choices=How)
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("proof of instruction")
        verbose_name_plural = _("proofs of instruction")
        ordering = ["-completed_on", "-pk"]
        indexes = [models.Index(fields=["learner", "topic", "-completed_on"], name="lms_instruction_proof")]
        constraints = [
            models.UniqueConstraint(name="lms_instruction_once", fields=["meeting", "learner", "number"]),
        ]

    class PersonalData:
        holds = True
        subject = "learner"
        purpose = _("Proof of instruction")
        basis = BASIS
        roles = _("the person; whoever held the instruction; HR; the supervisor sees done or not done")
        keep = _("three years after the proof expires, then pseudonymised")

    def __str__(self) -> str:
        return f"{self.title}, {self.completed_on:%Y-%m-%d}"

    @property
    def corrected(self) -> "InstructionCorrection | None":
        """Why it counts no more, if somebody corrected it."""
        return getattr(self, "correction", None)

    @property
    def counts(self) -> bool:
        """Whether it counts today; asked of a proof that stands."""
        return self.valid_until is None or self.valid_until >= timezone.localdate()


class InstructionSignature(Evidence):
    """How somebody signed on the device of whoever held the instruction: a small picture, nothing else."""

    record = models.OneToOneField(InstructionRecord, models.PROTECT, related_name="signature")
    picture = models.BinaryField(_("picture"))  # PNG in greys, made anew from what was sent

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")

    class PersonalData:
        holds = True
        subject = "record__learner"
        purpose = _("Proof of instruction")
        basis = BASIS
        roles = _("the person; whoever held the instruction; HR; printed in the minutes only")
        keep = _("three years after the proof expires")

    def __str__(self) -> str:
        return f"{self.record_id}"


class InstructionCorrection(Evidence):
    """A proof was wrong and counts no more; the proof itself stays as it is."""

    record = models.OneToOneField(InstructionRecord, models.PROTECT, related_name="correction")
    reason = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction of a proof")
        verbose_name_plural = _("corrections of proofs")

    class PersonalData:
        holds = True
        subject = "record__learner"
        purpose = _("Proof of instruction")
        basis = BASIS
        roles = _("the person; whoever held the instruction; HR")
        keep = _("as long as the proof it corrects")

    def __str__(self) -> str:
        return f"{self.record_id}"
