"""For whom letters are written."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from people.directory.models import Office, User


@dataclass(frozen=True)
class Selection:
    """One person, or everybody in a branch of the city who fits."""

    number: str = ""
    office: str = ""  # the office's key; empty: the whole city
    without_mailbox: bool = True
    without_pin: bool = True
    since: str = ""  # with the city since that day (ISO) or later; empty: whenever

    def people(self) -> QuerySet[User]:
        """Those who get a letter, by office and name, as the post is sorted."""
        found = User.objects.working().filter(is_superuser=False)
        if self.number:
            return found.filter(personnel_number=self.number)
        office = Office.objects.filter(key=self.office).first() if self.office else None
        if office:
            found = found.in_branch(office)
        if self.without_mailbox:
            found = found.filter(Q(email=None) | Q(email=""))
        if self.without_pin:
            found = found.filter(pin=None)
        if self.since:
            found = found.filter(entered_on__gte=date.fromisoformat(self.since))
        return found
