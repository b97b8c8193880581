"""What upper storeys show about a course: a panel on its page, a line on its card in the catalogue."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from people.directory.models import User
from people.hooks import plugged

if TYPE_CHECKING:
    from wagtail.models import Page

    from courses.catalogue.models import CoursePage


@dataclass(frozen=True)
class StepLink:
    """Where a step of the course is opened, and how far the person got in it: "done", "current" or nothing."""

    href: str
    state: str = ""
    note: str = ""  # what there is to say about it, such as “known already”


@dataclass(frozen=True)
class Panel:
    """A part of the course page: a template that renders from `facts`, and links for the outline."""

    template: str
    facts: dict = field(default_factory=dict)
    step_links: dict[int, StepLink] = field(default_factory=dict)  # by the step's page id
    steps: "list[Page] | None" = None  # where the person takes another version of the course than is online
    place: str = "side"  # in the side card, or in the "main" column; on “My learning”: "first" before everything else
    sentence: str = ""  # the situation in one sentence, where the page begins with one


@dataclass(frozen=True)
class State:
    """Where a person stands with a course: a sentence, with steps if it has begun, otherwise as a badge."""

    sentence: str
    kind: str = ""  # of the badge: "success", "warning", "danger", "info", "ink" or nothing
    icon: str = ""
    steps: int = 0
    done: int = 0


def panels_for(course: "CoursePage", request: HttpRequest) -> list[Panel]:
    """What upper storeys show on the course page: hook `register_course_panel`, (course, request) -> Panel or None."""
    return [panel for offer in plugged("register_course_panel") if (panel := offer(course, request))]


def parts_for(request: HttpRequest) -> list[Panel]:
    """What stands above the courses of the catalogue: hook `register_catalogue_part`, (request) -> Panel or None."""
    return [panel for offer in plugged("register_catalogue_part") if (panel := offer(request))]


def states_for(user: User, course_ids: Iterable[int]) -> dict[int, State]:
    """Where the person stands, by course id: hook `register_catalogue_state`, (user, course_ids) -> dict."""
    ids, states = list(course_ids), {}
    for offer in plugged("register_catalogue_state"):
        states |= offer(user, ids)
    return states


def learnt_by(user: User | AnonymousUser, course_ids: Iterable[int]) -> set[int]:
    """Which of the courses the person has completed, from whatever source: hook `register_learnt_courses`."""
    ids = list(course_ids)
    return set().union(*(offer(user, ids) for offer in plugged("register_learnt_courses"))) if ids else set()
