"""A course goes out and comes in elsewhere: the same lessons, the same questions, the same grading."""

from random import Random

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from wagtail.models import ReferenceIndex

from cms.media.models import Audio, SiteDocument, SiteImage, Video
from cms.models import InformationPage
from cms.pages.blocks import text_of
from courses.models import CoursePage, GlossaryTerm, LessonPage, Question, QuestionCategory, QuizPage, Topic
from courses.quizzes.grading import is_right
from courses.transfer import services
from courses.transfer.models import CourseImport, CourseOrigin
from tests.courses.transfer.conftest import FILM, packed
from tests.factories.courses import make_topic

MEDIA = (SiteImage, SiteDocument, Video, Audio)


def bring(data: bytes, by) -> CourseImport:
    return services.bring(file=ContentFile(data), file_name="kurs.zip", by=by)


def take(data: bytes, by, *, title: str = "Brandschutz", topic: Topic | None = None) -> CoursePage:
    """Look at the package and take it."""
    record = bring(data, by)
    assert record.troubles == []
    services.take(record=record, title=title, topic=topic or make_topic(), by=by)
    services.run(number=record.pk)
    record.refresh_from_db()
    assert record.state == CourseImport.State.DONE
    return CoursePage.objects.get(pk=record.course_id)


def emptied() -> None:
    """Another platform: nothing of the course is there."""
    for page in (*CoursePage.objects.all(), *InformationPage.objects.filter(title="Notfallplan")):
        page.refresh_from_db()
        page.delete()
    for model in (Question, QuestionCategory, *MEDIA, GlossaryTerm):
        model.objects.all().delete()


def told(course: CoursePage) -> dict:
    """What a course says, without the numbers of its rows."""
    steps = [page.specific for page in course.get_children().order_by("path")]
    return {
        "course": [
            course.title,
            course.lead,
            course.summary,
            course.level,
            course.minutes,
            sorted(course.tags.names()),
        ],
        "goals": text_of(course.learning_goals),
        "steps": [(type(step), step.title, step.module, step.minutes) for step in steps],
        "texts": [text_of(step.body) for step in steps if isinstance(step, LessonPage)],
        "blocks": [[b.block_type for b in step.body] for step in steps if isinstance(step, LessonPage)],
        "asked": [asked(step) for step in steps if isinstance(step, QuizPage)],
        "english": [
            (page.title, text_of(page.body) if hasattr(page, "body") else "")
            for page in (other.specific for step in [course, *steps] for other in step.get_translations())
        ],
    }


def asked(quiz: QuizPage) -> list:
    """The rules of a quiz and its questions with everything that decides about right and wrong."""
    rules = [quiz.pass_mark, quiz.max_attempts, quiz.is_pre_check, [lesson.title for lesson in quiz.covers.all()]]
    questions = [
        (each.kind, each.text, each.picture_text, each.lesson and each.lesson.title, answers(each), words(each))
        for each in quiz.fixed_questions()
    ]
    pool = [(d.number, sorted(question.text for question in d.category.questions.all())) for d in quiz.draws.all()]
    return [rules, questions, pool]


def answers(question: Question) -> list:
    names = ("text", "is_correct", "feedback", "counterpart", "tolerance", "left", "top", "width", "height")
    return [[getattr(answer, name) for name in names] for answer in question.answers.all()]


def words(question: Question) -> list:
    return [(each.language, each.text, each.answers) for each in question.translations.all()]


def files(settings) -> list[str]:
    """Everything that lies in the store."""
    return sorted(str(path) for path in settings.MEDIA_ROOT.rglob("*") if path.is_file())


def test_a_course_is_the_same_on_an_emptied_platform(course, editor):
    before, data = told(course), packed(course)
    emptied()

    here = take(data, editor)

    assert told(here) == before
    assert [page.live for page in (here, *here.get_children())] == [False] * 4
    assert here.owner == editor
    assert here.slug == "brandschutz"
    assert here.get_latest_revision().user == editor
    quiz = QuizPage.objects.child_of(here).get()
    question = next(each for each in quiz.asked_questions(Random(1)) if each["kind"] == "number")  # noqa: S311
    assert is_right(question, ["2,9"])
    assert not is_right(question, ["3,1"])


def test_pictures_films_and_papers_are_there_byte_by_byte(course, editor):
    data = packed(course)
    emptied()

    here = take(data, editor)

    video = Video.objects.get()
    assert video.file.read() == FILM
    assert video.captions.read().startswith(b"WEBVTT")
    assert video.poster.title == "Standbild"
    assert SiteImage.objects.count() == 2, "the same picture in lesson and question is kept once"
    assert SiteImage.objects.get(title="Lageplan").description == "Ein Plan"
    assert SiteDocument.objects.get().file.read() == b"%PDF-1.7 x"
    lesson = LessonPage.objects.child_of(here).first()
    assert lesson.body[3].value["image"].contextual_alt_text == "Plan mit Wegen"
    assert CourseOrigin.objects.get(course=here).authors == "Stadt Musterstadt"


