"""A learner's own things: on the desk of one lesson, and all of them together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.urls import reverse

from courses.lessons.desk import Desk, stop
from courses.models import CoursePage, LessonPage
from lms.enrolments.models import Enrolment
from lms.notes.models import Bookmark, MediaPlace, Note
from people.directory.models import User


@dataclass(frozen=True)
class OwnThing:
    """A note or a bookmark with the way to its place; without a way if the lesson or the course is gone."""

    thing: Note | Bookmark
    href: str


@dataclass(frozen=True)
class Shelf:
    """The notes and bookmarks of one course."""

    course: CoursePage
    notes: list[OwnThing]
    bookmarks: list[OwnThing]


def desk_of(enrolment: Enrolment, lesson: LessonPage, question_at: str) -> Desk:
    """The learner's own things in this lesson, and the addresses where they are kept."""
    kept = kept_in(enrolment, lesson)
    step = [enrolment.course.slug, lesson.slug]
    return Desk(
        words={block: text for kind, block, text in kept if kind == "note"},
        marked=frozenset(block for kind, block, _text in kept if kind == "mark"),
        places={block: int(text) for kind, block, text in kept if kind == "place"},
        write_at=reverse("lms:write_note", args=step),
        mark_at=reverse("lms:bookmark", args=step),
        place_at=reverse("lms:media_place", args=step),
        question_at=question_at,
    )


def kept_in(enrolment: Enrolment, lesson: LessonPage) -> list[tuple[str, str, str]]:
    """Everything kept in one lesson as (kind, block, text), asked for at once."""

    def rows(kind: type[Note | Bookmark | MediaPlace], name: str, text: Combinable) -> QuerySet:
        found = kind.objects.filter(enrolment=enrolment, lesson_id=lesson.pk).order_by()
        return found.values_list(Value(name, TextField()), Cast("block", TextField()), Cast(text, TextField()))

    notes, marks = rows(Note, "note", F("text")), rows(Bookmark, "mark", Value(""))
    return list(notes.union(marks, rows(MediaPlace, "place", F("second")), all=True))


def shelves(user: User, asked: str = "") -> list[Shelf]:
    """Everything the person keeps, by course, the course worked on last first; `asked` narrows it to these words."""
    wanted = asked.casefold()
    related = ("enrolment__course", "lesson")
    notes = [note for note in Note.objects.of(user).select_related(*related) if wanted in words_of(note)]
    marks = [mark for mark in Bookmark.objects.of(user).select_related(*related) if wanted in words_of(mark)]
    open_to = set(CoursePage.objects.visible_to(user).values_list("pk", flat=True))
    courses: dict[int, CoursePage] = {}
    latest: dict[int, datetime] = {}
    found: list[Note | Bookmark] = [*notes, *marks]
    for thing in found:
        course, seen = thing.enrolment.course, thing.enrolment.last_seen_at
        courses[course.pk], latest[course.pk] = course, max(seen, latest.get(course.pk, seen))
    return [
        Shelf(courses[pk], things(notes, pk, open_to), things(marks, pk, open_to))
        for pk in sorted(courses, key=lambda pk: latest[pk], reverse=True)
    ]


def words_of(thing: Note | Bookmark) -> str:
    """Everything one may find a note or bookmark by."""
    own = f"{thing.prompt} {thing.text}" if isinstance(thing, Note) else thing.heading
    return f"{own} {thing.lesson_title} {thing.enrolment.course.title}".casefold()


def things(found: Iterable[Note | Bookmark], course: int, open_to: set[int]) -> list[OwnThing]:
    """The things of one course, each with its way back."""
    return [OwnThing(thing, way_to(thing, open_to)) for thing in found if thing.enrolment.course_id == course]


def way_to(thing: Note | Bookmark, open_to: set[int]) -> str:
    """The place in the lesson, as long as course and lesson are there for the person."""
    course = thing.enrolment.course
    if course.pk not in open_to or thing.lesson is None or not thing.lesson.live:
        return ""
    place = stop(thing.block) if thing.block else ("notiz" if isinstance(thing, Note) else "")
    return reverse("lms:step", args=[course.slug, thing.lesson.slug]) + (f"#{place}" if place else "")
