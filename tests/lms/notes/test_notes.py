"""Notes, bookmarks and thoughts: kept for the learner alone, with and without scripts, and gone when promised."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from courses.models import CoursePage, LessonPage
from lms.enrolments import services as enrolments
from lms.models import Bookmark, Enrolment, MediaPlace, Note
from lms.notes import services
from lms.notes.sections import sections
from tests.factories.courses import make_course, make_lesson

HTMX = {"HX-Request": "true"}
BODY = [
    {"type": "heading", "value": "Worum es geht"},
    {"type": "reflection", "value": {"prompt": "Was nehmen Sie mit?"}},
    {"type": "video", "value": {"video": None, "caption": ""}},
]


@pytest.fixture
def course(world) -> CoursePage:
    course = make_course("Datenschutz", lessons=0)
    make_lesson(course, "Begriffe", body=json.dumps(BODY))
    make_lesson(course, "Pannen")
    return course


@pytest.fixture
def lesson(course) -> LessonPage:
    return course.steps()[0]


@pytest.fixture
def enrolment(alma, course) -> Enrolment:
    return enrolments.enrol(learner=alma, course=course, by=alma)


LESSON = "/lernen/datenschutz/begriffe/"


def block_of(lesson: LessonPage, kind: str) -> str:
    return next(str(block.id) for block in lesson.body if block.block_type == kind)


def test_alma_writes_a_note_and_finds_it_again(alma, enrolment, lesson, sign_in) -> None:
    browser = sign_in(alma)
    answer = browser.post(f"{LESSON}notiz/", {"block": "", "text": " Bei Frau Lorenz nachfragen "})
    assert answer.url == f"{LESSON}#notiz"
    assert "Bei Frau Lorenz nachfragen</textarea>" in browser.get(LESSON).content.decode()
    listed = browser.get("/lernen/notizen/").content.decode()
    assert "Bei Frau Lorenz nachfragen" in listed
    assert f'href="{LESSON}#notiz"' in listed


def test_a_note_is_saved_without_leaving_the_page(alma, enrolment, sign_in) -> None:
    answer = sign_in(alma).post(f"{LESSON}notiz/", {"block": "", "text": "Kurz"}, headers=HTMX)
    assert answer.content.decode().startswith("Gespeichert um ")
    assert Note.objects.get().text == "Kurz"


def test_writing_again_replaces_and_nothing_takes_away(alma, enrolment, lesson) -> None:
    for text in ("Eins", "Zwei"):
        services.write(enrolment=enrolment, lesson=lesson, text=text, by=alma)
    assert Note.objects.get().text == "Zwei"
    assert services.write(enrolment=enrolment, lesson=lesson, text=" \n ", by=alma) is None
    assert not Note.objects.exists()


def test_a_thought_is_kept_with_its_question(alma, enrolment, lesson, sign_in) -> None:
    block = block_of(lesson, "reflection")
    browser = sign_in(alma)
    answer = browser.post(f"{LESSON}notiz/", {"block": block, "text": "Weniger Mails"})
    assert answer.url == f"{LESSON}#b-{block[:8]}"
    assert "Weniger Mails</textarea>" in browser.get(LESSON).content.decode()
    assert "Was nehmen Sie mit?" in browser.get("/lernen/notizen/").content.decode()


def test_a_bookmark_is_set_and_taken_away(alma, enrolment, lesson, sign_in) -> None:
    browser, block = sign_in(alma), block_of(lesson, "heading")
    marked = browser.post(f"{LESSON}lesezeichen/", {"block": block, "gemerkt": "ja"}, headers=HTMX)
    assert 'aria-pressed="true"' in marked.content.decode()
    assert f'href="{LESSON}#b-{block[:8]}"' in browser.get("/lernen/notizen/").content.decode()
    browser.post(f"{LESSON}lesezeichen/", {"block": block, "gemerkt": "nein"})
    assert not Bookmark.objects.exists()


def test_the_whole_lesson_can_have_a_bookmark(alma, enrolment, sign_in) -> None:
    browser = sign_in(alma)
    for _again in range(2):
        assert browser.post(f"{LESSON}lesezeichen/", {"block": "", "gemerkt": "ja"}).url == LESSON
    assert Bookmark.objects.get().heading == ""


def test_a_film_goes_on_where_it_was_left(alma, enrolment, lesson, sign_in) -> None:
    browser, place = sign_in(alma), {"block": block_of(lesson, "video")}
    assert browser.post(f"{LESSON}abspielstelle/", place | {"sekunden": "73"}).status_code == 204
    assert MediaPlace.objects.get().second == 73
    browser.post(f"{LESSON}abspielstelle/", place | {"sekunden": "0"})
    assert not MediaPlace.objects.exists()
    for nonsense in ("-1", "x", "", "9" * 9):
        assert browser.post(f"{LESSON}abspielstelle/", place | {"sekunden": nonsense}).status_code == 404


def test_only_real_places_can_be_kept(alma, enrolment, lesson, sign_in) -> None:
    browser = sign_in(alma)
    assert browser.post(f"{LESSON}notiz/", {"block": "gibt-es-nicht", "text": "x"}).status_code == 404
    assert browser.post(f"{LESSON}notiz/", {"block": block_of(lesson, "heading"), "text": "x"}).status_code == 404
    assert browser.post(f"{LESSON}lesezeichen/", {"block": block_of(lesson, "reflection")}).status_code == 404


def test_nobody_else_reads_or_deletes_it(alma, gero, bruno, dora, enrolment, lesson, sign_in) -> None:
    note = services.write(enrolment=enrolment, lesson=lesson, text="Ganz allein meins", by=alma)
    for other in (gero, bruno, dora):
        browser = sign_in(other)
        assert "Ganz allein meins" not in browser.get("/lernen/notizen/").content.decode()
        assert browser.post(f"/lernen/notizen/notiz/{note.pk}/loeschen/").status_code == 404
        assert browser.post(f"{LESSON}notiz/", {"block": "", "text": "x"}).status_code == 404
    assert sign_in(alma).post(f"/lernen/notizen/notiz/{note.pk}/loeschen/").url == "/lernen/notizen/"
    assert not Note.objects.exists()


def test_notes_are_searched_in_german(alma, enrolment, lesson, sign_in) -> None:
    services.write(enrolment=enrolment, lesson=lesson, text="Über Änderungen sprechen", by=alma)
    browser = sign_in(alma)
    assert "sprechen" in browser.get("/lernen/notizen/", {"q": "äNDERUNG"}).content.decode()
    nothing = browser.get("/lernen/notizen/", {"q": "Zebra"}).content.decode()
    assert "sprechen" not in nothing
    assert "Zebra" in nothing


def test_a_note_outlives_its_lesson_and_a_course_out_of_sight(alma, enrolment, lesson, sign_in) -> None:
    services.write(enrolment=enrolment, lesson=lesson, text="Bleibt", by=alma)
    lesson.unpublish()
    enrolment.course.unpublish()
    listed = sign_in(alma).get("/lernen/notizen/").content.decode()
    assert "Bleibt" in listed
    assert LESSON not in listed


def test_my_data_holds_all_of_it(alma, enrolment, lesson) -> None:
    services.write(enrolment=enrolment, lesson=lesson, text="Bleibt", by=alma)
    services.mark(enrolment=enrolment, lesson=lesson, marked=True, by=alma)
    services.keep_place(enrolment=enrolment, lesson=lesson, block="b", second=5, by=alma)
    records = sections(alma)[0].records()
    assert [sorted(record) for record in records] == [
        ["course", "lesson", "question", "text", "written_at"],
        ["course", "heading", "lesson", "set_at"],
        ["course", "film_left_at_second", "lesson"],
    ]


def test_it_is_gone_a_year_after_the_course(alma, enrolment, lesson) -> None:
    services.write(enrolment=enrolment, lesson=lesson, text="Bleibt", by=alma)
    services.mark(enrolment=enrolment, lesson=lesson, marked=True, by=alma)
    long_ago = timezone.now() - timedelta(days=366)
    Enrolment.objects.update(last_seen_at=long_ago)
    assert services.forget_old() == 0
    Enrolment.objects.update(status=Enrolment.Status.COMPLETED)
    assert services.forget_old() == 2
    assert services.forget_old() == 0


def test_a_given_up_course_takes_no_more_notes(alma, enrolment, lesson, sign_in) -> None:
    enrolments.withdraw(enrolment=enrolment, by=alma)
    assert sign_in(alma).post(f"{LESSON}notiz/", {"block": "", "text": "x"}).status_code == 404


def test_nothing_of_it_enters_the_trail_or_the_learning_record(alma, enrolment, lesson) -> None:
    from wagtail.models import ModelLogEntry

    from lms.models import Statement

    before = (ModelLogEntry.objects.count(), Statement.objects.count())
    services.write(enrolment=enrolment, lesson=lesson, text="Bleibt", by=alma)
    services.mark(enrolment=enrolment, lesson=lesson, marked=True, by=alma)
    assert (ModelLogEntry.objects.count(), Statement.objects.count()) == before
