"""What a version of a rule would do, before it does: who gains and loses a duty, whose days change, what goes out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from lms.assignments.models import AssignmentVersion
from lms.obligations.derivation.duties import ENDED, NOT_COMPUTABLE, OPEN, OVERDUE, WINDOW, Duty, duties_of
from lms.obligations.facts import Directory, in_chunks
from lms.obligations.rulebook import Rulebook, rulebook
from people.directory.models import Post, User

SHORT = timedelta(days=7)
AHEAD = timedelta(days=30)
SAMPLE = 8
TO_DO = (OPEN, WINDOW, OVERDUE)


@dataclass(frozen=True)
class Moved:
    """Somebody whose due day changes."""

    person: int
    before: date | None
    after: date | None


@dataclass
class DryRun:
    """What would change on the day the version begins; people by id, names only for those entitled."""

    on: date
    having: list[int] = field(default_factory=list)  # who has the duty afterwards
    gaining: list[int] = field(default_factory=list)
    losing: list[int] = field(default_factory=list)
    moving: list[Moved] = field(default_factory=list)
    done: int = 0  # of those who have it, have it behind them already
    not_computable: list[int] = field(default_factory=list)
    too_short: list[int] = field(default_factory=list)
    without_supervisor: list[int] = field(default_factory=list)
    mails: int = 0  # in the thirty days from then

    @property
    def concerned(self) -> int:
        return len(self.having)

    @property
    def exceptions(self) -> int:
        return len(self.not_computable) + len(self.too_short) + len(self.without_supervisor)

    def sample(self, people: Iterable[int]) -> list[User]:
        """A few of these people by name; for those who may see them."""
        return list(User.objects.filter(pk__in=list(people)[:SAMPLE]).order_by("last_name", "first_name", "pk"))


def dry_run(version: AssignmentVersion) -> DryRun:
    """The version against what is in force, for everybody who works here."""
    day = max(version.in_force_from or timezone.localdate(), timezone.localdate())
    whats = concerned(version)
    before = rulebook(only=whats)
    after = rulebook([as_if(version, day)], only=whats)
    found = DryRun(day)
    directory = Directory(joint(before, after))
    working = list(User.objects.working().exclude(posts=None).order_by("pk").values_list("pk", flat=True).distinct())
    for people in in_chunks(working, directory):
        for person in people:
            old = running(duties_of(person, before.rules, day))
            new = running(duties_of(person, after.rules, day))
            if old or new:
                compare(person.pk, old, new, version, found)
    led = Post.objects.current(day).filter(supervisor__is_active=True).values_list("user", flat=True).order_by()
    found.without_supervisor = sorted(set(found.having) - set(led))
    return found


def as_if(version: AssignmentVersion, day: date) -> AssignmentVersion:
    """The version as it would be in force from that day; nothing of that is saved."""
    copy = AssignmentVersion.objects.model(
        **{field.attname: getattr(version, field.attname) for field in version._meta.concrete_fields}
    )
    copy.assignment = version.assignment
    copy.in_force_from, copy.in_force_until, copy.released_at = day, None, None
    return copy


def concerned(version: AssignmentVersion) -> set[str]:
    """What the rule demanded so far, and what it would demand."""
    earlier = (
        AssignmentVersion.objects.released().filter(assignment=version.assignment_id) if version.assignment_id else ()
    )
    return {version.what, *(each.what for each in earlier)}


def joint(*books: Rulebook) -> Rulebook:
    """One book that knows what several ask."""
    return Rulebook(
        tuple(rule for book in books for rule in book.rules), frozenset().union(*(book.tokens for book in books))
    )


def running(duties: Iterable[Duty]) -> dict[str, Duty]:
    return {duty.what: duty for duty in duties if duty.state != ENDED}


def compare(person: int, old: dict[str, Duty], new: dict[str, Duty], version: AssignmentVersion, found: DryRun) -> None:
    """Note what becomes different for one person."""
    if new.keys() - old.keys():
        found.gaining.append(person)
    if old.keys() - new.keys():
        found.losing.append(person)
    for what in old.keys() & new.keys():
        if old[what].due_on != new[what].due_on:
            found.moving.append(Moved(person, old[what].due_on, new[what].due_on))
    duty = new.get(version.what)
    if duty is None or all(source.edition.pk != version.pk for source in duty.sources):
        return
    found.having.append(person)
    if duty.state == NOT_COMPUTABLE:
        found.not_computable.append(person)
    elif duty.state not in TO_DO:
        found.done += 1
    elif duty.due_on:
        if duty.state == OPEN and duty.due_on - max(duty.assigned_on, found.on) < SHORT:
            found.too_short.append(person)
        found.mails += mails(version, duty.due_on, found.on)


def mails(version: AssignmentVersion, due_on: date, day: date) -> int:
    """How many reminders go to the person in the thirty days from then."""
    stages = {stage["days"] for stage in version.reminders if stage.get("to") == "person"}
    return sum(day <= due_on + timedelta(days=days) <= day + AHEAD for days in stages)
