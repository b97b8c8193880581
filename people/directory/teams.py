"""Whose team somebody looks after on a day: the own one, and those of the people somebody stands in for."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from people.directory.models import Deputyship, Post, User


@dataclass(frozen=True, slots=True)
class Team:
    """The people who report to one supervisor, as somebody sees them who leads them or stands in."""

    supervisor: User
    size: int  # how many people on that day
    deputyship: Deputyship | None  # None: the own team

    @property
    def acting_for(self) -> User | None:
        """In whose name a deputy looks; nobody's in the own team."""
        return self.deputyship.principal if self.deputyship else None


def teams_of(user: User, on: date | None = None) -> list[Team]:
    """The own team first, then those of the day's principals, each once; supervisors without a team have none.

    One step only: who stands in for a deputy does not look after the teams the deputy stands in for.
    """
    if not user.is_active or not user.pk:  # somebody who is made up for a question has no team
        return []
    standing_in = Deputyship.objects.current(on).filter(deputy=user)
    posts = Post.objects.current(on).filter(user__is_active=True)
    led = posts.filter(Q(supervisor=user) | Q(supervisor__in=standing_in.values("principal")))
    counted = led.order_by().values_list("supervisor").annotate(size=Count("user", distinct=True))
    sizes: dict[int | None, int] = dict(counted)
    teams = [Team(user, sizes.pop(user.pk), None)] if user.pk in sizes else []
    if sizes:
        for found in standing_in.select_related("principal"):
            if size := sizes.pop(found.principal_id, 0):
                teams.append(Team(found.principal, size, found))
    return teams


def leads_team(person: User, on: date | None = None) -> bool:
    """Whether anybody who works here reports to the person on that day."""
    return Post.objects.current(on).led_by(person).exists()
