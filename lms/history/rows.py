"""From lines to rows: one completion as the older system says it, checked cell by cell. Knows no database."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.directory.staff_import import cells as cell
from people.directory.staff_import.cells import RefusedError, tidy, wrong_width
from people.directory.staff_import.rows import Fault
from people.directory.staff_import.sheets import Line, Table

HEADINGS = {
    "personalnummer": "person",
    "kursnummer": "course",
    "kurstitel": "title",
    "abgeschlossenam": "completed_on",
    "gültigbis": "valid_until",
    "ergebnis": "score",
    "nachweisnr": "number",
}
LABELS = {
    "person": gettext_lazy("Personnel number"),
    "course": gettext_lazy("Number of the course"),
    "title": gettext_lazy("Title of the course"),
    "completed_on": gettext_lazy("Completed on"),
    "valid_until": gettext_lazy("Valid until"),
    "score": gettext_lazy("Result in per cent"),
    "number": gettext_lazy("Number of the proof"),
}
OTHER_WORDS = {
    "person": ("persnr", "personalnr", "mitarbeiternummer", "teilnehmernummer"),
    "course": ("kursnr", "kurskürzel", "kursid", "seminarnummer", "veranstaltungsnummer"),
    "title": ("kurs", "kursname", "seminar", "titel", "bezeichnung"),
    "completed_on": ("abschlussdatum", "abgeschlossen", "abschluss", "teilgenommenam", "datum"),
    "valid_until": ("gültigkeit", "ablaufdatum", "läuftabam"),
    "score": ("ergebnisprozent", "punkte", "note", "resultat"),
    "number": ("nachweisnummer", "zertifikatsnummer", "bescheinigungsnummer", "nachweis"),
}
REQUIRED = {"person", "course", "completed_on"}
Note = Callable[[str], None]
EARLIEST = date(1980, 1, 1)
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One completion as the file says it."""

    line: int
    person: str
    course: str
    title: str
    completed_on: date
    valid_until: date | None  # None: the file says nothing
    score: int | None
    number: str  # what tells this proof from all others

    @property
    def same(self) -> tuple[str, str, date]:
        """Whoever completed the same on the same day completed it once."""
        return self.person, self.course, self.completed_on


@dataclass(slots=True)
class Parsed:
    """What a file holds: rows to take, and faults by line."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def parse(table: Table, *, today: date) -> Parsed:
    """Check every line, then let each proof stand once."""
    parsed = Parsed()
    for line in table.lines:
        cells = {name: tidy(line.cells[at]) for name, at in table.columns.items() if at < len(line.cells)}
        try:
            parsed.rows.append(row_of(line, cells, table.width, parsed.faults, today))
        except RefusedError as refusal:
            parsed.faults.append(Fault(line.number, str(refusal), refused=True))
    parsed.rows = once_each(parsed.rows, parsed.faults)
    parsed.faults.sort(key=lambda fault: (fault.line, fault.text))
    return parsed


def row_of(line: Line, cells: dict[str, str], width: int, faults: list[Fault], today: date) -> Row:
    """The line as a row, or why it cannot be one."""
    if line.fault or len(line.cells) != width:
        raise RefusedError(line.fault or wrong_width(len(line.cells), width))
    person, course = cell.personnel_number(cells["person"]), cells["course"]
    if not course or len(course) > LONGEST:
        raise RefusedError(_("The number of the course is missing or too long. Please check it."))
    completed_on = cell.day(cells["completed_on"], _("day of completion"))
    if completed_on is None:
        raise RefusedError(_("The day of completion is missing. Please add it."))
    if not EARLIEST <= completed_on <= today:
        raise RefusedError(_("The day of completion lies ahead or before 1980. Please check it."))
    number = cells.get("number", "") or f"{person}/{course}/{completed_on:%Y%m%d}"
    if len(number) > LONGEST * 2:
        raise RefusedError(_("The number of the proof is too long. Please check it."))

    def note(text: str) -> None:
        faults.append(Fault(line.number, text, refused=False))

    return Row(
        line=line.number,
        person=person,
        course=course,
        title=cells.get("title", "")[:200],
        completed_on=completed_on,
        valid_until=validity(cells.get("valid_until", ""), completed_on, note),
        score=percent(cells.get("score", ""), note),
        number=number,
    )


def validity(text: str, completed_on: date, note: Note) -> date | None:
    """The last day of validity as the file says it; what cannot be is left to the rule, with a note."""
    try:
        until = cell.day(text, _("validity"))
    except RefusedError:
        note(_("The validity is no day of the calendar; the rule of the course counts."))
        return None
    if until and until < completed_on:
        note(_("The validity ends before the completion; the rule of the course counts."))
        return None
    return until


def percent(text: str, note: Note) -> int | None:
    """72,5 % is 73; nothing is nothing."""
    if not text:
        return None
    try:
        value = Decimal(text.rstrip("% ").replace(",", "."))
        if value.is_finite() and 0 <= value <= 100:
            return int(value.quantize(Decimal(1), ROUND_HALF_UP))
    except InvalidOperation:
        pass
    note(_("The result is no number from 0 to 100 and was left out."))
    return None


def once_each(rows: list[Row], faults: list[Fault]) -> list[Row]:
    """Of equal rows the first; of rows that contradict each other under one number none."""
    by_number: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_number[row.number].append(row)
    first: dict[tuple[str, str, date], Row] = {}
    for number, same in by_number.items():
        if any(replace(row, line=0) != replace(same[0], line=0) for row in same):
            text = _("The proof number {number} stands in the file more than once with different entries.")
            faults += [Fault(row.line, text.format(number=number), refused=True) for row in same]
            continue
        for row in same:
            known = first.setdefault(row.same, row)
            if known is not row:
                text = _("The same completion stands on line {line}; it is taken once.").format(line=known.line)
                faults.append(Fault(row.line, text, refused=False))
    return sorted(first.values(), key=lambda row: row.line)
