"""What this room says about a person on “My data”."""

from django.utils.translation import gettext as _

from lms.notes.models import Bookmark, MediaPlace, Note
from people.directory.models import User
from people.privacy.sections import Section, how_many


def sections(user: User) -> list[Section]:
    """Notes, bookmarks and places in films."""
    notes, marks, places = Note.objects.of(user), Bookmark.objects.of(user), MediaPlace.objects.of(user)
    number = how_many(user, notes=notes, marks=marks)
    return [
        Section(
            key="notes",
            title=_("Notes and bookmarks"),
            purpose=_("So that you find again what you wrote and marked while learning"),
            seen_by=_("Only you"),
            kept=_("12 months after completion; you can delete them at any time"),
            facts=[(_("Notes"), str(number["notes"])), (_("Bookmarks"), str(number["marks"]))],
            records=lambda: [
                *(_note(note) for note in notes.select_related("enrolment__course")),
                *(_bookmark(mark) for mark in marks.select_related("enrolment__course")),
                *(_place(place) for place in places.select_related("enrolment__course", "lesson")),
            ],
            order=32,
            only_me=True,
        )
    ]


def _note(note: Note) -> dict[str, object]:
    return {
        "course": note.enrolment.course.title,
        "lesson": note.lesson_title,
        "question": note.prompt,
        "text": note.text,
        "written_at": note.written_at.isoformat(),
    }


def _bookmark(mark: Bookmark) -> dict[str, object]:
    return {
        "course": mark.enrolment.course.title,
        "lesson": mark.lesson_title,
        "heading": mark.heading,
        "set_at": mark.set_at.isoformat(),
    }


def _place(place: MediaPlace) -> dict[str, object]:
    return {"course": place.enrolment.course.title, "lesson": place.lesson.title, "film_left_at_second": place.second}
