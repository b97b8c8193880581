"""How many people a demand would hit, before anybody makes it."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from courses.models import CoursePage, Retake
from lms.enrolments.models import Completion
from lms.enrolments.validity import months_later


@dataclass(frozen=True)
class Preview:
    """People with a proof that counts today, and how many of them would need a new one."""

    course: CoursePage
    before: date
    hit: int
    proved: int

    @property
    def left(self) -> int:
        """How many have a younger proof."""
        return self.proved - self.hit


def preview(course: CoursePage, months: int, today: date | None = None) -> Preview:
    """What it would mean if completions of the course older than so many months counted no more."""
    before = day_before(today or timezone.localdate(), months)
    counting = Completion.objects.valid().filter(course=course).order_by()
    kept = counting.exclude(Retake(course=course, completed_before=before).hit()).values("learner")
    proved = counting.values("learner").distinct().count()
    left = kept.distinct().count()
    return Preview(course, before, proved - left, proved)


def day_before(today: date, months: int) -> date:
    """The day so many months ago; with 0 it is tomorrow, so that everything completed until today is meant."""
    return months_later(today, -months) if months else date.fromordinal(today.toordinal() + 1)
