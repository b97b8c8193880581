"""Which office people mean by “mein Amt”, wherever in the tree they work."""

from collections.abc import Iterable

from django.db.models import Q

from people.directory.models import Office, User

REAL_OFFICES = (Office.Kind.OFFICE, Office.Kind.ENTERPRISE)


def homes(units: Iterable[Office]) -> dict[int, Office]:
    """For each unit the nearest office or enterprise at or above it; a unit above all offices stands for itself."""
    units = {unit.pk: unit for unit in units}
    below = [unit for unit in units.values() if unit.kind not in REAL_OFFICES]
    paths = {path for unit in below for path in unit.upwards_paths()}
    above = {office.path: office for office in Office.objects.offices().filter(path__in=paths)} if paths else {}
    found = {unit.pk: next((above[p] for p in reversed(unit.upwards_paths()) if p in above), unit) for unit in below}
    return units | found


def home_of(unit: Office) -> Office:
    """The office that people of this unit mean by “mein Amt”."""
    return homes([unit])[unit.pk]


def homes_of(user: User) -> list[Office]:
    """The offices the person works for today, the main post's first."""
    found = homes(post.office for post in user.current_posts)
    return list(found.values())


def in_offices(offices: Iterable[Office], field: str) -> Q:
    """The filter “in one of these offices or their sections”; a department or the city reaches only itself."""
    wanted = Q(pk__in=[])
    for office in offices:
        lookup = "startswith" if office.kind in REAL_OFFICES else "exact"
        wanted |= Q(**{f"{field}__path__{lookup}": office.path})
    return wanted


def branches(scope: Iterable[Office] | None) -> Q:
    """The filter on offices themselves “in one of these branches”; None is everywhere."""
    if scope is None:
        return Q()
    wanted = Q(pk__in=[])
    for office in scope:
        wanted |= Q(path__startswith=office.path)
    return wanted
