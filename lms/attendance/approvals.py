"""Which bookings wait for whose word."""

from dataclasses import dataclass

from django.db.models import QuerySet

from courses.events import wording
from lms.attendance.models import BookingStep
from people.directory.models import Post, User
from people.directory.models.users import within
from people.directory.roles import Role
from people.directory.teams import Team


@dataclass(frozen=True)
class Waiting:
    """A request, with the team in which it is decided; none for somebody whom nobody leads."""

    step: BookingStep
    team: Team | None

    @property
    def acting_for(self) -> User | None:
        return self.team.acting_for if self.team else None

    @property
    def days(self) -> str:
        return wording.days(self.step.session)

    @property
    def where(self) -> str:
        return wording.where(self.step.session)


def decides(user: User) -> bool:
    """Whether there may be anything to decide: for supervisors, their deputies and HR development."""
    return bool(user.teams) or user.holds(Role.HR)


def waiting_for(user: User) -> list[Waiting]:
    """What the person decides today, the oldest first; nobody decides for oneself.

    Supervisors and deputies decide for their teams, HR development for those whom nobody leads.
    """
    teams = {team.supervisor.pk: team for team in reversed(user.teams)}
    led = Post.objects.current().led_by(*teams).exclude(user=user).order_by("-is_main", "pk")
    supervisor_of = dict(reversed(led.values_list("user", "supervisor"))) if teams else {}
    requested = full(BookingStep.objects.filter(learner__in=list(supervisor_of)).requested()) if teams else []
    found = [Waiting(step, teams[supervisor_of[step.learner_id]]) for step in requested]
    if user.holds(Role.HR):
        found += [Waiting(step, None) for step in full(leaderless(user))]
    return sorted(found, key=lambda each: each.step.pk)


def leaderless(user: User) -> QuerySet[BookingStep]:
    """Requests of people whom nobody leads today, in the branch that the role reaches."""
    led = Post.objects.current().filter(supervisor__isnull=False, supervisor__is_active=True).values("user")
    free = BookingStep.objects.exclude(learner__in=led).exclude(learner=user)
    reached = User.objects.filter(within(user.scope_of(Role.HR), "posts__office"))
    return free.filter(learner__in=reached.values("pk")).requested()


def full(steps: QuerySet[BookingStep]) -> QuerySet[BookingStep]:
    """With everything the page shows of them."""
    return steps.select_related("learner", "session__course").prefetch_related("session__dates")
