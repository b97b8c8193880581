"""The figures of the reports, computed from evidence and posts as of today."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from courses.models import CoursePage
from lms.enrolments.models import Completion
from lms.enrolments.retakes import ends, still_counts
from lms.reports.definitions import COMPLETION_BY_OFFICE
from lms.reports.suppression import hidden
from people.directory.models.users import within
from people.models import Office, Post, User

WEEKS = 12


@dataclass(frozen=True)
class Selection:
    """What is evaluated: a branch of the city (None: all that the viewer may see) and a course (None: any course)."""

    scope: list[Office] | None
    office: Office | None = None
    course: CoursePage | None = None

    def query(self, **changes: str) -> str:
        """The selection as it stands in an address, with changes."""
        chosen = {"kurs": self.course.slug if self.course else "", "amt": self.office.key if self.office else ""}
        return urlencode({name: value for name, value in (chosen | changes).items() if value})

    def posts(self) -> QuerySet[Post]:
        """Today's main posts of the people who count."""
        posts = Post.objects.current().main().filter(user__is_active=True).filter(within(self.scope, "office"))
        return posts.filter(office__path__startswith=self.office.path) if self.office else posts

    def completions(self, on: date) -> QuerySet[Completion]:
        """Completions of these people that are valid on that day."""
        return self.proofs(on).filter(learner__in=self.posts().values("user_id"))

    def proofs(self, on: date) -> QuerySet[Completion]:
        """Completions of anybody that are valid on that day."""
        found = Completion.objects.filter(still_counts(on))
        return found.filter(course=self.course) if self.course else found


@dataclass
class UnitRow:
    """One line of the table: a unit with its people and how many of them are done."""

    office: Office
    staff: int
    done: int
    query: str = ""  # leads to the sections of the unit; empty where there are none
    is_hidden: bool = False
    is_small: bool = False

    @property
    def open(self) -> int:
        return self.staff - self.done

    @property
    def percent(self) -> int:
        """Share of people who are done, rounded down."""
        return self.done * 100 // self.staff if self.staff else 0


@dataclass(frozen=True)
class CourseRow:
    """One course with the number of people who are done."""

    course: CoursePage
    done: int
    staff: int
    query: str

    @property
    def open(self) -> int:
        return self.staff - self.done

    @property
    def percent(self) -> int:
        """Share of people who are done, rounded down."""
        return self.done * 100 // self.staff if self.staff else 0


def totals(selection: Selection) -> dict[str, int]:
    """Staff, people with a valid completion, valid completions, and completions of the last 30 days."""
    today = timezone.localdate()
    valid = selection.completions(today)
    recent = Q(completed_on__gt=today - timedelta(days=30))
    counted = valid.aggregate(
        people=Count("learner", distinct=True), all=Count("pk"), recent=Count("pk", filter=recent)
    )
    staff = selection.posts().aggregate(people=Count("user", distinct=True))["people"]
    return {
        "staff": staff,
        "done": counted["people"],
        "open": staff - counted["people"],
        "percent": counted["people"] * 100 // staff if staff else 0,
        "completions": counted["all"],
        "recent": counted["recent"],
    }


def by_unit(selection: Selection) -> list[UnitRow]:
    """The offices of the selection, or the sections of the chosen office, with small groups marked as hidden."""
    units = list(Office.objects.all())
    line_of = lines(units, selection.office)
    staff, done = Counter[int](), Counter[int]()
    posts = selection.posts()
    valid = selection.proofs(timezone.localdate())
    for unit, people in posts.values_list("office_id").annotate(people=Count("user", distinct=True)).order_by():
        staff[line_of[unit]] += people
    finished = posts.filter(Exists(valid.filter(learner=OuterRef("user_id"))))
    for unit, people in finished.values_list("office_id").annotate(people=Count("user", distinct=True)).order_by():
        done[line_of[unit]] += people
    deeper = {unit.pk for unit in units if not unit.is_leaf() and unit != selection.office}
    rows = [
        UnitRow(unit, staff[unit.pk], done[unit.pk], selection.query(amt=unit.key) if unit.pk in deeper else "")
        for unit in units
        if staff[unit.pk]
    ]
    return suppress(rows)


