"""Letting go: scans 90 days after the decision, what led to nothing a year after it. Proofs stay."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from lms.recognition.models import CLOSING, Recognition, RecognitionStep, Scan, StepKind
from lms.recognition.services import throw_away

SCANS_KEPT = timedelta(days=90)
REST_KEPT = timedelta(days=365)
FRUITLESS = (StepKind.REFUSED, StepKind.WITHDRAWN)


@transaction.atomic
def forget_old(now: datetime | None = None) -> int:
    """Delete what was promised to be deleted; says how many rows went."""
    moment = now or timezone.now()
    decided = RecognitionStep.objects.filter(kind__in=CLOSING, at__lt=moment - SCANS_KEPT).order_by()
    deleted = throw_away(Scan.objects.filter(recognition__in=decided.values("recognition")))
    over = RecognitionStep.objects.filter(kind__in=FRUITLESS, at__lt=moment - REST_KEPT).order_by()
    gone = list(over.values_list("recognition", flat=True))
    for model, path in ((RecognitionStep, "recognition__in"), (Recognition, "pk__in")):
        rows: QuerySet = QuerySet(model).filter(**{path: gone})  # past the guard of evidence, as promised
        deleted += rows.delete()[0]
    return deleted
