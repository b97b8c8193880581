"""The file of offices: which there are, which name and kind they have, and what stands above them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from people.directory.staff_import.cells import FORMULA, RefusedError, tidy, wrong_width
from people.directory.staff_import.rows import Fault
from people.directory.staff_import.sheets import Table

HEADINGS = {"schlüssel": "key", "bezeichnung": "name", "übergeordnet": "above", "art": "kind"}
REQUIRED = {"key", "name", "above", "kind"}
KINDS = {
    "stadt": "city",
    "referat": "department",
    "dezernat": "department",
    "amt": "office",
    "eigenbetrieb": "enterprise",
    "abteilung": "section",
    "sachgebiet": "section",
}


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """One office as the file describes it."""

    key: str
    name: str
    above: str
    kind: str
    line: int = field(default=0, compare=False)


@dataclass(slots=True)
class OfficeDifference:
    """New offices from top to bottom, and known ones with another name, kind or place."""

    new: list[OfficeRow] = field(default_factory=list)
    changed: list[OfficeRow] = field(default_factory=list)
    unchanged: int = 0


def parse_offices(table: Table) -> tuple[dict[str, OfficeRow], list[Fault]]:
    """The offices of the file by key, and what is wrong by line."""
    rows: dict[str, OfficeRow] = {}
    faults = []
    for line in table.lines:
        cells = {name: tidy(line.cells[at]) for name, at in table.columns.items() if at < len(line.cells)}
        try:
            if line.fault or len(line.cells) != table.width:
                raise RefusedError(line.fault or wrong_width(len(line.cells), table.width))
            row = office_of(cells, rows, line.number)
            rows[row.key] = row
        except RefusedError as refusal:
            faults.append(Fault(line.number, str(refusal), refused=True))
    return rows, faults


def office_of(cells: dict[str, str], before: Mapping[str, OfficeRow], line: int) -> OfficeRow:
    key, name = cells["key"], cells["name"]
    if not key or len(key) > 20 or not name or len(name) > 200 or FORMULA.match(name):
        raise RefusedError(_("An office needs a key of up to 20 and a name of up to 200 characters."))
    if key in before:
        raise RefusedError(_("The key „{key}“ is used twice. Please give every office its own.").format(key=key))
    kind = KINDS.get(cells["kind"].casefold())
    if kind is None:
        kinds = ", ".join(word.capitalize() for word in KINDS)
        raise RefusedError(_("This kind of office is unknown. There are: {kinds}.").format(kinds=kinds))
    return OfficeRow(key, name, cells["above"], kind, line)


def compare_offices(
    rows: Mapping[str, OfficeRow], known: Mapping[str, OfficeRow]
) -> tuple[OfficeDifference, list[str]]:
    """The difference, and the keys of offices that hang on nothing known or on themselves."""
    difference, waiting = OfficeDifference(), dict(rows)
    placed = set(known)
    while ready := [row for row in waiting.values() if not row.above or row.above in placed - waiting.keys()]:
        for row in ready:
            del waiting[row.key]
            placed.add(row.key)
            if row.key not in known:
                difference.new.append(row)
            elif known[row.key] != row:
                difference.changed.append(row)
            else:
                difference.unchanged += 1
    return difference, list(waiting)


def loose_faults(rows: Mapping[str, OfficeRow], keys: list[str]) -> list[Fault]:
    """One sentence for every office that cannot be hung up."""
    text = _("„{key}“ hangs on „{above}“, which does not exist or leads back to it. Please correct the key above it.")
    return [Fault(rows[key].line, text.format(key=key, above=rows[key].above), refused=True) for key in keys]
