"""Shows the way of courses: a template, a pilot in the Standesamt, a new version, a review that is due."""

import json
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from courses.demo.loading import load_lesson, publish
from courses.models import CourseIndexPage, CoursePage, LessonPage, Review, Topic
from courses.pilots import services as pilots
from courses.reviews import services as reviews
from people.directory.models import Office, User
from people.directory.roles import Role

HERE = Path(__file__).parent
FACTS = ("title", "slug", "summary", "lead", "level", "minutes")
REGISTRY = "34"
CHANGED = ("ki-in-der-verwaltung", "was-nicht-hineingehoert")
NEWS = "Neu: Auch Angebote aus laufenden Vergaben gehören in kein KI-Werkzeug. Ein Beispiel zeigt, warum."
ADDED = (
    "<p>Ein Beispiel aus dem Hochbauamt: Drei Angebote für eine Turnhalle liegen vor. Wer sie zum Vergleich in ein "
    "KI-Werkzeug kopiert, gibt Geschäftsgeheimnisse weiter. Vergleichen Sie selbst, oder fragen Sie die "
    "Vergabestelle.</p>"
)


@transaction.atomic
def load() -> None:
    """Everything once; what is there is left alone."""
    editor = User.objects.holding(Role.EDITOR).first()
    catalogue = CourseIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if editor is None or catalogue is None:
        return
    if not CoursePage.objects.filter(is_template=True).exists():
        begin(catalogue, "vorlage", editor, is_template=True)
    if not CoursePage.objects.filter(slug="einfache-sprache-im-bescheid").exists():
        try_out(begin(catalogue, "pilot", editor), editor)
    change(editor)
    plan(editor)


def begin(catalogue: CourseIndexPage, name: str, editor: User, *, is_template: bool = False) -> CoursePage:
    """A course with its lessons, all of it a draft."""
    facts = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    course = CoursePage(
        **{fact: facts[fact] for fact in FACTS},
        topic=Topic.objects.get(slug=facts["topic"]),
        learning_goals=json.dumps([{"type": "goal", "value": goal} for goal in facts["learning_goals"]]),
        is_template=is_template,
        live=False,
        owner=editor,
    )
    catalogue.add_child(instance=course)
    course.save_revision(user=editor)
    for lesson in facts["lessons"]:
        draft = load_lesson(course, lesson, editor)
        if is_template:
            draft.unpublish(log_action=False)
    return course


def try_out(course: CoursePage, editor: User) -> None:
    """The Standesamt tries the course out, and Bruno has said what he thinks."""
    offices = Office.objects.filter(key=REGISTRY)
    question = "Sind die Beispiele nah genug an Ihren Bescheiden?"
    pilot = pilots.start_pilot(course=course, offices=offices, question=question, by=editor)
    publish(CoursePage.objects.get(pk=course.pk), editor)
    bruno = User.objects.filter(personnel_number="10000002").first()
    if bruno:
        good, better = "Kurz und aus unserem Alltag.", "Ein Beispiel mit Gebühren fehlt noch."
        pilots.give_feedback(pilot=pilot, verdict="nearly", good=good, better=better, by=bruno)


def change(editor: User) -> None:
    """A lesson got something new while people are in the middle of its course."""
    course = CoursePage.objects.filter(slug=CHANGED[0], version=1, locale__language_code=settings.LANGUAGE_CODE).first()
    lesson: Any = course and LessonPage.objects.child_of(course).filter(slug=CHANGED[1]).first()
    if lesson is None:
        return
    lesson.body.append(("rich_text", ADDED))
    lesson.change, lesson.change_note = "substantial", NEWS
    publish(lesson, editor)


def plan(editor: User) -> None:
    """Every course has a day of review; for one it has come."""
    courses = CoursePage.objects.live().filter(review=None, locale__language_code=settings.LANGUAGE_CODE)
    reviews.plan_missing(courses=list(courses.select_related("owner")))
    course = CoursePage.objects.filter(
        slug="datenschutz-grundlagen", locale__language_code=settings.LANGUAGE_CODE
    ).first()
    if course and not Review.objects.filter(page=course, checked_on__isnull=False).exists():
        day = timezone.localdate() - timedelta(days=5)
        Review.objects.filter(page=course).update(owner=editor, review_on=day)
