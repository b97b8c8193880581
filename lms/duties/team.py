"""What supervisors and their deputies see of mandatory training: done, open or overdue, never more."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.obligations.models import DutyState, DutyStatus
from people.team.columns import Cell
from people.team.reading import Member, Roster

PENDING = (DutyState.OPEN, DutyState.NOT_COMPUTABLE)
SETTLED = (DutyState.DONE, DutyState.WINDOW)


def cells_for(people: Iterable[int]) -> dict[int, Cell]:
    """One cell for each person with duties, by the most urgent of them; it leads to the table of the team."""
    counted = DutyStatus.objects.running().filter(user__in=list(people)).order_by().values_list("user", "state")
    states: dict[int, Counter[str]] = defaultdict(Counter)
    for person, state, number in counted.annotate(number=Count("pk")):
        states[person][state] += number
    return {person: cell(counts) for person, counts in states.items()}


def cell(states: Counter[str]) -> Cell:
    """The most urgent state with its number."""
    if number := states[DutyState.OVERDUE]:
        words = ngettext("%(number)s overdue", "%(number)s overdue", number) % {"number": number}
        return Cell(words, "danger", "overdue")
    if number := sum(states[state] for state in PENDING):
        words = ngettext("%(number)s open", "%(number)s open", number) % {"number": number}
        return Cell(words, "warning", "hourglass")
    if any(states[state] for state in SETTLED):
        return Cell(_("done"), "success", "check-circle")
    return Cell(_("rests"), "", "pause-circle")


@dataclass
class Line:
    """One person with one cell for each rule."""

    member: Member
    cells: list[tuple[str, Cell | None]] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return any(cell and cell.kind in ("danger", "warning") for _heading, cell in self.cells)


@dataclass
class Table:
    """A team with the rules that concern anybody in it."""

    roster: Roster
    headings: list[str]
    lines: list[Line]

    @property
    def open(self) -> int:
        """How many people have something open."""
        return sum(line.is_open for line in self.lines)


def tables(found: list[Roster], *, only_open: bool = False) -> list[Table]:
    """One table for each team, in one query for all of them."""
    people = [member.person.pk for roster in found for member in roster.members]
    duties: dict[int, dict[str, Cell]] = defaultdict(dict)
    running = DutyStatus.objects.running().filter(user__in=people).select_related("assignment")
    for duty in running.order_by("assignment__title", "pk"):
        duties[duty.user_id].setdefault(duty.assignment.title, one(duty.state))
    return [table(roster, duties, only_open) for roster in found]


def table(roster: Roster, duties: dict[int, dict[str, Cell]], only_open: bool) -> Table:
    """The team's people with a cell for each rule that concerns somebody of them."""
    headings = sorted({heading for member in roster.members for heading in duties[member.person.pk]})
    lines = [
        Line(member, [(heading, duties[member.person.pk].get(heading)) for heading in headings])
        for member in roster.members
    ]
    return Table(roster, headings, [line for line in lines if line.is_open or not only_open])


def one(state: str) -> Cell:
    """One duty in one word."""
    if state == DutyState.OVERDUE:
        return Cell(_("overdue"), "danger", "overdue")
    if state in PENDING:
        return Cell(_("open"), "warning", "hourglass")
    if state in SETTLED:
        return Cell(_("done"), "success", "check-circle")
    return Cell(_("rests"), "", "pause-circle")
