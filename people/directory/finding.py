"""Finding colleagues by number or name, as pages do that name somebody for something."""

from django.db.models import Q
from django.utils import timezone

from people.directory.models import Office, User

MOST_FOUND = 20
MOST_WORDS = 5


def colleagues(words: str, *, but: User | None = None) -> list[tuple[User, Office | None]]:
    """Who works here and fits every word by personnel number or name, with the office of today."""
    people = User.objects.working().exclude(pk=but.pk) if but else User.objects.working()
    for word in words.split()[:MOST_WORDS]:
        people = people.filter(Q(personnel_number=word) | Q(first_name__icontains=word) | Q(last_name__icontains=word))
    found = list(people.with_office_on(timezone.localdate())[:MOST_FOUND])
    offices = Office.objects.in_bulk({person.office_then for person in found} - {None})
    return [(person, offices.get(person.office_then)) for person in found]
