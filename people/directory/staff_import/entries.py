"""The plan in single entries: who, what, before and after, for the page of the import and for undoing it."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from people.directory.models import ImportedChange, StaffImport
from people.directory.staff_import.comparing import CIRCUMSTANCES, DUTIES, Change, Known, PostChange, attributes_after
from people.directory.staff_import.offices import OfficeRow
from people.directory.staff_import.plan import Plan
from people.directory.staff_import.rows import ATTRIBUTE, StaffRow

Kind = ImportedChange.Kind
Detail = tuple[str, str, str]  # name of the entry, before, after
BATCH = 500


def write_entries(record: StaffImport, entries: Iterator[ImportedChange]) -> None:
    """Replace what was noted before."""
    ImportedChange.objects.filter(staff_import=record).delete()
    ImportedChange.objects.bulk_create(entries, batch_size=BATCH)


def entries_of(plan: Plan, record: StaffImport) -> Iterator[ImportedChange]:
    """Everything that would change."""
    people = plan.people
    words = Words(plan)
    for leaving in people.left:
        last_day: Detail = ("left_on", "", words.of(leaving.on))
        yield about(record, Kind.LEFT, leaving.known, [("office", words.post_office(leaving.known), ""), last_day])
    for kind, changes in (
        (Kind.MOVED, people.moved),
        (Kind.RETURNED, people.returned),
        (Kind.CHANGED, people.changed),
    ):
        for change in changes:
            yield about(record, kind, change.known, words.details(change))
    for row in people.joined:
        yield ImportedChange(
            staff_import=record, kind=Kind.JOINED, number=row.number, name=full(row), details=words.newcomer(row)
        )
    for giver in address_givers(plan):
        yield about(record, Kind.ADDRESS, giver, [("email", giver.email or "", "")])
    for grant in plan.roles:
        yield ImportedChange(
            staff_import=record,
            kind=Kind.ROLE,
            user=grant.user,
            number=grant.user.personnel_number,
            name=full(grant.user),
            details=[("role", grant.role, grant.office.name if grant.office else "")],
        )
    yield from office_entries(plan, record)


def office_entries(plan: Plan, record: StaffImport) -> Iterator[ImportedChange]:
    for kind, rows in ((Kind.OFFICE_NEW, plan.offices.new), (Kind.OFFICE, plan.offices.changed)):
        for row in rows:
            above = plan.offices_after.get(row.above)
            details = [("above", "", above.name if above else "")]
            yield ImportedChange(staff_import=record, kind=kind, number=row.key, name=row.name, details=details)


def address_givers(plan: Plan) -> list[Known]:
    """People who have left and whose e-mail address now belongs to somebody else."""
    people = plan.people
    changes = [*people.returned, *people.moved, *people.changed]
    wanted = {row.email for row in people.joined} | {change.personal.get("email") for change in changes}
    coming = {change.known.pk for change in people.returned}
    return [
        person
        for person in plan.known
        if person.email and not person.is_active and person.email in wanted and person.pk not in coming
    ]


def about(record: StaffImport, kind: Kind, person: Known, details: list[Detail]) -> ImportedChange:
    return ImportedChange(
        staff_import=record,
        kind=kind,
        user_id=person.pk,
        number=person.number,
        name=full(person),
        details=details,
    )


def full(person: Known | StaffRow | object) -> str:
    """Last name first, as lists are sorted."""
    return f"{person.last_name}, {person.first_name}"  # type: ignore[union-attr]


class Words:
    """Says facts as people read them: offices by name, colleagues by name, days as 31.12.2026."""

    def __init__(self, plan: Plan) -> None:
        self.offices: Mapping[str, OfficeRow] = plan.offices_after
        self.colleagues = {person.number: full(person) for person in plan.known}
        self.colleagues |= {row.number: full(row) for row in plan.people.joined}

    def details(self, change: Change) -> list[Detail]:
        """What is different, entry by entry; a new post also says from when it is held."""
        found = [(name, self.of(getattr(change.known, name)), self.of(new)) for name, new in change.personal.items()]
        if change.post is PostChange.KEEP:
            return found
        post, row = change.known.post, change.row
        for name in (*DUTIES, *CIRCUMSTANCES):
            before = getattr(post, name) if post else ""
            if name not in row.unsure and before != getattr(row, name):
                found.append((name, self.named(name, before), self.named(name, getattr(row, name))))
        known = post.attributes if post else {}
        for name, text in attributes_after(post, row).items():
            if known.get(name, "") != text:
                found.append((ATTRIBUTE + name, known.get(name, ""), text))
        if change.post is PostChange.OPEN:
            found.append(("starts_on", self.of(post.starts_on) if post else "", self.of(change.starts_on)))
        return found

    def newcomer(self, row: StaffRow) -> list[Detail]:
        return [("office", "", self.named("office", row.office)), ("entered_on", "", self.of(row.entered_on))]

    def post_office(self, person: Known) -> str:
        return self.named("office", person.post.office) if person.post else ""

    def named(self, name: str, value: object) -> str:
        """An office or a colleague by name, everything else as it is."""
        if name == "office" and value in self.offices:
            return self.offices[str(value)].name
        if name == "supervisor" and value in self.colleagues:
            return self.colleagues[str(value)]
        return self.of(value)

    def of(self, value: object) -> str:
        match value:
            case None:
                return ""
            case date():
                return f"{value:%d.%m.%Y}"
            case Decimal():
                return f"{value.normalize():f} %".replace(".", ",")
            case _:
                return str(value)
