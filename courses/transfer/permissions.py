"""Who may take courses out and bring them in."""

from wagtail.documents.permissions import permission_policy as documents_policy
from wagtail.images.permissions import permission_policy as images_policy

from courses.catalogue.models import CoursePage
from courses.releases.permissions import may_begin_course
from courses.transfer.shapes import DOCUMENT, PICTURE, RECORDING
from people.directory.models import User


def may_take_out(user: User, course: CoursePage) -> bool:
    """Whoever works on the course and reads the bank of questions."""
    return user.is_active and user.has_perm("courses.view_question") and course.permissions_for_user(user).can_edit()


def may_bring(user: User) -> bool:
    """Whoever may write courses in the catalogue and questions into the bank."""
    return user.has_perm("courses.add_question") and may_begin_course(user)


def may_add_medium(user: User, kind: str) -> bool:
    """Whether the person may add media of this kind."""
    if kind == PICTURE:
        return images_policy.user_has_permission(user, "add")
    if kind == DOCUMENT:
        return documents_policy.user_has_permission(user, "add")
    return user.has_perm("cms.add_audio" if kind == RECORDING else "cms.add_video")


def may_add_terms(user: User) -> bool:
    """Whether the person may explain words for all lessons."""
    return user.has_perm("courses.add_glossaryterm")


def may_add_topics(user: User) -> bool:
    """Whether the person may add subject areas to the catalogue."""
    return user.has_perm("courses.add_topic")
