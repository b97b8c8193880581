"""What follows from the facts of today: everybody is staff, some lead a team, some stand in for somebody."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.directory.models import Deputyship, Post, User
from people.directory.rights import RIGHTS, Rights
from people.directory.roles import Standing


@dataclass(frozen=True)
class Held:
    """A standing somebody has today, and the fact from which it follows."""

    standing: Standing
    because: str

    @property
    def rights(self) -> Rights:
        """What it allows, in words."""
        return RIGHTS[self.standing]


def standings_of(user: User) -> list[Held]:
    """What the person is today without being granted anything."""
    if not user.is_active:
        return []
    return [Held(Standing.EMPLOYEE, _("Because you work for the city.")), *leading(user), *standing_in(user)]


def leading(user: User) -> list[Held]:
    """Whoever is named as supervisor in somebody's post of today leads a team."""
    team = Post.objects.current().led_by(user)
    number = team.values("user").distinct().count()
    because = ngettext(
        "Because %(number)s person reports to you today.", "Because %(number)s people report to you today.", number
    )
    return [Held(Standing.SUPERVISOR, because % {"number": number})] if number else []


def standing_in(user: User) -> list[Held]:
    """Whoever stands in today for somebody who leads a team."""
    deputyships = [team.deputyship for team in user.teams if team.deputyship]
    return [Held(Standing.DEPUTY, in_words(deputyship)) for deputyship in deputyships]


def in_words(deputyship: Deputyship) -> str:
    """For whom, and until when."""
    name, until = deputyship.principal, deputyship.ends_on
    if until is None:
        return _("Because you stand in for %(name)s until further notice.") % {"name": name}
    return _("Because you stand in for %(name)s until %(day)s.") % {"name": name, "day": date_format(until)}
