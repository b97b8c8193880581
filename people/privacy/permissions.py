"""Who may check what the platform does with people's data."""

from people.directory.models import User
from people.directory.permissions import may_look_after_staff
from people.directory.roles import Role


def may_read_access_log(user: User) -> bool:
    """Staff council and data protection see who looked at how many people's data, never at whose."""
    return user.is_active and user.holds(Role.STAFF_COUNCIL, Role.DATA_PROTECTION)


def may_read_catalogue(user: User) -> bool:
    """Staff council and data protection read what is stored, what for and how long; it names nobody."""
    return user.is_active and user.holds(Role.STAFF_COUNCIL, Role.DATA_PROTECTION)


def may_ask_who_sees(user: User) -> bool:
    """Data protection and operators ask who may see what; the staff council reads the rules instead."""
    return user.is_active and (user.holds(Role.DATA_PROTECTION) or may_look_after_staff(user))
