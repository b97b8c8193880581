"""Who may do what with people, offices and roles."""

from people.directory.models import AbsenceImport, Deputyship, StaffImport, User
from people.directory.roles import Role
from people.directory.teams import leads_team, teams_of


def may_see_team(user: User, supervisor: User) -> bool:
    """A team is seen by the supervisor who leads it today, and by whoever stands in for the supervisor today."""
    return any(team.supervisor == supervisor for team in teams_of(user))


def may_name_deputy(user: User, principal: User) -> bool:
    """Whoever leads a team names deputies for it; operators do so for others."""
    return leads_team(principal) and (user.pk == principal.pk or may_look_after_staff(user))


def may_end_deputyship(user: User, deputyship: Deputyship) -> bool:
    """Whoever is stood in for ends it, and operators do so for others."""
    return user.pk == deputyship.principal_id or (user.pk != deputyship.deputy_id and may_look_after_staff(user))


def may_keep_posts(user: User, person: User) -> bool:
    """Operators enter posts and transfers of others, never their own."""
    return user.pk != person.pk and may_look_after_staff(user)


def may_look_after_staff(user: User) -> bool:
    """Operators find people, grant roles and keep the tree of offices."""
    return user.is_authenticated and user.is_active and (user.is_superuser or user.holds(Role.OPERATOR))


def may_grant_to(user: User, person: User) -> bool:
    """Operators grant roles and starting passwords to others, never to themselves nor to those who may do more."""
    return user.pk != person.pk and may_look_after_staff(user) and (user.is_superuser or not person.is_superuser)


def may_import(user: User) -> bool:
    """Operators, and HR for the whole city: an import touches everybody, so a branch of the city is not enough."""
    return may_look_after_staff(user) or (user.is_active and user.scope_of(Role.HR) is None)


def may_release(user: User, record: StaffImport) -> bool:
    """Four eyes: what stopped at the threshold is released by somebody else than the one who brought the file."""
    return may_import(user) and record.by_id != user.pk and record.state == StaffImport.State.STOPPED


def may_carry_out_absences(user: User, record: AbsenceImport) -> bool:
    """Whoever may import; what stopped at the threshold needs four eyes, too."""
    return may_import(user) and (record.state != AbsenceImport.State.STOPPED or record.by_id != user.pk)


def may_assign_columns(user: User, record: StaffImport) -> bool:
    """Whoever brought the file says what its columns mean; so nobody can shape an import and release it, too."""
    return may_import(user) and record.by_id == user.pk
