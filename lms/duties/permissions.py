"""Who sees which duties, and who decides on them."""

from lms.obligations.models import DutyStatus
from lms.reports.definitions import DUTIES_BY_OFFICE, DUTIES_BY_PERSON
from lms.reports.permissions import may_see
from people.directory.models import Office, User
from people.directory.roles import Role


def may_see_figures(user: User) -> bool:
    """HR development sees how many, for the branch the role reaches."""
    return may_see(user, DUTIES_BY_OFFICE)


def may_see_names(user: User) -> bool:
    """HR development sees who, because these duties have to be proved."""
    return may_see(user, DUTIES_BY_PERSON)


def scope(user: User) -> list[Office] | None:
    """The branches in which the person sees and decides; None is the whole city."""
    return user.scope_of(Role.HR)


def may_decide_on(user: User, duty: DutyStatus) -> bool:
    """HR development decides on the duties of others, never on its own."""
    return may_see_names(user) and duty.user_id != user.pk


def may_ask_for_time(user: User, duty: DutyStatus) -> bool:
    """The person asks for more time for what is open and has a due day, as long as no wish waits for an answer."""
    return duty.user_id == user.pk and duty.due_on is not None and duty.state in ("open", "overdue", "window")
