"""Who finds a person's certificates besides the person, offered to the page “Who may see what?”."""

from django.utils.translation import gettext_lazy as _

from lms.certificates.permissions import may_look_after
from people.directory.models import Post, User
from people.directory.models.users import within
from people.directory.roles import Role
from people.privacy.access import Kind
from people.privacy.own_kinds import person_kind


def access_kinds() -> list[Kind]:
    """The desk of HR."""
    return [
        person_kind(
            "person-certificate-desk", _("A person’s certificates, to withdraw or re-issue them"), finds, order=13
        )
    ]


def finds(user: User, person: User) -> bool:
    """HR in a branch where the person works."""
    if not may_look_after(user):
        return False
    return Post.objects.current().filter(within(user.scope_of(Role.HR), "office"), user=person).exists()
