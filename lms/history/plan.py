"""From a file to what it would bring: reads the file, asks the database what is known, compares."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from lms.enrolments.models import Completion
from lms.history.comparing import Difference, Key, Known, Meaning, by_course, compare, figures
from lms.history.models import HistoryImport, ImportedProof, OldCourse
from lms.history.progress import Step, Tell, silent
from lms.history.rows import HEADINGS, REQUIRED, Row, parse
from lms.recognition.models import OutsideProof
from people.directory.models import User
from people.directory.staff_import.columns import IGNORE
from people.directory.staff_import.reading import open_sheet
from people.directory.staff_import.rows import Fault
from people.directory.staff_import.sheets import Sheet, Table, plain, table_of


@dataclass(frozen=True)
class Plan:
    """What an import would bring."""

    rows: list[Row]
    faults: list[Fault]
    difference: Difference
    meanings: Mapping[str, Meaning]

    @property
    def figures(self) -> dict[str, int]:
        refused = sum(fault.refused for fault in self.faults)
        return {
            **figures(self.difference, timezone.localdate()),
            "lines": len(self.rows) + refused,
            "refused": refused,
            "notes": len(self.faults) - refused,
        }

    @property
    def courses(self) -> list[dict]:
        return by_course(self.rows, self.difference, self.meanings)


def open_file(data: bytes) -> Sheet:
    """Headings and lines of the file, whatever its encoding and separator."""
    return open_sheet(data, HEADINGS)


def read_table(sheet: Sheet, assigned: Mapping[str, str]) -> Table:
    """The lines with their columns; what somebody assigned counts more than what we know."""
    headings = {**HEADINGS, **{plain(name): field for name, field in assigned.items() if field != IGNORE}}
    ignored = {name for name, field in assigned.items() if field == IGNORE}
    return table_of(sheet, {name: field for name, field in headings.items() if name not in ignored}, REQUIRED)


def make_plan(table: Table, *, tell: Tell = silent) -> Plan:
    """Compare the file with what is known now."""
    tell(Step.READING)
    parsed = parse(table, today=timezone.localdate())
    tell(Step.COMPARING)
    meanings = known_meanings()
    return Plan(parsed.rows, parsed.faults, compare(parsed.rows, known(meanings)), meanings)


def known_meanings() -> dict[str, Meaning]:
    """What somebody said old course numbers mean."""
    return {old.number: meaning_of(old) for old in OldCourse.objects.select_related("course", "kind")}


def meaning_of(old: OldCourse) -> Meaning:
    if old.course:
        return Meaning(course=old.course.pk, name=old.course.title, months=old.course.certificate_valid_months)
    if old.kind:
        return Meaning(kind=old.kind.pk, name=old.kind.name, months=old.kind.valid_months)
    return Meaning()


def known(meanings: Mapping[str, Meaning]) -> Known:
    """People by number, what was imported before, and what the people have completed already."""
    courses = {meaning.course for meaning in meanings.values() if meaning.course}
    kinds = {meaning.kind for meaning in meanings.values() if meaning.kind}
    completed = Completion.objects.filter(course__in=courses).order_by()
    proved = OutsideProof.objects.filter(kind__in=kinds).order_by()
    done: set[Key] = {
        (person, course, None, day)
        for person, course, day in completed.values_list("learner", "course", "completed_on")
    }
    done |= {(person, None, kind, day) for person, kind, day in proved.values_list("learner", "kind", "completed_on")}
    return Known(
        people=dict(User.objects.order_by().values_list("personnel_number", "pk")),
        meanings=meanings,
        numbers=frozenset(ImportedProof.objects.filter(undone_at=None).order_by().values_list("number", flat=True)),
        done=frozenset(done),
    )


def contents(record: HistoryImport) -> bytes:
    """The file that was brought."""
    with record.file.open() as file:
        return file.read()