def is_protected(selection: Selection, staff: int) -> bool:
    """Whether the chosen office is a group that the overview hides; then nothing about it may be shown here either."""
    if selection.office is None:
        return False
    around = by_unit(Selection(selection.scope, course=selection.course))
    listed = any(row.is_hidden for row in around if row.office == selection.office)
    return listed or 0 < staff < COMPLETION_BY_OFFICE.minimum_group


def lines(units: Iterable[Office], chosen: Office | None) -> dict[int, int]:
    """For each unit the line it counts in: its office, or, inside a chosen office, the section directly below it."""
    wanted = {Office.Kind.OFFICE, Office.Kind.ENTERPRISE}
    by_path = {unit.path: unit for unit in units}
    line_of = {}
    for unit in by_path.values():
        above = [by_path[path] for path in unit.upwards_paths()]
        if chosen:
            below = [step for step in above if step.path.startswith(chosen.path) and step.depth <= chosen.depth + 1]
        else:
            below = [step for step in above if step.kind in wanted][:1]
        line_of[unit.pk] = (below[-1] if below else unit).pk
    return line_of


def suppress(rows: list[UnitRow]) -> list[UnitRow]:
    """Mark the rows that would let somebody be recognised."""
    minimum = COMPLETION_BY_OFFICE.minimum_group
    for place in hidden([row.staff for row in rows], minimum):
        rows[place].is_hidden, rows[place].is_small = True, rows[place].staff < minimum
    return rows


def by_course(selection: Selection, courses: QuerySet[CoursePage], staff: int) -> list[CourseRow]:
    """Courses with the share of the selected people who are done, most complete first."""
    valid = Selection(selection.scope, selection.office).completions(timezone.localdate())
    done = dict(valid.values_list("course_id").annotate(people=Count("learner", distinct=True)).order_by())
    rows = [CourseRow(course, done.get(course.pk, 0), staff, selection.query(kurs=course.slug)) for course in courses]
    return sorted(rows, key=lambda row: (-row.percent, row.course.title))


def by_week(selection: Selection) -> list[tuple[date, int]]:
    """Completions of the last twelve weeks: Monday and number."""
    this_week = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    first = this_week - timedelta(weeks=WEEKS - 1)
    found = Completion.objects.filter(completed_on__gte=first, learner__in=selection.posts().values("user_id"))
    if selection.course:
        found = found.filter(course=selection.course)
    counted = Counter[date]()
    for day, number in found.values_list("completed_on").annotate(number=Count("pk")).order_by():
        counted[day - timedelta(days=day.weekday())] += number
    weeks = [first + timedelta(weeks=step) for step in range(WEEKS)]
    return [(week, counted[week]) for week in weeks]


def people(selection: Selection, state: str = "") -> QuerySet[User]:
    """The selected people with the day of their latest completion of the course; state "done" or "open" narrows."""
    today = timezone.localdate()
    mine = Completion.objects.filter(learner=OuterRef("pk"), course=selection.course).order_by("-completed_on", "-pk")
    listed = (
        User.objects.filter(pk__in=selection.posts().values("user_id"))
        .annotate(
            completed_on=Subquery(mine.values("completed_on")[:1]),
            valid_until=Subquery(
                mine.annotate(end=ends(selection.course.pk if selection.course else None)).values("end")[:1]
            ),
            is_done=Exists(mine.filter(still_counts(today))),
            unit=Subquery(
                Post.objects.current().main().filter(user=OuterRef("pk")).order_by("pk").values("office__name")[:1]
            ),
        )
        .order_by("last_name", "first_name", "personnel_number")
    )
    if state == "done":
        return listed.filter(is_done=True)
    if state == "open":
        return listed.filter(is_done=False)
    return listed


def after(listed: QuerySet[User], last: User) -> QuerySet[User]:
    """The part of the list that follows a person, for paging that stays quick on 16,000 people."""
    same_name = Q(last_name=last.last_name)
    return listed.filter(
        Q(last_name__gt=last.last_name)
        | same_name & Q(first_name__gt=last.first_name)
        | same_name & Q(first_name=last.first_name, personnel_number__gt=last.personnel_number)
    ).order_by(F("last_name"), F("first_name"), F("personnel_number"))
