"""A person's own rights in words: what follows from being here, what was granted, what is to come and what is over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.directory.models import RoleGrant, User
from people.directory.models.grants import RoleGrantQuerySet
from people.directory.rights import RIGHTS, Rights
from people.directory.roles import Role
from people.directory.standing import Held, standings_of

REMEMBERED = timedelta(days=366)


@dataclass(frozen=True)
class GrantInWords:
    """One granted role as its holder reads it."""

    grant: RoleGrant

    @property
    def rights(self) -> Rights:
        """What the role allows, in words."""
        return RIGHTS[Role(self.grant.role)]

    @property
    def reach(self) -> str:
        """How far the role reaches."""
        office = self.grant.office
        return _("For %(office)s and everything below it.") % {"office": office} if office else _("For the whole city.")

    @property
    def time(self) -> str:
        """From when to when, with the day on which it was taken away."""
        grant = self.grant
        days = {"start": date_format(grant.starts_on), "end": date_format(grant.ends_on) if grant.ends_on else ""}
        if grant.withdrawn_on:
            return _("From %(start)s, withdrawn on %(day)s.") % (days | {"day": date_format(grant.withdrawn_on)})
        if grant.ends_on:
            return _("From %(start)s until %(end)s.") % days
        return _("From %(start)s until further notice.") % days

    @property
    def source(self) -> str:
        """Who said so, or which system; and why, if a reason was given."""
        grant = self.grant
        if not grant.is_by_hand:
            return _("It follows a group: %(origin)s.") % {"origin": grant.get_origin_display()}
        by = grant.granted_by
        who = _("Granted by %(name)s.") % {"name": by} if by else _("Granted at the set-up.")
        why = _("Reason: %(reason)s") % {"reason": grant.reason} if grant.reason else ""
        return f"{who} {why}".strip()

    @property
    def end(self) -> str:
        """Who ended it, where somebody did."""
        return _("Ended by %(name)s.") % {"name": self.grant.ended_by} if self.grant.ended_by else ""


@dataclass(frozen=True)
class OwnRights:
    """Everything “My rights” shows."""

    standings: list[Held]
    current: list[GrantInWords]
    to_come: list[GrantInWords]
    over: list[GrantInWords]


def own_rights(user: User) -> OwnRights:
    """The person's rights of today, those to come, and those that ended within a year."""
    grants = told(user)
    today = timezone.localdate()
    return OwnRights(
        standings=standings_of(user),
        current=roles_of_today(user),
        to_come=in_words(grants.to_come().order_by("starts_on", "pk")),
        over=in_words(grants.over().filter(ends_on__gte=today - REMEMBERED)),
    )


def roles_of_today(user: User) -> list[GrantInWords]:
    """The roles in force, the oldest first."""
    return in_words(told(user).current().order_by("starts_on", "pk"))


def told(user: User) -> RoleGrantQuerySet:
    """The person's grants with the names that stand beside them."""
    return user.grants.select_related("office", "granted_by", "ended_by")


def in_words(grants: Iterable[RoleGrant]) -> list[GrantInWords]:
    """Each grant as its holder reads it."""
    return [GrantInWords(grant) for grant in grants]
