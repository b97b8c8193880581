"""Letting go: lists of who was expected after a year, signatures three years after the proof has expired."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from lms.enrolments.validity import months_later
from lms.instruction.models import InstructionInvitation, InstructionSignature

LIST_KEPT, SIGNATURE_KEPT = 12, 36  # months


@transaction.atomic
def forget_old(now: datetime | None = None) -> int:
    """Delete what was promised to be deleted; says how much. The proofs stay."""
    today = timezone.localdate(now)
    lists = InstructionInvitation.objects.filter(meeting__held_on__lt=months_later(today, -LIST_KEPT))
    expired = months_later(today, -SIGNATURE_KEPT)
    signatures: QuerySet[InstructionSignature] = QuerySet(InstructionSignature)  # past the guard, as promised
    signatures = signatures.filter(record__valid_until__lt=expired)
    return lists.delete()[0] + signatures.delete()[0]
