"""From lines to rows: what HR says about one person, checked cell by cell."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from people.directory.staff_import import cells as cell
from people.directory.staff_import.cells import RefusedError, tidy, wrong_width
from people.directory.staff_import.sheets import Line, Table, plain

HEADINGS = {
    "personalnummer": "number",
    "nachname": "last_name",
    "vorname": "first_name",
    "geburtsdatum": "born_on",
    "email": "email",
    "orgschlüssel": "office",
    "tätigkeit": "job",
    "gefährdungsgruppe": "hazard_group",
    "eintritt": "entered_on",
    "austritt": "left_on",
    "beschäftigungsgrad": "percentage",
    "vorgesetzter": "supervisor",
    "standort": "site",
    "telefon": "phone",
}
REQUIRED = {"number", "last_name", "first_name", "office"}
LONGEST = {"job": 120, "hazard_group": 120, "site": 120, "phone": 40}
ATTRIBUTE = "attribute: "  # keeps a city's own columns apart from ours, whatever they are called
LONGEST_ATTRIBUTE = 120


def headings(attributes: Iterable[str] = ()) -> dict[str, str]:
    """The headings we know, and those of a city's own columns, which become attributes of posts under their names."""
    return {plain(name): ATTRIBUTE + name for name in attributes} | HEADINGS


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to put right in the file, by line."""

    line: int
    text: str
    refused: bool


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One person as HR describes them; `unsure` names the entries that could not be read and stay as known."""

    line: int
    number: str
    last_name: str
    first_name: str
    office: str
    born_on: date | None = None
    email: str | None = None
    phone: str = ""
    job: str = ""
    hazard_group: str = ""
    site: str = ""
    percentage: Decimal = Decimal(100)
    supervisor: str = ""
    entered_on: date | None = None
    left_on: date | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mention:
    """Whom a refused row probably speaks of, so that nobody is taken for gone because of a typing mistake."""

    number: str
    last_name: str
    first_name: str
    email: str


@dataclass(slots=True)
class Parsed:
    """What a file holds: rows to take, people mentioned in refused rows, and faults by line."""

    rows: list[StaffRow] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def parse(table: Table, *, offices: set[str], on: date) -> Parsed:
    """Check every line by itself; `offices` are the keys that exist."""
    parsed = Parsed()
    for line in table.lines:
        cells = {name: tidy(line.cells[at]) for name, at in table.columns.items() if at < len(line.cells)}
        try:
            if len(line.cells) != table.width and not line.fault:
                raise RefusedError(wrong_width(len(line.cells), table.width))
            parsed.rows.append(row_of(line, cells, parsed.faults, offices=offices, on=on))
        except RefusedError as refusal:
            parsed.faults.append(Fault(line.number, str(refusal), refused=True))
            parsed.mentions.append(mention(cells))
    return parsed


def mention(cells: dict[str, str]) -> Mention:
    return Mention(*(cells.get(name, "") for name in ("number", "last_name", "first_name", "email")))


def row_of(line: Line, cells: dict[str, str], faults: list[Fault], *, offices: set[str], on: date) -> StaffRow:
    """The line as a row; without one of the first four entries, or with impossible days, it is refused."""
    if line.fault:
        raise RefusedError(line.fault)
    facts: dict[str, Any] = {
        "number": cell.personnel_number(cells["number"]),
        "last_name": cell.person_name(cells["last_name"], _("last name")),
        "first_name": cell.person_name(cells["first_name"], _("first name")),
        "office": cell.office_key(cells["office"], offices),
        **cell.days(cells, on),
    }
    unsure = set(HEADINGS.values()) - cells.keys()
    for name, read in optional(cells).items():
        try:
            facts[name] = read(cells[name])
        except RefusedError as doubt:
            faults.append(Fault(line.number, str(doubt), refused=False))
            unsure.add(name)
    own = [name for name in cells if name.startswith(ATTRIBUTE) and name not in unsure]
    facts["attributes"] = {name.removeprefix(ATTRIBUTE): facts.pop(name, "") for name in own}
    if not cells.get("percentage"):
        unsure.add("percentage")
    elif cells["percentage"].casefold() in cell.FULL_TIME:
        faults.append(Fault(line.number, _("The percentage is given in words and was read as 100."), refused=False))
    return StaffRow(line=line.number, supervisor=cells.get("supervisor", ""), unsure=frozenset(unsure), **facts)


def optional(cells: dict[str, str]) -> dict[str, Callable[[str], object]]:
    """How to read the entries that are there and that a row can do without."""
    readers: dict[str, Callable[[str], object]] = {"percentage": cell.percent, "email": cell.mailbox}
    readers |= {name: cell.text_up_to(longest, formula=name != "phone") for name, longest in LONGEST.items()}
    attribute = cell.text_up_to(LONGEST_ATTRIBUTE, formula=True)
    readers |= {name: attribute for name in cells if name.startswith(ATTRIBUTE)}
    return {name: read for name, read in readers.items() if cells.get(name)}
