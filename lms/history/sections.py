"""What this room keeps about a person."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lms.history.models import HistoryImport, ImportedProof, OldCourse
from people.directory.models import User
from people.privacy.sections import Section, how_many


def sections(user: User) -> list[Section]:
    """What came from the system before this one, and what the person had to do with such imports."""
    came = ImportedProof.objects.filter(learner=user)
    did = HistoryImport.objects.filter(Q(by=user) | Q(carried_out_by=user) | Q(undone_by=user)).order_by("pk")
    said = OldCourse.objects.filter(by=user)
    number = how_many(user, came=came, did=did)
    return [
        Section(
            key="earlier_completions",
            title=_("Completions from the system before this one"),
            purpose=_("Proof of where a completion comes from"),
            seen_by=_("You; operators and HR development for the whole city"),
            kept=_("As long as the completion"),
            facts=[(_("Completions"), str(number["came"])), (_("Imports"), str(number["did"]))],
            records=lambda: [
                *map(_proof, came.select_related("history_import")),
                *(_import(record, user) for record in did.defer("errors", "courses")),
                *({"assigned_at": old.assigned_at.isoformat(), "course_number": old.number} for old in said),
            ],
            order=38,
        )
    ]


def _proof(proof: ImportedProof) -> dict[str, object]:
    return {
        "proof_number": proof.number,
        "course_number": proof.old_course,
        "completed_on": proof.completed_on.isoformat(),
        "valid_until_as_the_file_says": proof.said_until.isoformat() if proof.said_until else None,
        "file": proof.history_import.file_name,
        "undone_at": proof.undone_at.isoformat() if proof.undone_at else None,
    }


def _import(record: HistoryImport, user: User) -> dict[str, object]:
    return {
        "at": record.started_at.isoformat(),
        "file": record.file_name,
        "brought": record.by_id == user.pk,
        "carried_out": record.carried_out_by_id == user.pk,
        "undone": record.undone_by_id == user.pk,
    }
