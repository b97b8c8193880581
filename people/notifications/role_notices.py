"""Telling people what became of their roles."""

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.directory.models import RoleGrant, User
from people.directory.roles import Role
from people.notifications.notices import Notice
from people.notifications.services import notify
from people.notifications.topics import Topic

GRANTED, ENDED, WITHDRAWN = "people.role_granted", "people.role_ended", "people.role_withdrawn"
KINDS = {"people.grant": GRANTED, "people.end_grant": ENDED, "people.withdraw_grant": WITHDRAWN}


def kinds() -> list[Notice]:
    """A role came, gets a last day, or is gone."""
    return [
        Notice(GRANTED, "key", granted, Topic.WORK),
        Notice(ENDED, "hourglass", ended, Topic.WORK),
        Notice(WITHDRAWN, "key", withdrawn, Topic.WORK),
    ]


def tell(grant: RoleGrant, action: str, by: User | None) -> None:
    """Tell whose role it is; whoever changed the own role knows."""
    if by is not None and by.pk == grant.user_id:
        return
    kind, days = KINDS[action], [day.isoformat() if day else "" for day in (grant.starts_on, grant.ends_on)]
    facts = {"role": str(grant.role), "office": str(grant.office or ""), "starts_on": days[0], "ends_on": days[1]}
    event = f"{kind}:{grant.pk}:{':'.join(days)}"
    notify(recipients=[grant.user_id], kind=kind, event=event, facts=facts, url=reverse("people:my_rights"))


def granted(facts: dict) -> str:
    """A role that begins today, began, or will begin."""
    return _("You hold the role “%(role)s” from %(start)s on.") % in_words(facts)


def ended(facts: dict) -> str:
    return _("Your role “%(role)s” ends with %(end)s.") % in_words(facts)


def withdrawn(facts: dict) -> str:
    return _("Your role “%(role)s” was withdrawn.") % in_words(facts)


def in_words(facts: dict) -> dict[str, str]:
    """Role, office and days in the reader's language."""
    role = Role(facts["role"]).label
    return {
        "role": f"{role} ({facts['office']})" if facts["office"] else str(role),
        "start": day(facts["starts_on"]),
        "end": day(facts["ends_on"]),
    }


def day(text: str) -> str:
    return date_format(date.fromisoformat(text)) if text else ""
