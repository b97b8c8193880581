"""What this room does when something below it happens: the duties of the people concerned are computed anew."""

from lms.assignments.models import Assignment
from lms.enrolments.models import Completion
from lms.obligations import services, tasks
from people.directory.models import RoleGrant, User

AT_ONCE = 20  # more people are computed outside the request


def follow_completion(*, completion: Completion, **announcement: object) -> None:
    """A completed course may have been a duty."""
    services.refresh(people=[completion.learner_id])


def follow_decision(*, people: list[int], **announcement: object) -> None:
    """Somebody was exempted, or got more time."""
    duties_changed(people)


def follow_rule(*, assignment: Assignment, **announcement: object) -> None:
    """A rule was released or archived."""
    tasks.rebuild_duties.delay()


def duties_changed(people: list[int]) -> None:
    """Posts, absences, roles or proof of these people changed; few are computed at once, many in a task."""
    if len(people) <= AT_ONCE:
        services.refresh(people=people)
    else:
        tasks.refresh_duties.delay(sorted(people))


def role_changed(grant: RoleGrant, action: str, by: User | None) -> None:
    """Rules may ask for roles."""
    tasks.soon([grant.user_id])
