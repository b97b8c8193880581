"""Programmes as one person sees them: what is behind her, what is next, and what comes later."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from cms.languages.speaking import MAIN, speak_all, wished
from courses.catalogue.models import CoursePage
from courses.catalogue.panels import Panel, learnt_by, states_for
from courses.catalogue.panels import State as CourseState
from courses.catalogue.shelf import in_order
from courses.programmes.models import ProgrammePage
from courses.programmes.plan import Plan, SectionStanding, Standing, State, standing
from people.directory.models import User
from people.hooks import plugged


@dataclass(frozen=True)
class Row:
    """A course of a programme with its state, its points, and how far the person got in it."""

    course: CoursePage
    state: State
    points: int
    progress: CourseState | None = None


@dataclass(frozen=True)
class Part:
    """A section of the programme's page."""

    number: int
    standing: SectionStanding
    rows: list[Row]


@dataclass(frozen=True)
class Way:
    """A programme and where the person stands in it."""

    programme: ProgrammePage
    plan: Plan
    standing: Standing
    courses: dict[int, CoursePage]

    @property
    def next_course(self) -> CoursePage | None:
        """The course to go on with."""
        return self.courses.get(self.standing.next_course or 0)

    @property
    def minutes(self) -> int:
        """How long all courses that have to be done take; for some of several, the shortest."""
        return sum(
            sum(sorted(self.courses[entry.course].minutes for entry in section.entries)[: section.needed])
            for section in self.plan.sections
        )

    def parts(self, progress: dict[int, CourseState]) -> list[Part]:
        """The sections with their courses."""
        return [
            Part(
                number,
                each,
                [
                    Row(self.courses[entry.course], state, entry.points, progress.get(entry.course))
                    for entry, state in zip(each.section.entries, each.states, strict=True)
                ],
            )
            for number, each in enumerate(self.standing.sections, start=1)
        ]


def ways(user: User, programmes: Iterable[ProgrammePage], language: str = MAIN) -> list[Way]:
    """Programmes with where the person stands, in few queries however many they are.

    Courses that are closed to her are left out, unless they are behind her.
    """
    found = speak_all(programmes, language)
    ids = {course for programme in found for course in programme.plan.courses}
    learnt = learnt_by(user, ids)
    open_to = CoursePage.objects.visible_to(user).filter(pk__in=ids) if ids else CoursePage.objects.none()
    courses = {course.pk: course for course in open_to}
    if closed := learnt - courses.keys():
        courses |= CoursePage.objects.in_bulk(closed)
    speak_all(courses.values(), language)
    plans = [(programme, programme.plan.only(courses.keys())) for programme in found]
    return [Way(programme, plan, standing(plan, learnt), courses) for programme, plan in plans]


def visible_programmes(user: User, language: str = MAIN) -> list[ProgrammePage]:
    """The programmes meant for the person, from A to Z."""
    found = speak_all(ProgrammePage.objects.visible_to(user).select_related("topic"), language)
    return sorted(found, key=lambda programme: in_order(programme.title))


def page_facts(programme: ProgrammePage, request: HttpRequest) -> dict[str, object]:
    """What the page of a programme shows."""
    language = wished(request)
    way = ways(request.user, [programme], language)[0]
    progress = states_for(request.user, way.plan.courses)
    return {"way": way, "parts": way.parts(progress), "panels": panels_for(programme, request)}


def panels_for(programme: ProgrammePage, request: HttpRequest) -> list[Panel]:
    """What upper storeys show on the page: hook `register_programme_panel`, (programme, request) -> Panel or None."""
    return [panel for offer in plugged("register_programme_panel") if (panel := offer(programme, request))]
