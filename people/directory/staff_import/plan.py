"""What an import would do: found out from the files and the database, changing nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from people.directory.models import RoleGrant
from people.directory.services import chunks
from people.directory.staff_import import offices as office_file
from people.directory.staff_import.checking import check, once_each
from people.directory.staff_import.columns import headings_for
from people.directory.staff_import.comparing import Difference, Known, compare
from people.directory.staff_import.offices import OfficeDifference, OfficeRow, compare_offices, parse_offices
from people.directory.staff_import.progress import Step, Tell, silent
from people.directory.staff_import.reading import open_sheet, read
from people.directory.staff_import.rows import HEADINGS, REQUIRED, Fault, Mention, Parsed, StaffRow, parse
from people.directory.staff_import.sheets import Sheet, Table, table_of
from people.directory.staff_import.snapshot import known_offices, known_people


@dataclass(frozen=True, slots=True)
class Tables:
    """HR's files, read."""

    people: Table
    offices: Table | None


@dataclass(frozen=True, slots=True)
class Plan:
    """All that would change, and everything wrong in the files."""

    on: date
    people: Difference
    offices: OfficeDifference
    faults: list[Fault]
    office_faults: list[Fault]
    known: list[Known]
    offices_after: Mapping[str, OfficeRow]
    roles: list[RoleGrant]  # that end because their holder moves or leaves
    roles_to_check: int  # city-wide ones of people who move

    @property
    def figures(self) -> dict[str, int]:
        """The numbers people read, and that are kept."""
        return self.people.figures | {
            "working": self.people.working_before,
            "offices": len(self.offices.new) + len(self.offices.changed),
            "roles": len(self.roles),
            "roles_to_check": self.roles_to_check,
        }


def open_staff_file(data: bytes) -> Sheet:
    """Headings and lines of the staff file, whatever its columns are called."""
    return open_sheet(data, HEADINGS)


def read_tables(people: bytes | Sheet, offices: bytes | None, assigned: Mapping[str, str]) -> Tables:
    """Both files, the staff's columns as they were assigned."""
    sheet = open_staff_file(people) if isinstance(people, bytes) else people
    return Tables(
        table_of(sheet, headings_for(sheet.names, assigned), REQUIRED),
        None if offices is None else read(offices, office_file.HEADINGS, office_file.REQUIRED),
    )


def make_plan(tables: Tables, *, on: date, partial: bool, tell: Tell = silent) -> Plan:
    """Compare the files with what is known; with `partial` nobody leaves by not being in the file."""
    tell(Step.LOOKING)
    offices = known_offices()
    office_difference, office_faults = plan_offices(tables.offices, offices)
    offices |= {row.key: row for row in [*office_difference.new, *office_difference.changed]}
    known = known_people(on)
    tell(Step.CHECKING)
    parsed = parse(tables.people, offices=set(offices), on=on)
    staying = staying_numbers(known, parsed.rows, parsed.mentions, partial=partial)
    mailboxes = kept_mailboxes(parsed, known, on=on, partial=partial)
    checked = check(parsed, staying=staying, mailboxes=mailboxes, on=on)
    tell(Step.COMPARING)
    people = compare(checked.rows, known, mentions=checked.mentions, on=on, partial=partial)
    roles, roles_to_check = roles_that_end(people, offices, on)
    return Plan(on, people, office_difference, checked.faults, office_faults, known, offices, roles, roles_to_check)


def kept_mailboxes(parsed: Parsed, known: list[Known], *, on: date, partial: bool) -> dict[str, str]:
    """Who has which address and stays; whoever leaves with this file gives it up at once, not only the next time."""
    rows, contradicting, _faults = once_each(parsed.rows)
    mentions = parsed.mentions + contradicting
    leaving = {gone.known.pk for gone in compare(rows.values(), known, mentions=mentions, on=on, partial=partial).left}
    staying = (person for person in known if person.is_active and person.pk not in leaving)
    return {person.email: person.number for person in staying if person.email}


def plan_offices(table: Table | None, known: Mapping[str, OfficeRow]) -> tuple[OfficeDifference, list[Fault]]:
    """What the file of offices would change, and what is wrong in it."""
    if table is None:
        return OfficeDifference(), []
    rows, faults = parse_offices(table)
    difference, loose = compare_offices(rows, known)
    return difference, faults + office_file.loose_faults(rows, loose)


def staying_numbers(
    known: Iterable[Known], rows: Iterable[StaffRow], mentions: Iterable[Mention], *, partial: bool
) -> set[str]:
    """Who may supervise without a row of their own: people whose row was refused, or whom the file leaves out."""
    working = {person.number for person in known if person.is_active}
    if partial:
        return working - {row.number for row in rows}
    return working & {mention.number for mention in mentions}


def roles_that_end(people: Difference, offices: Mapping[str, OfficeRow], on: date) -> tuple[list[RoleGrant], int]:
    """Roles for an office end when their holder works elsewhere, all roles of those who leave do.

    City-wide ones of people who move are counted for somebody to look at.
    """
    reached = {change.known.pk: keys_upwards(change.row.office, offices) for change in people.moved}
    leaving = {leaving.known.pk for leaving in people.left}
    ending, city_wide = [], 0
    for chunk in chunks(sorted({*reached, *leaving})):
        for grant in RoleGrant.objects.not_over(on).filter(user__in=chunk).select_related("office", "user"):
            if grant.user_id in leaving:
                ending.append(grant)
            elif grant.starts_on <= on and grant.office is None:
                city_wide += 1
            elif grant.starts_on <= on and grant.office and grant.office.key not in reached[grant.user_id]:
                ending.append(grant)
    return ending, city_wide


def keys_upwards(key: str, offices: Mapping[str, OfficeRow]) -> set[str]:
    """The office and everything above it, as the tree will be."""
    found: set[str] = set()
    while key in offices and key not in found:
        found.add(key)
        key = offices[key].above
    return found
