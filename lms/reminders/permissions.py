"""Who sees what reminders go out."""

from people.directory.models import User
from people.directory.roles import Role


def may_see_reminders(user: User) -> bool:
    """HR development answers for mandatory training, each in its branch."""
    return user.is_active and user.holds(Role.HR)
