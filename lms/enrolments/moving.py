"""The newer version of a course, as somebody in the middle of an older one meets it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from courses.versions.models import Change, ChangeKind, CourseVersion, VersionStep
from lms.enrolments.models import Enrolment, LessonProgress
from lms.enrolments.retakes import demanded


@dataclass(frozen=True)
class Newer:
    """What is new since the version the learner began, and what would stay behind her if she moved over."""

    since: datetime
    notes: list[str]
    kept: int
    lost: int
    is_required: bool
    counts_until: date | None  # until when completing the old version would count

    @property
    def moves_by_itself(self) -> bool:
        """Who has completed nothing yet has nothing to lose; otherwise only if the editor demanded it."""
        return self.is_required or self.kept + self.lost == 0


def newer_for(enrolment: Enrolment) -> Newer | None:
    """What came after the version the learner takes; None if she takes the newest, or is done."""
    course = enrolment.course
    if enrolment.status != Enrolment.Status.ACTIVE or course.version <= enrolment.course_version:
        return None
    newer = list(
        CourseVersion.objects.filter(course=enrolment.course_id, number__gt=enrolment.course_version).order_by("number")
    )
    done = done_steps(enrolment)
    kept = done & unchanged(enrolment)
    changes = Change.objects.filter(version__in=newer).exclude(kind=ChangeKind.EDITORIAL).order_by("made_at", "pk")
    ends = [
        retake.counts_until
        for retake in demanded(course.pk)
        if retake.hits(course=course.pk, version=enrolment.course_version, completed_on=timezone.localdate())
    ]
    return Newer(
        since=newer[-1].opened_at,
        notes=[note for note in changes.values_list("note", flat=True) if note],
        kept=len(kept),
        lost=len(done - kept),
        is_required=any(version.everybody_moves for version in newer),
        counts_until=min(ends, default=None),
    )


def done_steps(enrolment: Enrolment) -> set[int]:
    """The steps (by page) of the begun version that are behind the learner."""
    progress = LessonProgress.objects.filter(enrolment=enrolment, completed_at__isnull=False)
    return set(progress.filter(step__in=_fixed(enrolment)).values_list("step_id", flat=True))


def unchanged(enrolment: Enrolment) -> set[int]:
    """The steps (by page) that read today as they did in the begun version."""
    live = {step.pk: step.live_revision_id for step in enrolment.course.steps()}
    return {page for page, revision in _fixed(enrolment).items() if page in live and live[page] == revision}


def _fixed(enrolment: Enrolment) -> dict[int, int | None]:
    rows = VersionStep.objects.filter(version__course=enrolment.course_id, version__number=enrolment.course_version)
    return dict(rows.values_list("page_id", "revision_id"))


def forget(enrolment: Enrolment, pages: Collection[int]) -> None:
    """These steps have to be done again."""
    LessonProgress.objects.filter(enrolment=enrolment, step__in=pages).update(
        completed_at=None, source=LessonProgress.Source.DONE, block=""
    )
