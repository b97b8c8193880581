"""Until when completions count: to the end of their validity, or less long where a course must be taken again.

A completion is never changed for that; what is demanded today is read beside it.
"""

from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from django.db.models import Case, DateField, F, Q, Value, When

from cms.navigation.memory import remembered
from courses.versions.models import Retake

if TYPE_CHECKING:
    from lms.enrolments.models import Completion


def demanded(course: int | None = None) -> list[Retake]:
    """What must be taken again today: of one course (by id), or of all. There are few, and they hardly ever change."""
    everything = remembered("retakes", lambda: list(Retake.objects.in_force()))
    return [retake for retake in everything if course in (None, retake.course_id)]


def still_counts(on: date, path: str = "") -> Q:
    """The filter “counts on that day” for completions, or for what leads to them by `path`; last days belong to it."""
    kept = Q(**{f"{path}valid_until": None}) | Q(**{f"{path}valid_until__gte": on})
    for retake in demanded():
        if retake.counts_until < on:
            kept &= ~retake.hit(path)
    return kept


def ends(course: int | None) -> Case:
    """The last day on which completions of the course (by id) count, as a value of a query; NULL: without end."""
    shorter = [
        When(
            retake.hit() & (Q(valid_until=None) | Q(valid_until__gt=retake.counts_until)),
            then=Value(retake.counts_until),
        )
        for retake in sorted(demanded(course), key=attrgetter("counts_until"))
    ]
    return Case(*shorter, default=F("valid_until"), output_field=DateField())


def end_of(completion: "Completion") -> date | None:
    """The last day on which the completion counts; None when it counts without end."""
    hitting = [
        retake.counts_until
        for retake in demanded(completion.course_id)
        if retake.hits(
            course=completion.course_id, version=completion.course_version, completed_on=completion.completed_on
        )
    ]
    return min([*hitting, *([completion.valid_until] if completion.valid_until else [])], default=None)
