"""Where a course stands on its way to the people, for those who work on it."""

from dataclasses import dataclass

from courses.catalogue.models import CoursePage
from courses.pilots.models import Pilot, PilotFeedback
from courses.versions.models import Change, CourseVersion, Retake


@dataclass(frozen=True)
class Standing:
    """Who sees the course today."""

    pilot: Pilot | None
    offices: list[str]
    people: int
    feedback: list[PilotFeedback]
    decided: list[Pilot]


@dataclass(frozen=True)
class VersionLine:
    """A version with what changed in it."""

    version: CourseVersion
    changes: list[Change]
    is_newest: bool


@dataclass(frozen=True)
class History:
    """All versions, the newest first, and what must be taken again."""

    versions: list[VersionLine]
    retakes: list[Retake]


def standing_of(course: CoursePage) -> Standing:
    """Who sees the course, and how pilots ended."""
    pilots = list(course.pilots.select_related("decided_by"))
    running = next((pilot for pilot in pilots if pilot.decided_at is None), None)
    latest = running or next(iter(pilots), None)
    return Standing(
        pilot=running,
        offices=list(running.offices.values_list("name", flat=True)) if running else [],
        people=running.members.count() if running else 0,
        feedback=list(latest.feedback.all()) if latest else [],
        decided=[pilot for pilot in pilots if pilot.decided_at],
    )


def history_of(course: CoursePage) -> History:
    """The versions of the course."""
    versions = list(CourseVersion.objects.filter(course=course).order_by("-number").prefetch_related("changes__page"))
    return History(
        [VersionLine(version, list(version.changes.all()), place == 0) for place, version in enumerate(versions)],
        list(Retake.objects.in_force().filter(course=course)),
    )
