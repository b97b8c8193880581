"""Who demands that a course is taken again."""

from people.directory.models import User
from people.directory.roles import Role


def may_demand(user: User) -> bool:
    """HR development for the whole city, because it is about everybody."""
    return user.is_active and user.holds(Role.HR) and user.scope_of(Role.HR) is None
