"""Makes courses with lessons and quizzes."""

import json

from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, Site

from cms.models import HomePage, SiteImage
from courses.models import (
    Answer,
    CertificateTemplate,
    CourseIndexPage,
    CoursePage,
    LessonPage,
    ProgrammePage,
    Question,
    QuizPage,
    QuizQuestion,
    Topic,
)


def make_home() -> HomePage:
    """The start page, below Wagtail's root and bound to the default site."""
    home = HomePage.objects.first()
    if home:
        return home
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Start", slug="start"))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    return home


def make_catalogue() -> CourseIndexPage:
    """The catalogue at /kurse/."""
    return CourseIndexPage.objects.first() or make_home().add_child(
        instance=CourseIndexPage(title="Kurse", slug="kurse")
    )


def make_topic(slug: str = "sicherheit", name: str = "Sicherheit und Datenschutz") -> Topic:
    """A topic of the catalogue."""
    return Topic.objects.get_or_create(slug=slug, defaults={"name": name, "cover": "sicherheit"})[0]


def make_course(
    title: str = "Datenschutz-Grundlagen", *, lessons: int = 2, quiz: bool = False, **fields: object
) -> CoursePage:
    """A published course for all staff, with lessons and, if wanted, a quiz of two questions."""
    facts = {"topic": make_topic(), "summary": f"{title} in Kürze", "minutes": 20} | fields
    offices, groups = facts.pop("audience_offices", []), facts.pop("audience_groups", [])
    course = make_catalogue().add_child(instance=CoursePage(title=title, **facts))
    if offices or groups:
        course.audience_offices, course.audience_groups = offices, groups
        course.save()
    for number in range(1, lessons + 1):
        make_lesson(course, f"Lektion {number}")
    if quiz:
        make_quiz(course)
    return course


def make_programme(title: str = "Digital Mover", *sections: dict, **fields: object) -> ProgrammePage:
    """A published programme for all staff; a section is a dict with `courses` and what it demands."""
    written = [
        {
            "type": "section",
            "value": {"title": f"Abschnitt {number}", "demand": "all", **section}
            | {"courses": [{"course": course.pk, "points": points} for course, points in pairs(section["courses"])]},
        }
        for number, section in enumerate(sections, start=1)
    ]
    facts = {"topic": make_topic(), "summary": f"{title} in Kürze"} | fields
    return make_catalogue().add_child(instance=ProgrammePage(title=title, sections=json.dumps(written), **facts))


def pairs(courses: list) -> list[tuple[CoursePage, int]]:
    """Courses with their points; those without bring none."""
    return [each if isinstance(each, tuple) else (each, 0) for each in courses]


def make_picture(title: str) -> SiteImage:
    """A small picture in the media."""
    return SiteImage.objects.create(title=title, file=get_test_image_file(filename=f"{title}.png"))


def make_template(name: str = "Stadt", **fields: object) -> CertificateTemplate:
    """A template for certificates."""
    return CertificateTemplate.objects.create(name=name, **fields)


def make_lesson(course: CoursePage, title: str, **fields: object) -> LessonPage:
    """A lesson with a heading, a text and a knowledge check."""
    body = [
        {"type": "heading", "value": "Worum es geht"},
        {"type": "rich_text", "value": "<p>Ein Name ist ein personenbezogenes Datum.</p>"},
        {
            "type": "knowledge_check",
            "value": {
                "question": "Ist ein Kfz-Kennzeichen personenbezogen?",
                "answers": [
                    {"text": "Ja", "is_correct": True, "feedback": "Genau."},
                    {"text": "Nein", "is_correct": False, "feedback": "Die Halterin lässt sich ermitteln."},
                ],
                "explanation": "Es genügt, dass eine Person bestimmt werden kann.",
            },
        },
    ]
    facts = {"lead": "Hier üben Sie den Unterschied.", "minutes": 8, "body": json.dumps(body)} | fields
    return course.add_child(instance=LessonPage(title=title, **facts))


def make_quiz(course: CoursePage, title: str = "Abschlusstest", **fields: object) -> QuizPage:
    """A quiz with a question that has one right answer and one that has two."""
    quiz = course.add_child(instance=QuizPage(title=title, **fields))
    single = make_question("Was ist ein personenbezogenes Datum?", right=["Ein Name"], wrong=["Das Wetter"])
    multiple = make_question(
        "Was tun Sie bei einer Datenpanne?",
        kind=Question.Kind.MULTIPLE,
        right=["Sofort melden", "Nichts löschen"],
        wrong=["Abwarten"],
    )
    quiz.quiz_questions = [QuizQuestion(question=single, sort_order=0), QuizQuestion(question=multiple, sort_order=1)]
    quiz.save()
    return quiz


def make_question(text: str, *, right: list[str], wrong: list[str], kind: str = Question.Kind.SINGLE) -> Question:
    """A question of the bank."""
    question = Question(text=text, kind=kind, explanation="So steht es in der Lektion.")
    question.answers = [
        *[Answer(text=answer, is_correct=True, sort_order=place) for place, answer in enumerate(right)],
        *[Answer(text=answer, feedback="Lesen Sie nach.", sort_order=9 + place) for place, answer in enumerate(wrong)],
    ]
    question.save()
    return question
