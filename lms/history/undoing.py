"""Taking an import back: what was said stays, what was concluded from it goes, unless something builds on it."""

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from lms.enrolments.models import Completion
from lms.history.models import HistoryImport, ImportedProof
from lms.programmes.models import ProgrammeCompletion
from lms.recognition.models import OutsideProof
from people.directory.services import chunks


class BuiltUponError(Exception):
    """Something rests on what the import brought; `by` says what, with numbers."""

    def __init__(self, by: dict[str, int]) -> None:
        super().__init__(", ".join(f"{name}: {number}" for name, number in by.items()))
        self.by = by


def is_last(record: HistoryImport) -> bool:
    """Whether no later import has been carried out, so that undoing it can mean only one thing."""
    if record.carried_out_at is None:
        return False
    later = HistoryImport.objects.filter(carried_out_at__gt=record.carried_out_at)
    return not later.exclude(state=HistoryImport.State.UNDONE).exists()


def undo(record: HistoryImport) -> list[int]:
    """Delete the completions and proofs the import brought; call it in a transaction. Says whose they were (ids)."""
    if by := built_upon(record):
        raise BuiltUponError(by)
    brought = ImportedProof.objects.filter(history_import=record)
    people = list(brought.order_by().values_list("learner", flat=True).distinct())
    completions = list(brought.exclude(completion=None).values_list("completion", flat=True))
    proofs = list(brought.exclude(proof=None).values_list("proof", flat=True))
    brought.update(completion=None, proof=None, undone_at=timezone.now())
    for model, rows in ((Completion, completions), (OutsideProof, proofs)):
        for chunk in chunks(rows):
            QuerySet(model).filter(pk__in=chunk).delete()  # past the guard of evidence: decision 29
    return people


def built_upon(record: HistoryImport) -> dict[str, int]:
    """What rests on the import by now, by name: every row of any room that points to what it brought."""
    brought = ImportedProof.objects.filter(history_import=record).order_by()
    found: dict[str, int] = {}
    for model, name in ((Completion, "completion"), (OutsideProof, "proof")):
        found |= pointing(model, brought.exclude(**{name: None}).values(name))
    if number := programmes_since(record, brought):
        found[str(ProgrammeCompletion._meta.verbose_name_plural)] = number
    return found


def pointing(model: type[models.Model], rows: QuerySet) -> dict[str, int]:
    """How many rows of other models point to these."""
    found = {}
    for relation in model._meta.related_objects:
        other = relation.related_model
        if other is ImportedProof:
            continue
        if number := other._base_manager.filter(**{f"{relation.field.name}__in": rows}).count():
            found[str(other._meta.verbose_name_plural)] = number
    return found


def programmes_since(record: HistoryImport, brought: QuerySet) -> int:
    """How many programmes were completed since by people of the import with a course of the import."""
    titles = set(
        Completion.objects.filter(pk__in=brought.values("completion")).order_by().values_list("course_title", flat=True)
    )
    since = ProgrammeCompletion.objects.filter(
        pk__gt=record.figures.get("last_programme", 0), learner__in=brought.values("learner")
    )
    return sum(bool(titles & set(counted)) for counted in since.values_list("counted", flat=True))