def test_links_lead_to_the_new_pages_and_dead_ones_are_named(course, editor):
    data = packed(course)
    emptied()

    here = take(data, editor)

    first, second = LessonPage.objects.child_of(here)
    html = first.body[1].value.source
    assert f'<a linktype="page" id="{second.pk}">Löschen</a>' in html
    assert f'<a linktype="document" id="{SiteDocument.objects.get().pk}">' in html
    assert '<a href="https://www.dguv.de">hinaus</a>' in html
    assert "zum Plan, " in html, "the page is not here: only its words are"
    report = CourseImport.objects.get().report
    assert report["links"] == [{"title": "Notfallplan", "found": False}]
    assert report["before"] == [{"title": "Erste Schritte", "found": False}]
    pages = ContentType.objects.get_for_model(LessonPage)
    assert ReferenceIndex.objects.filter(object_id=str(first.pk), to_content_type__model="sitedocument").exists(), pages


def test_what_is_here_already_is_used_again(course, editor):
    counted = [model.objects.count() for model in MEDIA]
    questions, categories = Question.objects.count(), QuestionCategory.objects.count()

    here = take(packed(course), editor, title="Brandschutz für Neue")

    assert [model.objects.count() for model in MEDIA] == counted
    assert Question.objects.count() == questions + 1, "only the one that leads to a lesson is made anew"
    assert QuestionCategory.objects.count() == categories
    assert here.slug == "brandschutz-fur-neue"
    report = CourseImport.objects.get().report
    assert all(each["known"] for each in report["media"])
    assert report["links"] == [{"title": "Notfallplan", "found": True}]
    assert [each.before.title for each in here.requirements.all()] == ["Erste Schritte"]
    assert [term["state"] for term in report["terms"]] == ["same"]


def test_tests_of_others_never_draw_what_was_brought(course, editor):
    """Here a category of that name holds other questions."""
    data = packed(course)
    emptied()
    ours = QuestionCategory.objects.create(name="Brandschutz")
    Question.objects.create(text="Unsere Frage", category=ours)

    here = take(data, editor)

    draw = QuizPage.objects.child_of(here).get().draws.get()
    assert draw.category != ours
    assert draw.category.name == "Brandschutz (Brandschutz)"
    assert draw.category.questions.count() == 2
    assert ours.questions.count() == 1


def test_a_word_that_is_explained_here_stays_so(course, editor):
    data = packed(course)
    GlossaryTerm.objects.update(explanation="Anders erklärt.")

    take(data, editor, title="Zweiter")

    assert GlossaryTerm.objects.get().explanation == "Anders erklärt."
    assert CourseImport.objects.get().report["terms"] == [{"name": "Sammelplatz", "state": "different"}]


def test_what_belongs_to_the_city_stays_there(course, editor, world):
    CoursePage.objects.filter(pk=course.pk).update(
        audience="offices", mandatory_for="alle", contact_office=world.registry, contact_person=editor
    )
    course.refresh_from_db()
    data = packed(course)

    here = take(data, editor, title="Zweiter")

    assert b"Emil" not in data
    assert (here.audience, here.mandatory_for, here.contact_office, here.contact_person) == ("city", "", None, None)


def test_drafts_go_along_only_when_asked(course, editor):
    lesson = LessonPage.objects.child_of(course).first()
    lesson.title = "Ruhe bewahren, neu"
    lesson.save_revision()
    course.add_child(instance=LessonPage(title="Noch im Entwurf", live=False)).save_revision()

    online = take(packed(course), editor, title="Online")
    newest = take(packed(course, drafts=True), editor, title="Neueste")

    assert [p.title for p in LessonPage.objects.child_of(online)] == ["Ruhe bewahren", "Löschen"]
    assert [p.title for p in LessonPage.objects.child_of(newest)] == [
        "Ruhe bewahren, neu",
        "Löschen",
        "Noch im Entwurf",
    ]


def test_what_breaks_off_leaves_nothing(course, editor, monkeypatch, settings):
    data = packed(course)
    emptied()
    record = bring(data, editor)
    services.take(record=record, title="Brandschutz", topic=make_topic(), by=editor)
    before = files(settings)
    monkeypatch.setattr("courses.transfer.taking.begin", lambda **_facts: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        services.run(number=record.pk)

    assert not CoursePage.objects.exists()
    assert [model.objects.count() for model in (*MEDIA, Question, GlossaryTerm)] == [0] * 6
    assert [path for path in files(settings) if path not in before] == []


def test_taking_twice_makes_one_course(course, editor):
    record = bring(packed(course), editor)
    services.take(record=record, title="Zweiter", topic=make_topic(), by=editor)

    with pytest.raises(services.NothingToTakeError):
        services.take(record=record, title="Dritter", topic=make_topic(), by=editor)
    services.run(number=record.pk)
    services.run(number=record.pk)

    assert CoursePage.objects.filter(title__in=["Zweiter", "Dritter"]).count() == 1
