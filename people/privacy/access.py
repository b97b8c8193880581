"""Kinds of things somebody may ask about: “who may see this, and why?”. Each room registers its own.

A kind answers with the very rule that its pages follow (`visible_to`, `may_…`), never with a second description of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from people.directory.models import Deputyship, User
from people.hooks import plugged


@dataclass(frozen=True)
class Kind:
    """One kind of thing: how it is found, what it is called, who may see it, and to whom it belongs."""

    key: str  # stands in the address: "frage"
    label: str | Promise
    find: Callable[[str], Any]  # by a number or an address that somebody enters; None where there is nothing
    may_see: Callable[[User, Any], bool]  # the rule itself
    title: Callable[[Any], str] = str  # told only to those who may see the thing
    personally: Callable[[Any], Iterable[int]] = lambda thing: ()  # ids of those who have a share in it
    ends_with_share: bool = False  # whether nobody without a share may see it, whatever roles they hold
    hint: str | Promise = ""  # what to enter; empty: nothing needs to be entered
    note: str | Promise = ""  # what the answer leaves out
    order: int = 50

    @property
    def is_about_a_person(self) -> bool:
        """Whether the thing asked about is a person, whose name the page then shows."""
        return self.key.startswith("person-")


def kinds() -> list[Kind]:
    """Everything that can be asked about, through the hook `register_access_answer`."""
    found = [kind for offer in plugged("register_access_answer") for kind in offer()]
    return sorted(found, key=lambda kind: (kind.order, str(kind.label)))


def find_person(text: str) -> User | None:
    """Somebody by personnel number."""
    return User.objects.filter(personnel_number=text.strip()).first()


def is_own(user: User, person: User) -> bool:
    """What belongs to somebody is seen by nobody else."""
    return user.is_active and user.pk == person.pk


def own_share(person: User) -> list[int]:
    """The person asked about, whoever is named as supervisor today, and whoever stands in for the supervisor."""
    supervisors = [post.supervisor_id for post in person.current_posts if post.supervisor_id]
    deputies = Deputyship.objects.current().filter(principal__in=supervisors).values_list("deputy", flat=True)
    return [person.pk, *supervisors, *deputies]
