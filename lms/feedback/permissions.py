"""Who may say what a course was like, and who reads it."""

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.permissions import page_permission_policy

from courses.models import CoursePage
from lms.enrolments.forgetting import KEPT
from lms.enrolments.models import Enrolment
from lms.reports import permissions as reports
from lms.reports.definitions import COURSE_FEEDBACK
from people.directory.models import User
from people.directory.roles import Role


def may_give(user: User, enrolment: Enrolment | None) -> bool:
    """Only the learner, in the year after completing the course; afterwards nobody knows any more who has answered."""
    if enrolment is None or enrolment.learner_id != user.pk or enrolment.status != Enrolment.Status.COMPLETED:
        return False
    return enrolment.last_seen_at > timezone.now() - KEPT


def may_see_any(user: User) -> bool:
    """Whoever writes, edits or plans courses."""
    return reports.may_see(user, COURSE_FEEDBACK)


def readable(user: User) -> QuerySet[CoursePage]:
    """The courses whose feedback the person reads: HR development all, authors and editors those they work on."""
    if not may_see_any(user):
        return CoursePage.objects.none()
    if user.holds(Role.HR):
        return CoursePage.objects.originals()
    works_on = page_permission_policy.instances_user_has_any_permission_for(user, ["change"])
    return CoursePage.objects.originals().filter(pk__in=works_on.values("pk"))


def may_see(user: User, course: CoursePage) -> bool:
    """Whether the person reads the feedback on this course."""
    return readable(user).filter(pk=course.pk).exists()
