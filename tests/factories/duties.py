"""Rules of mandatory training for tests."""

from datetime import date

from lms.assignments.models import AssignmentVersion
from lms.assignments.services import draft, release

__all__ = ["course_target", "make_rule"]


def course_target(course) -> list[dict]:
    return [{"kind": "course", "id": course.pk}]


def make_rule(title: str = "Unterweisung", *, since: date, course=None, by=None, **facts) -> AssignmentVersion:
    """A released rule for everybody, unless `audience` says otherwise."""
    facts.setdefault("audience", {"everybody": True})
    if course is not None:
        facts["targets"] = course_target(course)
    version = draft(title=title, by=by, **facts)
    return release(version=version, in_force_from=since, by=by)
