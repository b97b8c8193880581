"""Who comes to a session, who waits, and who was there, by name: for trainers and HR development."""

from dataclasses import dataclass

from django.db.models import QuerySet

from courses.events.models import Session
from courses.events.permissions import runs
from lms.attendance.machine import Kind
from lms.attendance.models import Attendance, AttendanceMark, BookingStep
from people.directory.models import User
from people.directory.models.users import within
from people.directory.roles import Role
from people.team.reading import plain


@dataclass(frozen=True)
class Participant:
    """Somebody with a seat."""

    learner: User
    step: BookingStep
    is_present: bool
    is_confirmed: bool

    @property
    def is_offered(self) -> bool:
        return self.step.kind == Kind.OFFERED


@dataclass(frozen=True)
class Participants:
    """Everybody who has to do with a session now."""

    seated: list[Participant]
    waiting: list[BookingStep]
    requested: list[BookingStep]
    others: int  # people whom the viewer's role does not reach

    @property
    def everybody(self) -> list[User]:
        return [*(each.learner for each in self.seated), *(step.learner for step in (*self.waiting, *self.requested))]

    @property
    def present(self) -> int:
        return sum(each.is_present for each in self.seated)

    @property
    def unconfirmed(self) -> int:
        """How many are ticked and not confirmed yet."""
        return sum(each.is_present and not each.is_confirmed for each in self.seated)


def people_for(viewer: User, session: Session) -> QuerySet[User]:
    """Whom the viewer may see of those who have to do with the session: trainers all, HR the branch of the role."""
    steps = BookingStep.objects.filter(session=session).active()
    people = User.objects.filter(pk__in=steps.values("learner"))
    if runs(viewer, session):
        return people
    return people.filter(within(viewer.scope_of(Role.HR), "posts__office")).distinct()


def participants_of(session: Session, viewer: User) -> Participants:
    """In a few queries, however many people come; seats by name, the list in order."""
    active = BookingStep.objects.filter(session=session).active()
    steps = list(active.filter(learner__in=people_for(viewer, session)).select_related("learner").order_by("pk"))
    present = set(AttendanceMark.objects.filter(session=session).present().values_list("learner", flat=True))
    confirmed = set(Attendance.objects.filter(session=session).values_list("learner", flat=True))
    seated = [
        Participant(step.learner, step, step.learner_id in present, step.learner_id in confirmed)
        for step in steps
        if step.kind in (Kind.BOOKED, Kind.OFFERED)
    ]
    seated.sort(key=lambda each: (plain(each.learner.last_name), plain(each.learner.first_name)))
    return Participants(
        seated=seated,
        waiting=[step for step in steps if step.kind == Kind.WAITING],
        requested=[step for step in steps if step.kind == Kind.REQUESTED],
        others=active.count() - len(steps),
    )
