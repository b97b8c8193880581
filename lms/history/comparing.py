"""What of a file is new: against the people, the assigned courses and the proofs that are known. Knows no database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from lms.enrolments.validity import valid_until
from lms.history.models import Policy
from lms.history.rows import Row
from lms.recognition.proposing import earlier

Key = tuple[int, int | None, int | None, date]  # learner, course or kind, day


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an old course number stands for: a course or a kind of proof, or nothing that is taken over."""

    course: int | None = None
    kind: int | None = None
    name: str = ""
    months: int = 0

    @property
    def is_ignored(self) -> bool:
        return self.course is None and self.kind is None


@dataclass(frozen=True, slots=True)
class Known:
    """What the platform knows."""

    people: Mapping[str, int]  # by personnel number, also those who have left
    meanings: Mapping[str, Meaning]  # by old course number
    numbers: frozenset[str]  # of proofs imported before
    done: frozenset[Key]


@dataclass(frozen=True, slots=True)
class Found:
    """A row of somebody who is known, for something that is assigned."""

    row: Row
    learner: int
    meaning: Meaning

    @property
    def key(self) -> Key:
        return self.learner, self.meaning.course, self.meaning.kind, self.row.completed_on

    def until(self, policy: str) -> date | None:
        """The last day of validity, as the policy says; None: without end."""
        ruled, said = valid_until(self.row.completed_on, self.meaning.months), self.row.valid_until
        if policy == Policy.KEEP:
            return said or ruled
        return ruled if policy == Policy.RULE else earlier(ruled, said)

    @property
    def differs(self) -> bool:
        """Whether the file's validity is another than ours."""
        return self.until(Policy.KEEP) != self.until(Policy.RULE)


@dataclass(slots=True)
class Difference:
    """What the file brings, and what of it cannot be taken."""

    new: list[Found] = field(default_factory=list)
    there: int = 0
    ignored: int = 0
    zeros: int = 0  # people recognised without the zeros in front of their number
    unknown_people: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # lines by number
    unknown_courses: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def compare(rows: Iterable[Row], known: Known) -> Difference:
    """Sort every row: new, already there, of nobody, of an unknown course, not to be taken over."""
    difference, taken = Difference(), set(known.done)
    bare = without_zeros(known.people)
    for row in rows:
        meaning = known.meanings.get(row.course)
        learner = known.people.get(row.person)
        if learner is None and (learner := bare.get(row.person.lstrip("0"))) is not None:
            difference.zeros += 1
        if meaning is None:
            difference.unknown_courses[row.course] += 1
        elif meaning.is_ignored:
            difference.ignored += 1
        elif learner is None:
            difference.unknown_people[row.person].append(row.line)
        else:
            found = Found(row, learner, meaning)
            if row.number in known.numbers or found.key in taken:
                difference.there += 1
            else:
                taken.add(found.key)
                difference.new.append(found)
    return difference


def without_zeros(people: Mapping[str, int]) -> dict[str, int]:
    """The people by number without zeros in front, as spreadsheets write them; who cannot be told apart is left out."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, person in people.items():
        found[number.lstrip("0")].append(person)
    return {number: persons[0] for number, persons in found.items() if len(persons) == 1}


def figures(difference: Difference, today: date) -> dict[str, int]:
    """The figures of the report."""
    return {
        "new": len(difference.new),
        "there": difference.there,
        "ignored": difference.ignored,
        "zeros": difference.zeros,
        "unknown_people": len(difference.unknown_people),
        "unknown_people_lines": sum(map(len, difference.unknown_people.values())),
        "unknown_courses": len(difference.unknown_courses),
        "unknown_courses_lines": sum(difference.unknown_courses.values()),
        "differs": sum(found.differs for found in difference.new),
        **{f"valid_{policy}": valid_today(difference.new, policy, today) for policy in Policy.values},
    }


def valid_today(new: Iterable[Found], policy: str, today: date) -> int:
    """How many would count today under this policy."""
    return sum((until := found.until(policy)) is None or until >= today for found in new)


def by_course(rows: Iterable[Row], difference: Difference, meanings: Mapping[str, Meaning]) -> list[dict]:
    """For every course number of the file what it means, how many lines it has and how many are new."""
    courses: dict[str, dict] = {}
    for row in rows:
        facts = courses.setdefault(row.course, {"number": row.course, "title": row.title, "lines": 0})
        facts["lines"] += 1
        facts["title"] = facts["title"] or row.title
    for number, facts in courses.items():
        meaning = meanings.get(number)
        facts |= {"means": meaning.name if meaning else "", "is_ignored": bool(meaning and meaning.is_ignored)}
        facts |= {"is_unknown": meaning is None, "new": 0, "differs": 0}
    for found in difference.new:
        facts = courses[found.row.course]
        facts["new"] += 1
        facts["differs"] += found.differs
    return [courses[number] for number in sorted(courses)]
