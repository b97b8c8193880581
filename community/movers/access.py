"""Whom the programme team finds when it appoints somebody, offered to the page “Who may see what?”."""

from django.utils.translation import gettext_lazy as _

from community.movers.permissions import may_manage_movers
from people.directory.models import User
from people.privacy.access import Kind
from people.privacy.own_kinds import person_kind


def access_kinds() -> list[Kind]:
    """What the search for somebody to appoint shows."""
    label = _("A person’s name, personnel number and office when Digital Movers are appointed")
    return [person_kind("person-appointing", label, finds, order=12)]


def finds(user: User, person: User) -> bool:
    """Whether the person is found when somebody to appoint is searched."""
    return may_manage_movers(user) and person.is_active
