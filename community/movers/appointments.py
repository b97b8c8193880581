"""Appointments in force: who is a Digital Mover of which office, and who answers where there is none."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from community.movers.models import MoverProfile
from community.movers.offices import branches, home_of, homes, in_offices
from people.directory.models import Office, RoleGrant, User
from people.directory.models.grants import RoleGrantQuerySet
from people.directory.roles import Role
from people.profiles.models import Profile


def in_force() -> RoleGrantQuerySet:
    """Today's appointments of people who still work here, with person, profile and office."""
    return (
        RoleGrant.objects.current()
        .filter(role=Role.MOVER, user__is_active=True, office__isnull=False)
        .select_related("user__mover_profile", "user__profile", "office")
        .order_by("office__path", "user__last_name", "user__first_name", "pk")
    )


def profile_of(user: User) -> MoverProfile:
    """What the Digital Mover tells colleagues; empty until it is filled in."""
    return getattr(user, "mover_profile", None) or MoverProfile(user=user)


def is_mover(user: User) -> bool:
    """Whether the person is a Digital Mover today."""
    return user.is_active and user.holds(Role.MOVER)


def reach_of(user: User) -> list[Office] | None:
    """The offices a Digital Mover answers and writes for: an appointment for a section counts for its whole office."""
    scope = user.scope_of(Role.MOVER)
    return None if scope is None else list(homes(scope).values())


@dataclass(frozen=True)
class Help:
    """Who helps the people of a unit."""

    people: list[User]
    office: Office | None  # whose Digital Movers they are; None: the programme team stands in
    is_own: bool

    @cached_property
    def profile(self) -> MoverProfile:
        """What the first of them tells colleagues."""
        return profile_of(self.people[0])

    @cached_property
    def topics(self) -> list[str]:
        """What the first of them helps with, in keywords."""
        return Profile.of(self.people[0]).topics


def help_for(unit: Office) -> Help:
    """The nearest Digital Movers: of the unit, upwards to its office, anywhere in the office, then further up."""
    home = home_of(unit)
    above = [path for path in reversed(unit.upwards_paths()) if len(path) < len(home.path)]
    appointed = list(in_force().filter(Q(office__path__in=unit.upwards_paths()) | in_offices([home], "office")))
    own = [path for path in reversed(unit.upwards_paths()) if len(path) >= len(home.path)]
    for path in own:
        if people := [grant.user for grant in appointed if path_of(grant) == path]:
            return Help(people, home, is_own=True)
    if people := [grant.user for grant in appointed if path_of(grant).startswith(home.path)]:
        return Help(_once(people), home, is_own=True)
    for path in above:
        if near := [grant for grant in appointed if path_of(grant) == path]:
            return Help([grant.user for grant in near], near[0].office, is_own=False)
    return Help(programme_team(home), None, is_own=False)


def path_of(appointment: RoleGrant) -> str:
    """Where in the tree of offices the appointment holds; empty for the whole city."""
    return appointment.office.path if appointment.office else ""


def answering(office: Office) -> list[User]:
    """Everybody who is told of a question to the office: all its Digital Movers, else whoever stands in for them."""
    home = home_of(office)
    own = _once(grant.user for grant in in_force().filter(in_offices([home], "office")))
    return own or help_for(home).people


def programme_team(office: Office) -> list[User]:
    """The people of the programme team who look after this office."""
    grants = RoleGrant.objects.current().filter(role=Role.PROGRAMME, user__is_active=True)
    reaching = Q(office=None) | Q(office__path__in=office.upwards_paths())
    return _once(grant.user for grant in grants.filter(reaching).select_related("user"))


def offices_without_mover(scope: list[Office] | None) -> list[Office]:
    """The offices of these branches for which nobody is appointed today."""
    covered = {office.pk for office in homes(grant.office for grant in in_force() if grant.office).values()}
    return list(Office.objects.offices().filter(branches(scope)).exclude(pk__in=covered))


def _once(people: Iterable[User]) -> list[User]:
    return list(dict.fromkeys(people))
