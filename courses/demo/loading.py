"""Loads the demo courses into the catalogue; a course that is there is left alone."""

import json
import tomllib
from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.pages.services import set_up_site
from courses.demo.bodies import HERE, body
from courses.demo.papers import load_papers
from courses.demo.programmes import load_programmes
from courses.demo.questions import load_question
from courses.demo.translating import load_translations
from courses.models import (
    CourseIndexPage,
    CoursePage,
    CourseRequirement,
    GlossaryTerm,
    LessonPage,
    QuestionCategory,
    QuizPage,
    QuizQuestion,
    Topic,
)
from people.directory.models import Office, User
from people.directory.roles import Role

TOPICS = {
    "eakte": "Digitale Akte",
    "sicherheit": "Sicherheit und Datenschutz",
    "prozesse": "Prozesse und Organisation",
    "barriere": "Barrierefreiheit und Sprache",
    "ki": "Daten und KI",
    "fuehrung": "Führung und Zusammenarbeit",
}
COURSE_FACTS = ("title", "slug", "summary", "lead", "level", "minutes", "audience_text", "prerequisites")
EXTRA_FACTS = ("format", "mandatory_for")
CONTACT = "10000003"  # Cem


def load() -> None:
    """All demo courses, published by an editor of the demo cast if there is one."""
    set_up_site()
    catalogue = CourseIndexPage.objects.get(alias_of=None)
    editor = User.objects.holding(Role.EDITOR).first()
    for position, (slug, name) in enumerate(TOPICS.items()):
        Topic.objects.get_or_create(slug=slug, defaults={"name": name, "cover": slug, "position": position})
    explain()
    load_papers()
    files = (tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(HERE.glob("*.toml")))
    for facts in sorted(files, key=lambda facts: len(facts.get("before", {}))):  # what others rest on comes first
        if not catalogue.get_children().filter(slug=facts["slug"]).exists():
            load_course(catalogue, facts, editor)
    load_programmes(catalogue, editor)
    load_translations(editor)


def explain() -> None:
    """The glossary; a term that is there is left alone."""
    for facts in tomllib.loads((HERE / "terms" / "begriffe.toml").read_text(encoding="utf-8"))["terms"]:
        GlossaryTerm.objects.get_or_create(name=facts["name"], defaults=facts)


@transaction.atomic
def load_course(catalogue: CourseIndexPage, facts: dict[str, Any], editor: User | None) -> CoursePage:
    """One course with its lessons and its quiz."""
    movers = User.objects.holding(Role.MOVER).filter(personnel_number=CONTACT)
    course = CoursePage(
        **{name: facts[name] for name in (*COURSE_FACTS, *(set(EXTRA_FACTS) & facts.keys()))},
        topic=Topic.objects.get(slug=facts["topic"]),
        learning_goals=json.dumps([{"type": "goal", "value": goal} for goal in facts["learning_goals"]]),
        contact_office=Office.objects.filter(key=facts["contact_office"]).first(),
        certificate_valid_months=facts["certificate_valid_months"],
        contact_person=movers.first() if facts.get("asks_a_mover") else None,
    )
    catalogue.add_child(instance=course)
    course.tags.add(*facts["tags"])
    course.relevant_offices = Office.objects.filter(key__in=facts.get("especially_for", []))
    for place, (slug, kind) in enumerate(facts.get("before", {}).items()):
        before = CoursePage.objects.originals().get(slug=slug)
        course.requirements.add(CourseRequirement(before=before, kind=kind, sort_order=place))
    publish(course, editor)
    lessons = {lesson["slug"]: load_lesson(course, lesson, editor) for lesson in facts["lessons"]}
    load_quiz(course, facts["quiz"], lessons, editor)
    if "pre_check" in facts:
        load_pre_check(course, facts["pre_check"], lessons, editor)
    return course


def load_pre_check(
    course: CoursePage, facts: dict[str, Any], lessons: dict[str, LessonPage], editor: User | None
) -> None:
    """The quiz before the lessons, which spares those it covers."""
    quiz = load_quiz(course, facts, lessons, editor)
    quiz.is_pre_check, quiz.covers = True, [lessons[slug] for slug in facts["covers"]]
    publish(quiz, editor)
    course.refresh_from_db()
    quiz.move(course.get_first_child(), pos="left")


def load_lesson(course: CoursePage, facts: dict[str, Any], editor: User | None) -> LessonPage:
    """One lesson."""
    named = {name: facts[name] for name in ("title", "slug", "minutes", "lead")}
    lesson = LessonPage(**named, module=facts.get("module", ""), body=json.dumps(body(facts["blocks"])))
    course.add_child(instance=lesson)
    return publish(lesson, editor)


def load_quiz(
    course: CoursePage, facts: dict[str, Any], lessons: dict[str, LessonPage], editor: User | None
) -> QuizPage:
    """A quiz with its questions in the bank."""
    quiz = QuizPage(
        title=facts["title"],
        slug=facts["slug"],
        module=facts.get("module", ""),
        lead=facts["intro"],
        pass_mark=facts["pass_mark"],
        max_attempts=facts.get("max_attempts", 0),
    )
    course.add_child(instance=quiz)
    category = QuestionCategory.objects.get_or_create(name=course.title[:100])[0]
    for place, facts_of_one in enumerate(facts["questions"]):
        question = load_question(facts_of_one, lessons, category)
        quiz.quiz_questions.add(QuizQuestion(question=question, sort_order=place))
    return publish(quiz, editor)


def publish(page: Page, editor: User | None) -> Any:
    """Put the page before its readers, as an editor would."""
    page.owner = editor
    page.full_clean()
    page.save_revision(user=editor).publish(user=editor, skip_permission_checks=True)
    return page
