"""Lessons in the search: found by their words, opened on the page of their course."""

from functools import partial

from django.db.models.functions import Length, Substr
from django.utils.translation import gettext as _

from cms.languages.finding import address, found_translated
from cms.pages.plain import plain_text
from cms.search.queries import matches
from cms.search.sources import Hit, SearchSource
from courses.catalogue.models import CoursePage
from courses.lessons.models import LessonPage
from people.directory.models import User


def search_source() -> SearchSource:
    """Lessons in the search."""
    return SearchSource("lektionen", _("Lessons"), "steps", find, order=40)


def find(user: User, text: str) -> list[Hit]:
    """Lessons that match, of courses meant for the person."""
    courses = {course.path: course for course in CoursePage.objects.visible_to(user)}
    above = Substr("path", 1, Length("path") - LessonPage.steplen)
    below = LessonPage.objects.live().annotate(above=above).filter(above__in=list(courses))
    visible = LessonPage.objects.filter(pk__in=below.values("pk"))
    lessons = dict.fromkeys([*matches(visible, text), *found_translated(visible, partial(matches, text=text))])
    return [hit(lesson, courses[lesson.path[: -LessonPage.steplen]]) for lesson in lessons]


def hit(lesson: LessonPage, course: CoursePage) -> Hit:
    """A lesson as a hit; it opens on its course's page."""
    return Hit(
        lesson.title,
        address(course, lesson.spoken_language),
        lambda: f"{lesson.lead} {plain_text(lesson.body)}",
        _("Lesson"),
        [("courses", course.title)],
        lesson.spoken_language,
    )
