"""Letting go of what was promised to be forgotten three years later; proof of training is not touched."""

from datetime import date

from django.db import transaction
from django.db.models import F, Model, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from lms.assignments.models import Exemption, ExemptionWithdrawal, Extension, ExtensionDecision
from lms.assignments.recurrence import shift
from lms.obligations.models import DutyChange

MONTHS = 36


@transaction.atomic
def forget_old(*, on: date | None = None) -> int:
    """Delete changes of duties, and exemptions and requests for more time that ended, after three years."""
    before = shift(on or timezone.localdate(), -MONTHS)
    deleted = QuerySet(DutyChange).filter(on__lt=before).delete()[0]  # past the guard of evidence, as promised
    ended = Exemption.objects.annotate(last=Coalesce(F("withdrawal__on"), F("ends_on"))).filter(last__lt=before)
    over = list(ended.values_list("pk", flat=True))
    deleted += forget(ExemptionWithdrawal, Q(exemption__in=over))
    deleted += forget(Exemption, Q(pk__in=over))
    old = list(Extension.objects.filter(new_due_on__lt=before).values_list("pk", flat=True))
    deleted += forget(ExtensionDecision, Q(extension__in=old))
    return deleted + forget(Extension, Q(pk__in=old))


def forget(model: type[Model], which: Q) -> int:
    return QuerySet(model).filter(which).delete()[0]
