"""Makes evidence of learning."""

from datetime import date, datetime, time

from django.utils import timezone

from courses.models import CoursePage
from lms.models import Completion
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
