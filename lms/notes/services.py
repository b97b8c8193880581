"""Writing notes, setting bookmarks, remembering where a film was left. Every call may be repeated without harm.

Nothing of this goes into the audit trail or the learning record: what somebody writes for herself is not evidence.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from courses.models import LessonPage
from lms.enrolments.models import Enrolment
from lms.notes.models import Bookmark, MediaPlace, Note
from people.directory.models import User

LONGEST = 10_000
KEPT = timedelta(days=365)


@transaction.atomic
def write(
    *, enrolment: Enrolment, lesson: LessonPage, block: str = "", text: str, by: User, at: datetime | None = None
) -> Note | None:
    """Keep these words about the lesson, or about one of its questions; no words take the note away."""
    words = text.replace("\r\n", "\n").strip()[:LONGEST]
    if not words:
        Note.objects.filter(enrolment=enrolment, lesson_id=lesson.pk, block=block).delete()
        return None
    facts = {
        "lesson_title": lesson.title,
        "prompt": prompt_of(lesson, block),
        "text": words,
        "written_at": at or timezone.now(),
    }
    note, _created = Note.objects.update_or_create(
        enrolment=enrolment, lesson_id=lesson.pk, block=block, defaults=facts
    )
    return note


@transaction.atomic
def mark(
    *, enrolment: Enrolment, lesson: LessonPage, block: str = "", marked: bool, by: User, at: datetime | None = None
) -> None:
    """Set a bookmark at the lesson or at one of its headings, or take it away."""
    here = {"enrolment": enrolment, "lesson_id": lesson.pk, "block": block}
    if not marked:
        Bookmark.objects.filter(**here).delete()
        return
    facts = {"lesson_title": lesson.title, "heading": heading_of(lesson, block), "set_at": at or timezone.now()}
    Bookmark.objects.get_or_create(**here, defaults=facts)


@transaction.atomic
def keep_place(*, enrolment: Enrolment, lesson: LessonPage, block: str, second: int, by: User) -> None:
    """Remember the second at which a film was left; at its end there is nothing to remember."""
    here = {"enrolment": enrolment, "lesson_id": lesson.pk, "block": block}
    if second:
        MediaPlace.objects.update_or_create(**here, defaults={"second": second})
    else:
        MediaPlace.objects.filter(**here).delete()


@transaction.atomic
def throw_away(*, thing: Note | Bookmark, by: User) -> None:
    """Delete a note or a bookmark for good."""
    thing.delete()


@transaction.atomic
def forget_old() -> int:
    """Delete what belongs to courses that ended more than a year ago. Returns the number of deleted rows."""
    before = timezone.now() - KEPT
    return sum(kind.objects.ended_before(before).delete()[0] for kind in (Note, Bookmark, MediaPlace))


def prompt_of(lesson: LessonPage, block: str) -> str:
    """The question to think about; empty for the note on the whole lesson."""
    return str(_value(lesson, block, "reflection").get("prompt", "")) if block else ""


def heading_of(lesson: LessonPage, block: str) -> str:
    """The heading's words; empty for the whole lesson."""
    return next((str(part.value) for part in lesson.body if block and str(part.id) == block), "")[:255]


def _value(lesson: LessonPage, block: str, kind: str) -> dict:
    return next((part.value for part in lesson.body if part.block_type == kind and str(part.id) == block), {})
