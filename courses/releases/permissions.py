"""Who reads and decides how a course gets to the people."""

from django.conf import settings

from courses.catalogue.models import CourseIndexPage, CoursePage
from courses.pilots.models import Pilot
from people.directory.models import User


def may_read_release(user: User, course: CoursePage) -> bool:
    """Whoever works on the course."""
    return user.is_active and course.permissions_for_user(user).can_edit()


def may_release(user: User, course: CoursePage) -> bool:
    """Whoever may publish the course: editors."""
    return user.is_active and course.permissions_for_user(user).can_publish()


def may_give_feedback(user: User, pilot: Pilot) -> bool:
    """Whoever takes part in the pilot while nobody has decided about it."""
    return user.is_active and Pilot.objects.running().with_part(user).filter(pk=pilot.pk).exists()


def may_begin_course(user: User) -> bool:
    """Whoever may write courses in the catalogue."""
    catalogue = CourseIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    return bool(user.is_active and catalogue and catalogue.permissions_for_user(user).can_add_subpage())
