"""A course with everything a course can have, and an editor who hands it on."""

import json
from copy import deepcopy
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Locale

from cms.media.models import Audio, SiteDocument, SiteImage, Video
from cms.models import InformationIndexPage, InformationPage
from cms.pages.services import set_up_site
from cms.translations.services import begin
from courses.models import (
    Answer,
    CoursePage,
    CourseRequirement,
    GlossaryTerm,
    LessonPage,
    Question,
    QuestionCategory,
    QuestionWords,
    QuizDraw,
    QuizPage,
    QuizQuestion,
)
from courses.transfer.packing import Packing
from people.directory.services import follow_roles
from people.models import User
from tests.courses.exchange.conftest import png
from tests.factories.courses import make_course, make_question

FILM = b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 40


@pytest.fixture(autouse=True)
def place(settings, tmp_path) -> None:
    """Uploads lie apart; Wagtail's templates rely on Django's way with unknown variables."""
    settings.MEDIA_ROOT = tmp_path
    settings.TEMPLATES = deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["OPTIONS"].pop("string_if_invalid")


@pytest.fixture
def editor(emil) -> User:
    """Emil looks after the courses of the whole city."""
    set_up_site()
    follow_roles()
    return User.objects.get(pk=emil.pk)


@pytest.fixture
def browser(editor, sign_in) -> Client:
    return sign_in(editor)


def picture(title: str = "Lageplan", *, wide: int = 400) -> SiteImage:
    return SiteImage.objects.create(title=title, description="Ein Plan", file=ContentFile(png(wide), name="plan.png"))


def film() -> Video:
    captions = ContentFile(b"WEBVTT\n\n00:00.000 --> 00:02.000\nGuten Tag", name="film.vtt")
    facts = {"title": "Räumung", "transcript": "Guten Tag", "seconds": 12, "poster": picture("Standbild", wide=640)}
    return Video.objects.create(file=ContentFile(FILM, name="film.mp4"), captions=captions, **facts)


@pytest.fixture
def course(editor) -> CoursePage:
    """“Brandschutz” with pictures, a film, a recording, a document, links, questions and a translation."""
    course = make_course("Brandschutz", lessons=0, lead="Für alle", learning_goals=goals("Ruhig bleiben"))
    course.tags.add("Feuer", "Flucht")
    course.requirements.add(CourseRequirement(before=make_course("Erste Schritte", lessons=0), kind="required"))
    course.save()
    hints = InformationIndexPage.objects.get().add_child(instance=InformationPage(title="Notfallplan"))
    GlossaryTerm.objects.create(name="Sammelplatz", explanation="Wo sich alle treffen.", spellings="Sammelplätze")
    second = course.add_child(instance=LessonPage(title="Löschen", minutes=4, module="Handeln"))
    spot = hotspot(second)
    first = course.add_child(
        instance=LessonPage(title="Ruhe bewahren", module="Wissen", body=body(second, hints, spot))
    )
    first.move(second, pos="left")
    quiz(course, first, spot)
    translated(first)
    return CoursePage.objects.get(pk=course.pk)


def goals(words: str) -> str:
    return json.dumps([{"type": "goal", "value": words}])


def body(second: LessonPage, hints: InformationPage, spot: Question) -> str:
    """A lesson with something of every sort that points somewhere."""
    paper = SiteDocument.objects.create(title="Merkblatt", file=ContentFile(b"%PDF-1.7 x", name="merkblatt.pdf"))
    sound = Audio.objects.create(title="Alarm", file=ContentFile(b"ID3 tut", name="alarm.mp3"), transcript="Tut")
    image = {"image": picture().pk, "alt_text": "Plan mit Wegen", "decorative": False}
    links = (
        f'<p>Zum <a linktype="page" id="{second.pk}">Löschen</a>, zum <a linktype="page" id="{hints.pk}">Plan</a>, '
        f'zum <a linktype="document" id="{paper.pk}">Merkblatt</a> und <a href="https://www.dguv.de">hinaus</a>. '
        "Der Sammelplatz zählt &amp; gilt.</p>"
    )
    table = {
        "caption": "Fristen",
        "columns": [{"type": "text", "heading": "Was"}, {"type": "number", "heading": "Jahre"}],
        "rows": [{"values": ["<p>Löscher</p>", "2"]}],
    }
    blocks = [
        ("heading", "Worum es geht"),
        ("rich_text", links),
        ("table", {"table": table, "first_column_names_rows": True}),
        ("figure", {"image": image, "caption": "Der Plan"}),
        ("gallery", {"title": "Wege", "pictures": [{"image": image, "caption": ""}] * 2}),
        ("video", {"video": film().pk, "caption": ""}),
        ("audio", {"audio": sound.pk, "caption": ""}),
        ("download", {"document": paper.pk, "title": ""}),
        ("accordion", {"items": [{"title": "Mehr", "text": "<p>Text</p>"}]}),
        ("question", {"question": spot.pk}),
    ]
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


def hotspot(lesson: LessonPage) -> Question:
    """A question with a picture, a lesson to read again and words in English."""
    question = Question(kind="hotspot", text="Wo ist der Sammelplatz?", picture=picture(), lesson=lesson)
    question.picture_text = "Plan"
    question.answers = [
        Answer(text="Hof", is_correct=True, left=10, top=10, width=20, height=20, sort_order=0),
        Answer(text="Keller", left=60, top=60, width=20, height=20, sort_order=1, feedback="Nie nach unten."),
    ]
    question.translations = [QuestionWords(language="en", text="Where do we meet?", answers="Yard\nCellar")]
    question.save()
    return question


def quiz(course: CoursePage, lesson: LessonPage, spot: Question) -> QuizPage:
    """A pre-check that asks two questions and draws one of two."""
    course.refresh_from_db()
    page = course.add_child(instance=QuizPage(title="Weiß ich schon", pass_mark=60, is_pre_check=True))
    number = Question(kind="number", text="Wie viele Minuten?", category=QuestionCategory.objects.create(name="Zahlen"))
    number.answers = [Answer(text="2,5", is_correct=True, tolerance="0.5")]
    number.save()
    pool = QuestionCategory.objects.create(name="Brandschutz")
    for text in ("Was tun Sie zuerst?", "Was tun Sie zuletzt?"):
        drawn = make_question(text, right=["Melden"], wrong=["Warten"])
        Question.objects.filter(pk=drawn.pk).update(category=pool)
    page.quiz_questions = [QuizQuestion(question=spot, sort_order=0), QuizQuestion(question=number, sort_order=1)]
    page.draws = [QuizDraw(category=pool, number=1)]
    page.covers = [lesson]
    page.save()
    return page


def translated(lesson: LessonPage) -> None:
    Locale.objects.get_or_create(language_code="en")
    for page, title in ((lesson.get_parent().specific, "Fire safety"), (lesson, "Keep calm")):
        other = begin(page=page, language="en", by=None)
        other.title = title
        other.save_revision().publish()


def packed(course: CoursePage, **options: object) -> bytes:
    """The course as a package."""
    target = BytesIO()
    Packing(course, target, **options).pack(authors="Stadt Musterstadt", licence="cc-by-4.0")
    return target.getvalue()
