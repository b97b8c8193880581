"""From lines to absences, checked one by one and against each other; no database."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from people.directory.staff_import import cells as cell
from people.directory.staff_import.cells import RefusedError, tidy, wrong_width
from people.directory.staff_import.rows import Fault
from people.directory.staff_import.sheets import Line, Table

HEADINGS = {"personalnummer": "number", "von": "starts_on", "bis": "ends_on", "art": "category"}
REQUIRED = {"number", "starts_on", "ends_on", "category"}
CATEGORIES = {
    "abordnung": "secondment",
    "beurlaubung": "leave",
    "elternzeit": "parental",
    "abwesend": "away",
}


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """One absence as the file says it; without an end it is open."""

    number: str
    starts_on: date
    ends_on: date | None
    category: str


@dataclass(slots=True)
class Parsed:
    """What a file holds: absences, people of whom a line was refused, and faults by line."""

    rows: list[AbsenceRow] = field(default_factory=list)
    unclear: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)


def parse(table: Table, *, people: set[str]) -> Parsed:
    """Check every line; `people` are the personnel numbers that exist."""
    parsed, lines = Parsed(), defaultdict(list)
    for line in table.lines:
        cells = {name: tidy(line.cells[at]) for name, at in table.columns.items() if at < len(line.cells)}
        try:
            row = row_of(line, cells, table.width, people)
            lines[row.number, row.starts_on].append((line.number, row))
        except RefusedError as refusal:
            parsed.faults.append(Fault(line.number, str(refusal), refused=True))
            parsed.unclear.add(cells.get("number", ""))
    for same in lines.values():
        take(parsed, same)
    parsed.faults.sort(key=lambda fault: (fault.line, fault.text))
    return parsed


def row_of(line: Line, cells: dict[str, str], width: int, people: set[str]) -> AbsenceRow:
    """The line as an absence, or why it cannot be one."""
    if line.fault or len(line.cells) != width:
        raise RefusedError(line.fault or wrong_width(len(line.cells), width))
    number = cell.personnel_number(cells["number"])
    if number not in people:
        raise RefusedError(_("Nobody with this personnel number works here. Import the staff first."))
    category = CATEGORIES.get(cells["category"].casefold())
    if category is None:
        known = ", ".join(word.capitalize() for word in CATEGORIES)
        raise RefusedError(_("Only these categories are kept, never a reason: {known}.").format(known=known))
    starts_on = cell.day(cells["starts_on"], _("first day"))
    if starts_on is None:
        raise RefusedError(_("The first day is missing. Please add it."))
    ends_on = cell.day(cells["ends_on"], _("last day"))
    if ends_on and ends_on < starts_on:
        raise RefusedError(_("The last day lies before the first. Please check both days."))
    return AbsenceRow(number, starts_on, ends_on, category)


def take(parsed: Parsed, same: list[tuple[int, AbsenceRow]]) -> None:
    """Of equal lines the first is taken, of contradicting ones none."""
    (_line, first), *others = same
    where = ", ".join(str(number) for number, _row in same)
    if any(row != first for _line, row in others):
        text = _("The lines {lines} speak of the same person and first day with different entries.").format(lines=where)
        parsed.faults += [Fault(number, text, refused=True) for number, _row in same]
        parsed.unclear.add(first.number)
        return
    parsed.rows.append(first)
    text = _("The same row stands on the lines {lines}; it was taken once.").format(lines=where)
    parsed.faults += [Fault(number, text, refused=False) for number, _row in others]
