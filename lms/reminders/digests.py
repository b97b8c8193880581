"""The overview of the week: supervisors and deputies about their teams, HR development about what stays undone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from lms.assignments.models import AssignmentVersion
from lms.obligations.models import DutyState, DutyStatus
from lms.reminders import notices
from lms.reminders.models import Digest, week_of
from lms.reminders.stages import HR, SUPERVISOR, days_for
from lms.reminders.working_days import working_day_from
from people.directory.models import Deputyship, Office, Post, User
from people.directory.roles import Role
from people.notifications.services import deliver

AHEAD = timedelta(days=14)


@dataclass
class Count:
    """How many duties are overdue, and how many come due soon."""

    overdue: int = 0
    soon: int = 0

    def add(self, *, is_overdue: bool) -> None:
        self.overdue += is_overdue
        self.soon += not is_overdue


@dataclass(frozen=True, slots=True)
class Pending:
    """A duty of this week, as far as others are told about it."""

    user: int
    path: str  # of the office
    is_overdue: bool
    for_hr: bool


@dataclass
class Week:
    """Whom the week's overviews reach."""

    teams: dict[int, Count] = field(default_factory=lambda: defaultdict(Count))
    hr: dict[int, Count] = field(default_factory=lambda: defaultdict(Count))


def send_digests(*, on: date | None = None) -> int:
    """On the first working day of the week: one overview for everybody who has something in it. Counts new ones."""
    day = on or timezone.localdate()
    if day != working_day_from(day - timedelta(days=day.weekday())):
        return 0
    week = counted(day)
    return sum(
        send(kind, person, count, day)
        for kind, counts in ((Digest.Kind.TEAM, week.teams), (Digest.Kind.HR, week.hr))
        for person, count in sorted(counts.items())
    )


def counted(day: date) -> Week:
    """What is overdue or comes due soon, by those who look after it."""
    week = Week()
    found = list(pending(day))
    looked_after = supervisors({each.user for each in found}, day)
    heads = hr_people(day)
    for each in found:
        for person in looked_after.get(each.user, ()):
            week.teams[person].add(is_overdue=each.is_overdue)
        if each.is_overdue and (each.for_hr or not looked_after.get(each.user)):
            for person, scope in heads.items():
                if reaches(scope, each.path):
                    week.hr[person].add(is_overdue=True)
    present = set(User.objects.present(day).filter(pk__in=[*week.teams, *week.hr]).values_list("pk", flat=True))
    week.teams = {person: count for person, count in week.teams.items() if person in present}
    week.hr = {person: count for person, count in week.hr.items() if person in present}
    return week


def pending(day: date) -> Iterable[Pending]:
    """Duties that are overdue long enough to tell others, or come due soon."""
    stages = {version.assignment_id: version.reminders for version in AssignmentVersion.objects.in_force(day)}
    soon = Q(state__in=(DutyState.OPEN, DutyState.WINDOW), due_on__range=(day, day + AHEAD))
    rows = DutyStatus.objects.filter(soon | Q(state=DutyState.OVERDUE))
    for user, state, due_on, assignment, path in rows.order_by("pk").values_list(
        "user", "state", "due_on", "assignment", "office__path"
    ):
        rule = stages.get(assignment, [])
        if due_on is None:
            continue
        is_overdue = state == DutyState.OVERDUE
        late = (day - due_on).days
        if is_overdue and late < min(days_for(rule, SUPERVISOR), default=0):
            continue
        hr_days = days_for(rule, HR)
        yield Pending(user, path or "", is_overdue, bool(hr_days) and late >= hr_days[0])


def supervisors(people: set[int], day: date) -> dict[int, set[int]]:
    """Who looks after each person on that day: supervisors and those who stand in for them."""
    deputies = defaultdict(set)
    for principal, deputy in Deputyship.objects.current(day).values_list("principal", "deputy"):
        deputies[principal].add(deputy)
    found: dict[int, set[int]] = defaultdict(set)
    posts = Post.objects.current(day).filter(supervisor__is_active=True).order_by("pk")
    for user, supervisor in posts.values_list("user", "supervisor"):
        if user in people:
            found[user] |= {supervisor, *deputies[supervisor]} - {user}
    return found


def hr_people(day: date) -> dict[int, list[str] | None]:
    """HR development by person: the branches each looks after; None is the whole city."""
    holders = User.objects.working().holding(Role.HR, day).order_by("pk")
    return {person.pk: paths(person.scope_of(Role.HR)) for person in holders}


def paths(scope: list[Office] | None) -> list[str] | None:
    return None if scope is None else [office.path for office in scope]


def reaches(scope: list[str] | None, path: str) -> bool:
    """Whether a branch of the scope holds the office."""
    return scope is None or any(path.startswith(branch) for branch in scope)


@transaction.atomic
def send(kind: Digest.Kind, person: int, count: Count, day: date) -> bool:
    """Write the overview and its message together; whoever has it already gets nothing."""
    facts = {"overdue": count.overdue, "soon": count.soon}
    _digest, created = Digest.objects.get_or_create(
        recipient_id=person, kind=kind, week=week_of(day), defaults=facts | {"on": day}
    )
    if created:
        deliver(
            recipients=[person],
            kind=notices.TEAM if kind == Digest.Kind.TEAM else notices.HR,
            event=f"lms.duty_digest_{kind}:{week_of(day)}",
            facts=facts,
            url=reverse("people:team") if kind == Digest.Kind.TEAM else reverse("lms:reminders"),
        )
    return created
