"""What this room keeps about a person."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.directory.models import User
from people.privacy.own import iso
from people.privacy.sections import Section
from people.provisioning.portraits import account_of


def sections(user: User) -> list[Section]:
    """The account in the identity system, its groups, and what was changed through it."""
    account = account_of(user)
    groups = [str(member.group) for member in user.scim_memberships.select_related("group")]
    changes = user.scim_requests.select_related("token")
    if account is None and not groups and not changes.exists():
        return []
    return [
        Section(
            key="identity_system",
            title=_("Your account in the city’s identity system"),
            purpose=_("So that your account here opens and closes together with the one there"),
            seen_by=_("Operators"),
            kept=_("Until the end of employment; single changes for one year"),
            facts=[
                (_("Name of the account"), account.user_name if account else "–"),
                (_("Groups"), ", ".join(groups) or "–"),
                (_("Last change"), date_format(account.changed_at, "DATETIME_FORMAT") if account else "–"),
            ],
            records=lambda: [
                {
                    "user_name": account.user_name if account else None,
                    "external_id": account.external_id if account else None,
                    "title": account.title if account else None,
                    "department": account.department if account else None,
                    "cost_center": account.cost_center if account else None,
                    "manager": account.manager.get_full_name() if account and account.manager else None,
                    "active": account.is_active if account else None,
                    "removed_at": iso(account.removed_at) if account else None,
                    "groups": groups,
                    "changes": [
                        {"at": iso(each.at), "by": each.token.name, "what": each.changed, "outcome": each.outcome}
                        for each in changes
                    ],
                }
            ],
            order=4,
        )
    ]
