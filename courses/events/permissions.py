"""Who plans sessions."""

from courses.events.models import Session
from people.directory.models import User
from people.directory.roles import Role


def may_plan(user: User) -> bool:
    """HR development, editors and trainers plan sessions."""
    return user.is_active and user.holds(Role.HR, Role.EDITOR, Role.TRAINER)


def may_change(user: User, session: Session) -> bool:
    """HR development and editors change every session, trainers those they run."""
    if not user.is_active:
        return False
    return user.holds(Role.HR, Role.EDITOR) or runs(user, session)


def runs(user: User, session: Session) -> bool:
    """Whether the person runs the session: named as its trainer, and still a trainer today."""
    return user.is_active and user.holds(Role.TRAINER) and session.trainers.filter(pk=user.pk).exists()
