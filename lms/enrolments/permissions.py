"""Who may take up, do and give up a course."""

from courses.models import CoursePage
from lms.enrolments.models import Completion, Enrolment
from people.directory.models import User


def may_enrol(user: User, course: CoursePage) -> bool:
    """Whoever works here and may see the course may take it up."""
    return user.is_active and course.is_visible_to(user)


def missing_before(user: User, course: CoursePage) -> list[CoursePage]:
    """The required courses the person has not completed yet, from whatever source; nobody is asked for what she may
    not see, and whoever has completed the course itself may take it again."""
    required = [each.before for each in course.requirements_for(user) if each.is_required]
    if not required or Completion.objects.of(user).filter(course=course).exists():
        return []
    learnt = set(Completion.objects.of(user).filter(course__in=required).values_list("course_id", flat=True))
    return [before for before in required if before.pk not in learnt]


def may_learn(user: User, enrolment: Enrolment) -> bool:
    """Only the learner works on an enrolment, as long as it was not given up."""
    return enrolment.learner_id == user.pk and enrolment.status != Enrolment.Status.WITHDRAWN


def may_move_over(user: User, enrolment: Enrolment) -> bool:
    """Only the learner moves over to a newer version, and only while the course is in progress."""
    return enrolment.learner_id == user.pk and enrolment.status == Enrolment.Status.ACTIVE


def may_withdraw(user: User, enrolment: Enrolment) -> bool:
    """Only the learner gives a course up, and only while it is in progress; what was completed stays."""
    return enrolment.learner_id == user.pk and enrolment.status == Enrolment.Status.ACTIVE
