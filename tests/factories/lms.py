"""Makes evidence of learning."""

from datetime import date, datetime, time

from django.utils import timezone

from courses.models import CoursePage, ProgrammePage
from lms.models import Completion, ProgrammeCompletion
from people.models import User


def make_completion(learner: User, course: CoursePage, on: date | None = None, **fields: object) -> Completion:
    """A completion of the course on that day, today if none is given."""
    day = on or timezone.localdate()
    at = timezone.make_aware(datetime.combine(day, time(12)))
    return Completion.objects.create(
        learner=learner,
        course=course,
        course_title=course.title,
        completed_at=at,
        completed_on=day,
        by=learner,
        **fields,
    )


def make_programme_completion(learner: User, programme: ProgrammePage, **fields: object) -> ProgrammeCompletion:
    """The learning programme completed, now if no moment is given."""
    at = fields.pop("completed_at", timezone.now())
    facts = {"programme_version": 1, "programme_title": programme.title, "counted": ["Grundlagen", "Vertiefung"]}
    return ProgrammeCompletion.objects.create(
        learner=learner,
        programme=programme,
        completed_at=at,
        completed_on=timezone.localdate(at),
        **facts | fields,
    )
