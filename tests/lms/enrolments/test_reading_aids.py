"""Around a lesson: single keys that can be switched off, and a course on paper."""

import re

from courses.models import GlossaryTerm
from lms.enrolments import services as enrolments
from tests.factories.courses import make_course

LESSON = "/lernen/datenschutz/lektion-1/"


def test_single_keys_work_until_they_are_switched_off(alma, sign_in) -> None:
    enrolments.enrol(learner=alma, course=make_course("Datenschutz"), by=alma)
    browser = sign_in(alma)
    assert " data-keys" in browser.get(LESSON).content.decode()
    assert browser.post("/lernen/tastatur/", {"kuerzel": "aus"}).url == "/lernen/tastatur/"
    lesson = browser.get(LESSON).content.decode()
    assert " data-keys" not in lesson
    assert 'aria-keyshortcuts="' not in lesson
    assert "Tasten einschalten" in browser.get("/lernen/tastatur/").content.decode()
    browser.post("/lernen/tastatur/", {"kuerzel": "an"})
    assert " data-keys" in browser.get(LESSON).content.decode()


def test_the_player_says_how_much_time_is_left(alma, sign_in) -> None:
    enrolments.enrol(learner=alma, course=make_course("Datenschutz", lessons=3), by=alma)
    assert "noch etwa 24 Min." in sign_in(alma).get(LESSON).content.decode()


def test_the_whole_course_can_be_printed_by_those_who_take_it(alma, gero, sign_in) -> None:
    GlossaryTerm.objects.create(name="Datum", explanation="Eine Angabe.")
    enrolments.enrol(learner=alma, course=make_course("Datenschutz", lessons=2, quiz=True), by=alma)
    html = sign_in(alma).get("/lernen/datenschutz/drucken/").content.decode()
    assert html.count('class="c-printed__lesson"') == 2
    assert html.count("Ein Name ist ein personenbezogenes <a ") == 2
    assert "Abschlusstest" not in html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert sign_in(gero).get("/lernen/datenschutz/drucken/").status_code == 404
