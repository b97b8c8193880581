"""Letting go of completed programmes after three years, with their certificates."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from lms.certificates.models import Certificate, Revocation
from lms.programmes.keeping import kept_since
from lms.programmes.models import ProgrammeCompletion


@transaction.atomic
def forget_old_programmes(today: date | None = None) -> int:
    """Delete programmes that were completed more than three years ago; says how many. Courses keep their proof."""
    # Plain querysets go past the guard of evidence, as promised.
    old: QuerySet[ProgrammeCompletion] = QuerySet(ProgrammeCompletion).filter(completed_on__lt=kept_since(today))
    QuerySet(Revocation).filter(certificate__programme_completion__in=old).delete()
    certificates: QuerySet[Certificate] = QuerySet(Certificate).filter(programme_completion__in=old)
    while newest := list(certificates.filter(replacement=None).values_list("pk", flat=True)):
        QuerySet(Certificate).filter(pk__in=newest).delete()
    return old.delete()[1].get("lms.ProgrammeCompletion", 0)
