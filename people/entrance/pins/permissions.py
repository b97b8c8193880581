"""Who may have a code issued for whom."""

from people.directory.models import Post, User
from people.directory.teams import Team
from people.entrance.pins.services import may_use_pin


def members_of(team: Team, viewer: User) -> list[User]:
    """The people of the team for whom the viewer may have a code issued, by name; nobody does it for themselves."""
    led = Post.objects.current().led_by(team.supervisor).exclude(user=viewer)
    return list(User.objects.working().filter(pk__in=led.values("user_id"), is_superuser=False).select_related("pin"))


def team_for(user: User, person: User) -> Team | None:
    """The team in which the user leads the person today, or stands in for whoever does."""
    if not may_use_pin(person):
        return None
    return next((team for team in user.teams if person in members_of(team, user)), None)
