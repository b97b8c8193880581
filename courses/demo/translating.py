"""Loads the translations of demo courses and programmes; what is missing shows how that is told."""

import json
import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.languages.speaking import MAIN
from cms.translations.services import begin
from courses.demo.bodies import HERE, body
from courses.models import CoursePage, LessonPage, ProgrammePage, QuestionWords, QuizPage
from people.directory.models import User

FILES = HERE / "uebersetzungen"
PROGRAMMES = HERE / "programmes" / "uebersetzungen"
TEXTS = ("title", "summary", "lead", "audience_text", "prerequisites")


def load_translations(editor: User | None) -> None:
    """All translations, each named after its course and language."""
    for file in sorted(FILES.glob("*.toml")):
        slug, language = file.stem.rsplit(".", 1)
        course = CoursePage.objects.filter(slug=slug, locale__language_code=MAIN).first()
        if course and not course.get_translations().filter(locale__language_code=language, alias_of=None).exists():
            translate(course, language, file, editor)
    for file in sorted(PROGRAMMES.glob("*.toml")):
        slug, language = file.stem.rsplit(".", 1)
        programme = ProgrammePage.objects.originals().filter(slug=slug).first()
        if programme and not programme.get_translations().filter(locale__language_code=language).exists():
            translate_programme(programme, language, file, editor)


@transaction.atomic
def translate_programme(programme: ProgrammePage, language: str, file: Path, editor: User | None) -> None:
    """One programme; its sections keep their marks, so that each finds its words."""
    facts = tomllib.loads(file.read_text(encoding="utf-8"))
    page = begin(page=programme, language=language, by=editor)
    for name in ("title", "summary", "lead", "audience_text"):
        setattr(page, name, facts[name])
    blocks = list(programme.sections.raw_data)
    words = zip(blocks, facts["sections"], strict=True)
    page.sections = json.dumps([block | {"value": block["value"] | said} for block, said in words])
    put_online(page, editor)


@transaction.atomic
def translate(course: CoursePage, language: str, file: Path, editor: User | None) -> None:
    """One course with those of its lessons that the file has words for."""
    facts = tomllib.loads(file.read_text(encoding="utf-8"))
    page = begin(page=course, language=language, by=editor)
    for name in TEXTS:
        setattr(page, name, facts["course"].get(name, ""))
    page.learning_goals = json.dumps([{"type": "goal", "value": goal} for goal in facts["course"]["learning_goals"]])
    put_online(page, editor)
    for slug, lesson in facts.get("lessons", {}).items():
        translate_lesson(LessonPage.objects.child_of(course).get(slug=slug), language, lesson, editor)
    if "quiz" in facts:
        translate_quiz(QuizPage.objects.child_of(course).get(), language, facts["quiz"], editor)


def translate_lesson(lesson: LessonPage, language: str, facts: dict[str, Any], editor: User | None) -> None:
    """One lesson; its blocks keep their marks, so that both can be laid side by side."""
    page = begin(page=lesson, language=language, by=editor)
    page.title, page.lead = facts["title"], facts["lead"]
    blocks = body(facts["blocks"])
    for block, original in zip(blocks, lesson.body.raw_data, strict=True):
        block["id"] = original["id"]
    page.body = json.dumps(blocks)
    put_online(page, editor)


def translate_quiz(quiz: QuizPage, language: str, facts: dict[str, Any], editor: User | None) -> None:
    """The quiz and its questions in the bank."""
    page = begin(page=quiz, language=language, by=editor)
    page.title, page.lead = facts["title"], facts["lead"]
    put_online(page, editor)
    for question, words in zip(quiz.fixed_questions(), facts["questions"], strict=True):
        lines = {name: "\n".join(words[name]) for name in ("answers", "feedbacks")}
        texts = {"text": words["text"], "explanation": words["explanation"]}
        QuestionWords.objects.get_or_create(question=question, language=language, defaults=texts | lines)


def put_online(page: Page, editor: User | None) -> None:
    """Put the translation before its readers, as an editor would."""
    page.owner = editor
    page.full_clean()
    page.save_revision(user=editor).publish(user=editor, skip_permission_checks=True)
