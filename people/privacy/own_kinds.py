"""What can be asked about a person's data that this storey keeps."""

from django.utils.translation import gettext_lazy as _

from people.directory.models import User
from people.directory.permissions import may_look_after_staff, may_see_team
from people.privacy.access import Kind, find_person, is_own, own_share
from people.privacy.permissions import may_read_access_log

NUMBER = _("Personnel number, for example 10000007")


def access_kinds() -> list[Kind]:
    """Entry in the directory, what only the person sees, and the log without names."""
    return [
        person_kind("person-entry", _("A person’s number, mailbox, posts and roles"), sees_entry, order=10),
        person_kind(
            "person-team",
            _("A person’s team, and until when the person is away"),
            sees_in_team,
            order=12,
            ends_with_share=True,
        ),
        person_kind("person-messages", _("A person’s notifications, and who looked at the data"), is_own, order=14),
        Kind(
            key="access-log",
            label=_("Who looked at how many people’s data"),
            find=lambda text: True,
            may_see=lambda user, thing: may_read_access_log(user),
            title=lambda thing: "",
            order=70,
        ),
    ]


def person_kind(key: str, label: object, rule: object, *, order: int, ends_with_share: bool = False) -> Kind:
    """Something about a person, found by personnel number."""
    return Kind(
        key=key,
        label=label,
        find=find_person,
        may_see=rule,
        title=User.get_full_name,
        personally=own_share,
        ends_with_share=ends_with_share or rule is is_own,
        hint=NUMBER,
        order=order,
    )


def sees_entry(user: User, person: User) -> bool:
    """The person, and operators at their desk."""
    return is_own(user, person) or (user.is_active and may_look_after_staff(user))


def sees_in_team(user: User, person: User) -> bool:
    """The person, whoever leads the person today, and whoever stands in for that supervisor."""
    leading = [post.supervisor for post in person.current_posts if post.supervisor_id]
    return is_own(user, person) or (user.is_active and any(may_see_team(user, supervisor) for supervisor in leading))
