"""Writing what a file brings, in large portions: completions, proofs of a kind, and where each comes from."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from courses.catalogue.models import CoursePage
from lms.enrolments.elsewhere import moment_of
from lms.enrolments.models import Completion
from lms.history.comparing import Found
from lms.history.models import HistoryImport, ImportedProof
from lms.history.progress import Step, Tell, silent
from lms.recognition.models import OutsideProof, ProofKind
from people.directory.models import User

CHUNK = 500


def write(record: HistoryImport, new: Sequence[Found], *, policy: str, by: User | None, tell: Tell = silent) -> None:
    """Write everything that is new; call it in a transaction."""
    tell(Step.WRITING)
    courses = CoursePage.objects.in_bulk({found.meaning.course for found in new if found.meaning.course})
    kinds = ProofKind.objects.in_bulk({found.meaning.kind for found in new if found.meaning.kind})
    moments: dict[date, datetime] = {day: moment_of(day) for day in {found.row.completed_on for found in new}}
    for start in range(0, len(new), 20 * CHUNK):
        portion = new[start : start + 20 * CHUNK]
        for_courses = [found for found in portion if found.meaning.course]
        for_kinds = [found for found in portion if found.meaning.kind]
        completions = Completion.objects.bulk_create(
            [completion(found, courses, moments, policy, by) for found in for_courses], batch_size=CHUNK
        )
        proofs = OutsideProof.objects.bulk_create(
            [proof(found, kinds, policy, by) for found in for_kinds], batch_size=CHUNK
        )
        if start == 0:
            tell(Step.NOTING)
        rows = [
            *(origin(record, found, completion=row) for found, row in zip(for_courses, completions, strict=True)),
            *(origin(record, found, proof=row) for found, row in zip(for_kinds, proofs, strict=True)),
        ]
        ImportedProof.objects.bulk_create(rows, batch_size=CHUNK)


def completion(
    found: Found, courses: Mapping[int, CoursePage], moments: Mapping[date, datetime], policy: str, by: User | None
) -> Completion:
    """A completion from the older system belongs to the first version, older than every one begun here."""
    course = courses[found.meaning.course or 0]
    return Completion(
        learner_id=found.learner,
        course=course,
        course_version=1,
        course_title=course.title,
        completed_at=moments[found.row.completed_on],
        completed_on=found.row.completed_on,
        valid_until=found.until(policy),
        score=found.row.score,
        source=Completion.Source.IMPORT,
        by=by,
    )


def proof(found: Found, kinds: Mapping[int, ProofKind], policy: str, by: User | None) -> OutsideProof:
    """A proof of a kind."""
    kind = kinds[found.meaning.kind or 0]
    return OutsideProof(
        learner_id=found.learner,
        kind=kind,
        kind_name=kind.name,
        title=found.row.title or kind.name,
        completed_on=found.row.completed_on,
        valid_until=found.until(policy),
        source=OutsideProof.Source.IMPORT,
        by=by,
    )


def origin(
    record: HistoryImport, found: Found, completion: Completion | None = None, proof: OutsideProof | None = None
) -> ImportedProof:
    """What the older system said, beside what was written for it."""
    return ImportedProof(
        history_import=record,
        number=found.row.number,
        learner_id=found.learner,
        old_course=found.row.course,
        completed_on=found.row.completed_on,
        said_until=found.row.valid_until,
        completion=completion,
        proof=proof,
    )
