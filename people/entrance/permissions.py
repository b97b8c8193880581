"""Who may do what with keys."""

from allauth.mfa.models import Authenticator

from people.directory.models import User
from people.entrance.demands import asks_for_second_factor


def may_remove(user: User, factors: list[Authenticator]) -> bool:
    """One's own factors may go, except the last one of somebody whose role asks for one."""
    return len(factors) > 1 or not asks_for_second_factor(user)
