"""Who may write notes and set bookmarks."""

from lms.enrolments.models import Enrolment
from lms.enrolments.permissions import may_learn
from people.directory.models import User


def may_keep(user: User, enrolment: Enrolment) -> bool:
    """Only the learner, also after completion; nobody writes on somebody's behalf."""
    return may_learn(user, enrolment)
