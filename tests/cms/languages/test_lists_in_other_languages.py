"""Every list names courses, lessons and programmes in the reader's language, as far as there are words for it."""

import json

import pytest
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localdate

from cms.languages.speaking import speak
from cms.translations.services import follow
from courses.models import CoursePage, LessonPage
from lms.enrolments import services as enrolments
from tests.factories.courses import make_course, make_programme
from tests.factories.languages import translate
from tests.factories.lms import make_completion
from tests.factories.sessions import make_session
from tests.factories.versions import publish, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(alma, sign_in):
    """Alma reads English, on the platform and in courses."""
    alma.language = "en"
    alma.save(update_fields=["language"])
    return sign_in(alma)


@pytest.fixture
def course(world) -> CoursePage:
    course = make_course("Datenschutz", slug="datenschutz", quiz=True)
    translate(course, "en", title="Data protection", summary="In short")
    translate(course.steps()[0], "en", title="Lesson one")
    translate(course.steps()[-1], "en", title="Final test")
    return CoursePage.objects.get(pk=course.pk)


def test_my_learning_and_the_start_page_speak_english(english, alma, course):
    make_course("Brandschutz")
    enrolments.enrol(learner=alma, course=course, by=alma)
    for address in ("/lernen/", "/"):
        page = english.get(address).content.decode()
        assert ">Data protection<" in page, address
        assert ">Lesson one<" in page, address
        assert ">Datenschutz<" not in page, address
        assert 'lang="de">' in page, "what is there in German only says so"
        assert ">Brandschutz<" in page


def test_completed_courses_are_named_in_the_language_of_the_reader(english, alma, course, sign_in):
    make_completion(alma, course)
    assert ">Data protection<" in english.get("/lernen/").content.decode()
    assert "Datenschutz" in english.get("/lernen/bildungspass/").content.decode(), "a proof says what it said that day"
    alma.language = "de"
    alma.save(update_fields=["language"])
    assert ">Datenschutz<" in sign_in(alma).get("/lernen/bildungspass/").content.decode()


def test_the_head_of_a_running_test_speaks_english(english, alma, course):
    enrolment = enrolments.enrol(learner=alma, course=course, by=alma)
    for step in course.steps()[:-1]:
        enrolments.complete_step(enrolment=enrolment, step=step, by=alma)
    quiz = course.steps()[-1]
    asked = english.post(f"/lernen/{course.slug}/{quiz.slug}/test/beginnen/", follow=True).content.decode()
    assert "<span>Final test</span>" in asked
    assert "<span>Data protection</span>" in asked


def test_sessions_name_their_course_in_english(english, course):
    session = make_session(course)
    for address in ("/termine/", session.get_absolute_url()):
        assert ">Data protection<" in english.get(address).content.decode(), address


def test_modules_carry_the_names_of_the_translation(english, alma):
    course = make_course("Akten", slug="akten", lessons=3)
    first, second, third = course.steps()
    first.module, third.module = "Anlegen", "Ablegen"
    first.save()
    third.save()
    translate(first, "en", module="Creating")
    translate(second, "en", module="Nothing begins here")
    enrolments.enrol(learner=alma, course=course, by=alma)
    for address in ("/kurse/akten/", f"/lernen/akten/{first.slug}/"):  # the course and the player
        page = english.get(address).content.decode()
        assert "Creating" in page
        assert "Anlegen" not in page
        assert "Ablegen" in page, "what has no words yet stays as it is"
        assert "Nothing begins here" not in page, "modules begin where the original says so"


def test_a_translated_programme_words_its_sections_and_asks_for_the_same(english, alma):
    basics, tools = make_course("Grundlagen"), make_course("Werkzeuge")
    programme = make_programme("Digital Mover", {"courses": [basics]}, {"courses": [tools]})
    programme.refresh_from_db()
    translate(basics, "en", title="Basics")
    blocks = list(programme.sections.raw_data)
    wrong = {"title": "First things", "demand": "optional", "courses": []}
    words = [blocks[0] | {"value": blocks[0]["value"] | wrong}]
    translate(programme, "en", title="Digital mover in English", sections=json.dumps(words))
    page = english.get(programme.url).content.decode()
    assert "<h1>Digital mover in English</h1>" in page
    assert "First things" in page
    assert '<span lang="de">Abschnitt 2</span>' in page or "Abschnitt 2" in page
    assert ">Basics<" in page
    assert 'lang="de">Werkzeuge<' in page
    assert "0 of 2 required courses completed" in page, "a translation asks for nothing of its own"
    for address in ("/lernprogramme/", "/kurse/", "/suche/?q=English"):
        assert "Digital mover in" in english.get(address).content.decode(), address


def test_whoever_finishes_an_earlier_version_reads_it_in_english_as_long_as_the_translation_fits(english, alma):
    course = make_course(slug="akten")
    for step in course.get_children().specific():
        publish(step)
    lesson = LessonPage.objects.child_of(course).first()
    translated = translate(lesson, "en", title="Lesson one", body=text("The old law"))
    enrolment = enrolments.enrol(learner=alma, course=course, by=alma)
    enrolments.complete_step(enrolment=enrolment, step=course.steps()[0], by=alma)
    said = {"change": "substantial", "change_note": "Seit Juli gilt das neue Gesetz."}
    publish(LessonPage.objects.get(pk=lesson.pk), body=text("Das neue Gesetz"), **said)
    address = f"/lernen/{course.slug}/{lesson.slug}/"
    assert "The old law" in english.get(address).content.decode(), "the translation still follows the earlier version"

    translated.body = text("The new law")
    translated.save_revision().publish()
    follow(translation=translated, by=None)
    page = english.get(address).content.decode()
    assert "The new law" not in page
    assert "Only the newest version of this page is there in English." in page


def test_what_was_lent_is_forgotten_with_the_answer(course):
    assert speak(course, "en").title == "Data protection"
    assert CoursePage.objects.get(pk=course.pk).title == "Datenschutz"


def test_dates_stand_in_the_order_of_the_language():
    day = localdate().replace(year=2026, month=3, day=9)
    said = {}
    for language in ("de", "en"):
        with translation.override(language):
            said[language] = [
                date_format(day, form) for form in ("DATE_FORMAT", "SHORT_DATE_FORMAT", "MONTH_DAY_FORMAT")
            ]
    assert said == {
        "de": ["9. März 2026", "09.03.2026", "9. März"],
        "en": ["9 March 2026", "09/03/2026", "9 March"],
    }
