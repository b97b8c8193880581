"""Who plans reviews, and who says that a page is still right."""

from courses.catalogue.models import CoursePage
from courses.reviews.models import Review
from people.directory.models import User


def may_check(user: User, review: Review) -> bool:
    """Whoever works on the page."""
    return user.is_active and review.page.specific.permissions_for_user(user).can_edit()


def may_plan(user: User, course: CoursePage) -> bool:
    """Whoever works on the course."""
    return user.is_active and course.permissions_for_user(user).can_edit()
