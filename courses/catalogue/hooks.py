"""What the catalogue adds elsewhere: an entry in the menu, and courses in the search."""

from functools import partial

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cms.languages.finding import address, found_translated
from cms.navigation.memory import remembered
from cms.navigation.menu import MenuItem
from cms.search.queries import matches
from cms.search.sources import Hit, SearchSource
from courses.catalogue.models import CourseIndexPage, CoursePage
from people.directory.models import User


def menu_item(request: HttpRequest) -> MenuItem | None:
    """The catalogue in the main menu, once it exists."""
    return remembered("catalogue", lambda: entry_of(CourseIndexPage.objects.live().first(), request))


def entry_of(index: CourseIndexPage | None, request: HttpRequest) -> MenuItem | None:
    """The entry that leads to the catalogue."""
    if index is None:
        return None
    return MenuItem(label=index.title, href=index.get_url(request), icon="courses", order=30, tab=index.title)


def search_source() -> SearchSource:
    """Courses in the search."""
    return SearchSource("kurse", _("Courses"), "courses", find, order=10)


def find(user: User, text: str) -> list[Hit]:
    """Courses meant for the person that match."""
    visible = CoursePage.objects.visible_to(user).select_related("topic")
    courses = dict.fromkeys([*matches(visible, text), *found_translated(visible, partial(matches, text=text))])
    return [
        Hit(course.title, address(course), course.summary, _("Course"), course.card_facts, course.spoken_language)
        for course in courses
    ]
