"""Who may write rules and decide about exceptions from them."""

from lms.assignments.models import Assignment
from people.directory.models import User
from people.directory.roles import Role


def may_write_rules(user: User) -> bool:
    """HR development writes rules."""
    return user.is_active and user.holds(Role.HR)


def may_write_rule(user: User, rule: Assignment) -> bool:
    """A rule for the whole city only with a role for the whole city; one for a branch with a role that reaches it."""
    if not may_write_rules(user):
        return False
    return user.scope_of(Role.HR) is None or (rule.office is not None and user.may_reach(rule.office, Role.HR))


may_release = may_write_rule
