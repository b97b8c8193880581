"""Reading in another language: one course, one progress, honest words where something is missing."""

import json

import pytest
from django.test import Client
from wagtail.models import Locale

from cms.languages.speaking import MAIN, Reading, speak
from cms.models import InformationPage
from cms.pages.services import set_up_site
from courses.models import CoursePage
from lms.enrolments.services import enrol
from lms.models import Completion, Enrolment
from tests.factories.courses import make_course
from tests.factories.languages import translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def course() -> CoursePage:
    """A course of two lessons, of which the course page and the first lesson are there in English."""
    course = make_course("Datenschutz", slug="datenschutz")
    translate(course, "en", title="Data protection", summary="In short")
    lesson = course.steps()[0]
    body = json.loads(json.dumps(list(lesson.body.raw_data)))
    body[1] = body[1] | {"value": "<p>A name is personal data.</p>"}
    translate(lesson, "en", title="Lesson one", lead="Practise here.", body=json.dumps(body))
    return CoursePage.objects.get(pk=course.pk)


def test_alma_reads_the_course_in_english_at_the_same_address(course, alma, sign_in):
    browser = sign_in(alma)
    german = browser.get("/kurse/datenschutz/").content.decode()
    assert "<h1>Datenschutz</h1>" in german
    assert '<a href="?sprache=en" lang="en" hreflang="en">English</a>' in german
    english = browser.get("/kurse/datenschutz/?sprache=en").content.decode()
    assert '<h1 lang="en">Data protection</h1>' in english
    assert "Lesson one" in english
    assert "Lektion 2" in english
    assert '<h1 lang="en">' in browser.get("/kurse/datenschutz/").content.decode(), "remembered for the session"


def test_what_is_missing_is_read_in_german_and_says_so(course, alma, sign_in):
    enrol(learner=alma, course=course, by=alma)
    browser = sign_in(alma)
    first, second = course.steps()
    there = browser.get(f"/lernen/datenschutz/{first.slug}/?sprache=en").content.decode()
    assert "A name is personal data." in there
    assert "has not been translated" not in there
    missing = browser.get(f"/lernen/datenschutz/{second.slug}/").content.decode()
    assert "This page has not been translated into English yet. You are reading the German version." in missing
    assert "Ein Name ist ein personenbezogenes Datum." in missing
    simple = browser.get(f"/lernen/datenschutz/{second.slug}/?sprache=de-simple").content.decode()
    assert "noch nicht in Leichter Sprache" in simple


def test_progress_and_proof_are_one_whatever_language_is_read(course, alma, sign_in):
    browser = sign_in(alma)
    browser.get("/kurse/datenschutz/?sprache=en")
    browser.post("/lernen/datenschutz/beginnen/")
    for step in course.steps():
        browser.get(f"/lernen/datenschutz/{step.slug}/")
        browser.post(f"/lernen/datenschutz/{step.slug}/weiter/")
    assert Enrolment.objects.get(learner=alma).course_id == course.pk
    assert Completion.objects.get(learner=alma).course_title == "Datenschutz"
    course.refresh_from_db()
    assert course.title == "Datenschutz", "a translation is never saved into the original"


def test_the_catalogue_lists_a_course_once_in_the_language_one_prefers(course, alma, sign_in):
    alma.language = "en"
    alma.save()
    page = sign_in(alma).get("/kurse/").content.decode()
    assert page.count("/kurse/datenschutz/") == sign_in(alma).get("/kurse/").content.decode().count("Data protection")
    assert "Data protection" in page
    assert "1 course" in page or "1 Kurs" in page
    assert list(CoursePage.objects.visible_to(alma)) == [course]


def test_whoever_prefers_english_gets_the_platform_in_english(course, alma, sign_in):
    browser = sign_in(alma)
    browser.post("/einstellungen/sprache/", {"language": "en"})
    page = browser.get("/kurse/").content.decode()
    assert '<html lang="en"' in page
    assert "Skip to content" in page
    browser.post("/einstellungen/sprache/", {"language": "xx"})
    alma.refresh_from_db()
    assert alma.language == "en"
    browser.post("/einstellungen/sprache/", {"language": "de"})
    assert '<html lang="de"' in browser.get("/kurse/").content.decode()


def test_drafts_and_placeholders_are_not_offered(alma, sign_in):
    course = make_course("Brandschutz", slug="brandschutz")
    translate(course.steps()[0], "en", title="Fire", publish=False)
    assert speak(course, "en").reading == Reading("en", MAIN, (MAIN,))
    page = sign_in(alma).get("/kurse/brandschutz/?sprache=en").content.decode()
    assert "Fire" not in page
    assert "?sprache=en" not in page


def test_strangers_read_public_pages_in_easy_language():
    home = set_up_site()
    page = home.add_child(instance=InformationPage(title="Über uns", slug="ueber-uns", is_public=True))
    translate(page, "de-simple", title="Wer wir sind")
    client = Client()
    assert '<h1 lang="de-simple">Wer wir sind</h1>' in client.get("/ueber-uns/?sprache=de-simple").content.decode()
    assert "<h1>Über uns</h1>" in client.get("/ueber-uns/?sprache=xx").content.decode()
    assert not client.cookies, "nothing is remembered about strangers"


def test_a_translation_is_found_nowhere_as_a_page_of_its_own(course, alma, sign_in):
    assert Locale.objects.filter(language_code="en").exists()
    browser = sign_in(alma)
    translation = course.get_translations().get()
    assert translation.url in {course.url, None} or browser.get(translation.url).status_code == 404
    assert browser.get("/start-en/kurse/datenschutz/").status_code == 404


def test_search_finds_translated_words_and_leads_to_that_language(course, alma, gero, sign_in, world):
    page = sign_in(alma).get("/suche/?q=protection").content.decode()
    assert 'href="/kurse/datenschutz/?sprache=en"' in page
    assert "Data <mark>protection</mark>" in page
    assert 'href="/kurse/datenschutz/?sprache=en"' in sign_in(alma).get("/suche/?q=personal").content.decode()
    course.audience, course.audience_offices = "offices", [world.registry]
    course.save()
    assert "/kurse/datenschutz/" not in sign_in(gero).get("/suche/?q=protection").content.decode()


def test_reports_count_a_course_once(course, dora, sign_in):
    assert list(CoursePage.objects.live().originals()) == [course]
    overview = sign_in(dora).get("/auswertung/", {"kurs": course.slug}).content.decode()
    assert "Datenschutz" in overview
    assert "Data protection" not in overview
