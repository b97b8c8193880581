"""Who may take a quiz."""

from lms.attempts.reads import QuizFacts
from lms.enrolments.models import Enrolment
from lms.enrolments.permissions import may_learn
from people.directory.models import User
from people.directory.roles import Role


def may_begin(user: User, enrolment: Enrolment, facts: QuizFacts) -> bool:
    """Whoever works on the course may begin as long as attempts are left and the quiz is not passed."""
    return may_learn(user, enrolment) and (facts.may_begin or facts.running is not None)


def may_accommodate(user: User) -> bool:
    """HR development evens out disadvantages, for people in the branch of the role."""
    return user.is_active and user.holds(Role.HR)
