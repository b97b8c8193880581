"""Who may appoint Digital Movers, and who may write a profile."""

from community.movers.appointments import is_mover
from people.directory.models import Office, RoleGrant, User
from people.directory.roles import Role


def may_manage_movers(user: User) -> bool:
    """The programme team, for the whole city or for a branch of it."""
    return user.is_active and user.holds(Role.PROGRAMME)


def may_appoint(user: User, office: Office) -> bool:
    """The programme team appoints in the branches it looks after, never for the city as a whole."""
    return user.is_active and office.kind != Office.Kind.CITY and user.may_reach(office, Role.PROGRAMME)


def may_end(user: User, appointment: RoleGrant) -> bool:
    """Whoever may appoint for the office may also end the appointment."""
    office = appointment.office
    return appointment.role == Role.MOVER and office is not None and may_appoint(user, office)


def may_edit_profile(user: User) -> bool:
    """Digital Movers write their own profile, as long as they are appointed."""
    return is_mover(user)
