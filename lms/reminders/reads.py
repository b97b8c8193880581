"""What will go out, what went out, and what waits to be printed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max

from lms.assignments.models import AssignmentVersion
from lms.obligations.models import DutyState, DutyStatus
from lms.reminders.models import Outcome, Reminder
from lms.reminders.stages import PERSON, day_of, days_for, due_days, in_words
from lms.reminders.working_days import working_day_from
from people.directory.models import Office
from people.directory.models.users import within

AHEAD = 30  # days
COMING = (DutyState.OPEN, DutyState.WINDOW, DutyState.OVERDUE)


@dataclass(frozen=True, slots=True)
class Planned:
    """One stage of one rule on one day."""

    day: date
    rule: str
    days: int
    people: int

    @property
    def stage(self) -> str:
        """The stage in words."""
        return in_words(self.days)


def planned(scope: list[Office] | None, *, on: date) -> list[Planned]:
    """What goes out in the next thirty days as things stand today, day by day; whoever is done by then gets nothing."""
    first, last = working_day_from(on + timedelta(days=1)), on + timedelta(days=AHEAD)
    counts: Counter[tuple[date, str, int]] = Counter()
    for version in AssignmentVersion.objects.in_force(on).select_related("assignment"):
        stages = days_for(version.reminders, PERSON)
        for due_on, people in due(version, stages, scope, on):
            for days in stages:
                day = day_of(due_on, days)
                if first <= day <= last:
                    counts[day, version.assignment.title, days] += people
    return [Planned(day, rule, days, people) for (day, rule, days), people in sorted(counts.items())]


def due(
    version: AssignmentVersion, stages: list[int], scope: list[Office] | None, on: date
) -> Iterable[tuple[date, int]]:
    """How many people have which due day."""
    if not stages:
        return []
    duties = DutyStatus.objects.filter(within(scope, "office"), assignment=version.assignment_id, state__in=COMING)
    days = duties.filter(due_on__in=due_days(stages, on=on, ahead=AHEAD)).order_by()
    return days.values_list("due_on").annotate(people=Count("pk"))


def figures(scope: list[Office] | None, *, on: date) -> dict[str, int]:
    """What became of the reminders of the last thirty days, by outcome."""
    recent = Reminder.objects.in_scope(scope).filter(on__gt=on - timedelta(days=AHEAD)).order_by()
    counted = dict(recent.values_list("outcome").annotate(count=Count("pk")))
    return {outcome.value: counted.get(outcome.value, 0) for outcome in Outcome}


def waiting_letters(scope: list[Office] | None) -> int:
    """How many people a letter waits for."""
    waiting = Reminder.objects.in_scope(scope).to_print().order_by()
    return waiting.aggregate(people=Count("user", distinct=True))["people"]


def last_run() -> date | None:
    """The last day on which anything was written."""
    return Reminder.objects.aggregate(last=Max("on"))["last"]
