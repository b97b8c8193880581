"""Mandatory training in numbers: by office and by rule, counted from the table of duties."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.utils import timezone

from lms.assignments.models import Assignment
from lms.obligations.models import DutyState, DutyStatus
from lms.reports.definitions import DUTIES_BY_OFFICE
from lms.reports.figures import lines
from lms.reports.suppression import hidden
from people.directory.models import Office, Post
from people.directory.models.users import within

SOON = 30
OPEN = (DutyState.OPEN, DutyState.WINDOW, DutyState.NOT_COMPUTABLE)


@dataclass
class Tally:
    """How many duties stand how; exempt and absent people are no part of the whole."""

    states: Counter[str] = field(default_factory=Counter)
    soon: int = 0

    @property
    def done(self) -> int:
        """Done, also where it may be renewed already."""
        return self.states[DutyState.DONE] + self.states[DutyState.WINDOW]

    @property
    def open(self) -> int:
        return self.states[DutyState.OPEN] + self.states[DutyState.NOT_COMPUTABLE]

    @property
    def overdue(self) -> int:
        return self.states[DutyState.OVERDUE]

    @property
    def exempt(self) -> int:
        return self.states[DutyState.EXEMPT]

    @property
    def absent(self) -> int:
        return self.states[DutyState.ABSENT]

    @property
    def resting(self) -> int:
        """Of people who are exempt or absent."""
        return self.exempt + self.absent

    @property
    def counted(self) -> int:
        """The whole of which shares are taken."""
        return self.done + self.open + self.overdue

    @property
    def percent(self) -> int:
        """Share of what is done, rounded down."""
        return self.done * 100 // self.counted if self.counted else 0


@dataclass(frozen=True)
class Selection:
    """What is looked at: the branches the viewer may see, one office of them, one rule."""

    scope: list[Office] | None
    office: Office | None = None
    rule: Assignment | None = None

    def query(self, **changes: str) -> str:
        """The selection as it stands in an address, with changes."""
        chosen = {"regel": str(self.rule.pk) if self.rule else "", "amt": self.office.key if self.office else ""}
        return urlencode({name: value for name, value in (chosen | changes).items() if value})

    def duties(self) -> QuerySet[DutyStatus]:
        """The running duties of the selection, by the office of the due day."""
        found = DutyStatus.objects.running().order_by()
        if self.scope is not None:
            found = found.filter(within(self.scope, "office"))
        if self.office:
            found = found.filter(office__in=Office.objects.branch_of(self.office).values("pk"))
        return found.filter(assignment=self.rule) if self.rule else found


@dataclass
class OfficeRow:
    """One line of the table by office."""

    office: Office
    staff: int
    tally: Tally
    query: str = ""
    is_hidden: bool = False
    is_small: bool = False


@dataclass(frozen=True)
class RuleRow:
    """One rule with its share."""

    rule: Assignment
    tally: Tally
    query: str


def by_office(selection: Selection) -> list[OfficeRow]:
    """The offices, or the sections of the chosen one, the most overdue first; small groups are marked as hidden."""
    units = list(Office.objects.all())
    line_of = lines(units, selection.office)
    tallies: dict[int, Tally] = defaultdict(Tally)
    counted = selection.duties().values_list("office", "state").annotate(number=Count("pk"))
    for office, state, number in counted:
        if office is not None:
            tallies[line_of[office]].states[state] += number
    for office, number in due_soon(selection).values_list("office").annotate(number=Count("pk")):
        if office is not None:
            tallies[line_of[office]].soon += number
    staff: Counter[int] = Counter()
    for office, people in (
        Post.objects.current()
        .main()
        .filter(user__is_active=True)
        .order_by()
        .values_list("office")
        .annotate(people=Count("user", distinct=True))
    ):
        staff[line_of[office]] += people
    deeper = {unit.pk for unit in units if not unit.is_leaf() and unit != selection.office}
    rows = [
        OfficeRow(unit, staff[unit.pk], tallies[unit.pk], selection.query(amt=unit.key) if unit.pk in deeper else "")
        for unit in units
        if unit.pk in tallies
    ]
    return sorted(suppressed(rows), key=lambda row: (row.is_hidden, -share_overdue(row.tally), row.office.path))


def suppressed(rows: list[OfficeRow]) -> list[OfficeRow]:
    """Mark the rows that would let somebody be recognised."""
    minimum = DUTIES_BY_OFFICE.minimum_group
    sizes = [min(row.staff, row.tally.counted) if row.tally.counted else row.staff for row in rows]
    for place in hidden(sizes, minimum):
        rows[place].is_hidden, rows[place].is_small = True, sizes[place] < minimum
    return rows


def share_overdue(tally: Tally) -> float:
    return tally.overdue / tally.counted if tally.counted else 0.0


def is_protected(selection: Selection) -> bool:
    """Whether the chosen office is a group that the table hides; then nothing about it may be shown here either."""
    if selection.office is None:
        return False
    around = by_office(Selection(selection.scope, rule=selection.rule))
    return any(row.is_hidden for row in around if row.office == selection.office)


def by_rule(selection: Selection) -> list[RuleRow]:
    """The rules with their shares, the most complete first."""
    tallies: dict[int, Tally] = defaultdict(Tally)
    everything = Selection(selection.scope, selection.office)
    for rule, state, number in everything.duties().values_list("assignment", "state").annotate(number=Count("pk")):
        tallies[rule].states[state] += number
    rules = Assignment.objects.in_bulk(list(tallies))
    rows = [RuleRow(rules[pk], tally, selection.query(regel=str(pk))) for pk, tally in tallies.items()]
    return sorted(rows, key=lambda row: (-row.tally.percent, row.rule.title))


def total(rows: list[OfficeRow]) -> Tally:
    """Everything together."""
    whole = Tally()
    for row in rows:
        whole.states.update(row.tally.states)
        whole.soon += row.tally.soon
    return whole


def due_soon(selection: Selection, today: date | None = None) -> QuerySet[DutyStatus]:
    """What is due within thirty days."""
    day = today or timezone.localdate()
    waiting = selection.duties().filter(state__in=(DutyState.OPEN, DutyState.WINDOW))
    return waiting.filter(due_on__range=(day, day + timedelta(days=SOON)))
