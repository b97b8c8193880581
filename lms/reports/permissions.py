"""Who may evaluate what."""

from lms.reports.definitions import REPORTS, ReportDefinition
from people.directory.models import Office, User
from people.directory.roles import Role


def may_see(user: User, report: ReportDefinition) -> bool:
    """Whoever holds one of the report's roles, for the branch the role reaches."""
    return user.is_active and user.holds(*report.roles)


def may_see_any(user: User) -> bool:
    """Whether there is a report for this person at all."""
    return any(may_see(user, report) for report in REPORTS)


def may_check_definitions(user: User) -> bool:
    """Staff council and data protection check what may be evaluated."""
    return user.is_active and user.holds(Role.STAFF_COUNCIL, Role.DATA_PROTECTION)


def may_read_definitions(user: User) -> bool:
    """Whoever checks what may be evaluated, and whoever evaluates."""
    return may_check_definitions(user) or may_see_any(user)


def scope(user: User, report: ReportDefinition) -> list[Office] | None:
    """The branches a person may evaluate; None is the whole city."""
    return user.scope_of(*report.roles)
