"""Who may book, approve, see who comes, and record attendance."""

from courses.events.models import Session
from courses.events.permissions import runs
from people.directory.models import User
from people.directory.roles import Role
from people.directory.teams import Team


def may_book(user: User, session: Session) -> bool:
    """Whoever works here and may see the course of the session."""
    return user.is_active and session.course.is_visible_to(user)


def team_with(user: User, learner: User) -> Team | None:
    """The team in which this person decides about the learner: the own one, or one stood in for."""
    supervisors = {post.supervisor_id for post in learner.current_posts}
    return next((team for team in user.teams if team.supervisor.pk in supervisors and learner.pk != user.pk), None)


def may_decide(user: User, learner: User) -> bool:
    """Supervisors and their deputies decide for the team; HR for people whom nobody leads; nobody for oneself."""
    if not user.is_active or user.pk == learner.pk:
        return False
    if team_with(user, learner):
        return True
    is_led = any(post.supervisor and post.supervisor.is_active for post in learner.current_posts)
    return not is_led and user.holds(Role.HR)


def may_see_people(user: User, session: Session) -> bool:
    """Trainers see who has a seat in the sessions they run, HR development in all; editors see no names."""
    return user.is_active and (user.holds(Role.HR) or runs(user, session))


def may_record(user: User, session: Session) -> bool:
    """Trainers record attendance in the sessions they run; HR development helps out."""
    return may_see_people(user, session)
