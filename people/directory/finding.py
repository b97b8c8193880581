"""Finding colleagues by number or name, as pages do that name somebody for something."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from people.directory.models import Office, User

MOST_FOUND = 20
MOST_WORDS = 5


def colleagues(
    words: str, *, but: User | None = None, among: QuerySet[User] | None = None
) -> list[tuple[User, Office | None]]:
    """Who works here (or is `among` these) and fits every word by number or name, with the office of today."""
    people = User.objects.working() if among is None else User.objects.filter(pk__in=among.order_by().values("pk"))
    if but:
        people = people.exclude(pk=but.pk)
    for word in words.split()[:MOST_WORDS]:
        people = people.filter(Q(personnel_number=word) | Q(first_name__icontains=word) | Q(last_name__icontains=word))
    found = list(people.with_office_on(timezone.localdate())[:MOST_FOUND])
    offices = Office.objects.in_bulk({person.office_then for person in found} - {None})
    return [(person, offices.get(person.office_then)) for person in found]
