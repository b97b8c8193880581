"""“My learning”, the course panel, the catalogue's marks and the start page's cards."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import RequestFactory
from django.utils import translation

from cms.pages.dashboard import cards_for
from courses.catalogue.panels import panels_for, states_for
from courses.models import CoursePage
from lms.enrolments import services as enrolments
from lms.enrolments.retakes import demanded
from lms.models import Enrolment
from people.models import User
from people.privacy.sections import sections_of
from tests.factories.courses import make_course

BERLIN = ZoneInfo("Europe/Berlin")


def begin(person: User, course: CoursePage, lessons: int = 1) -> Enrolment:
    """The person took the course up and completed some lessons."""
    enrolment = enrolments.enrol(learner=person, course=course, by=person)
    for step in course.steps()[:lessons]:
        enrolments.open_step(enrolment=enrolment, step=step, by=person)
        enrolments.complete_step(enrolment=enrolment, step=step, by=person)
    return enrolment


def complete(person: User, course: CoursePage, at: datetime | None = None) -> None:
    enrolment = enrolments.enrol(learner=person, course=course, by=person, at=at)
    enrolments.complete(enrolment=enrolment, by=person, at=at)


def asked_by(person: User) -> object:
    request = RequestFactory().get("/")
    request.user = person
    return request


def test_on_the_first_day_the_page_says_how_to_begin(alma: User, sign_in: object) -> None:
    html = sign_in(alma).get("/lernen/").content.decode()
    assert "Hier beginnt Ihr Lernweg." in html
    assert "Kurse ansehen" in html


def test_it_begins_with_the_situation_in_a_sentence(alma: User, sign_in: object) -> None:
    begin(alma, make_course("E-Akte"))
    begin(alma, make_course("KI in der Verwaltung"))
    html = sign_in(alma).get("/lernen/").content.decode()
    assert "2 Kurse laufen." in html


def test_the_course_worked_on_last_comes_first(alma: User, sign_in: object) -> None:
    first, second = make_course("E-Akte", lessons=3), make_course("KI in der Verwaltung", lessons=3)
    begin(alma, first)
    begin(alma, second)
    enrolments.open_step(enrolment=Enrolment.objects.get(course=first), step=first.steps()[1], by=alma)
    html = sign_in(alma).get("/lernen/").content.decode()
    assert "Weiter mit Schritt 2" in html
    assert html.index('href="/lernen/e-akte/"') < html.index('href="/lernen/ki-in-der-verwaltung/"')


@time_machine.travel("2026-11-22 09:00+01:00", tick=False)
def test_a_proof_that_runs_out_is_said_first(alma: User, sign_in: object) -> None:
    course = make_course("Informationssicherheit", certificate_valid_months=12)
    complete(alma, course, at=datetime(2025, 12, 1, 10, tzinfo=BERLIN))
    html = sign_in(alma).get("/lernen/").content.decode()
    assert "Ihr Nachweis „Informationssicherheit“ gilt bis 1. Dezember 2026." in html
    assert "Läuft bald ab" in html


@time_machine.travel("2026-11-22 09:00+01:00", tick=False)
def test_only_the_newest_proof_of_a_course_counts(alma: User, sign_in: object) -> None:
    course = make_course("Informationssicherheit", certificate_valid_months=12)
    complete(alma, course, at=datetime(2025, 1, 15, 10, tzinfo=BERLIN))
    complete(alma, course, at=datetime(2026, 10, 1, 10, tzinfo=BERLIN))
    html = sign_in(alma).get("/lernen/").content.decode()
    assert "gültig bis 1. Oktober 2027" in html
    assert "Abgelaufen" not in html


def test_an_unpublished_course_stays_among_the_completed(alma: User, sign_in: object) -> None:
    course = make_course("Altes Verfahren")
    complete(alma, course)
    course.unpublish()
    assert "Altes Verfahren" in sign_in(alma).get("/lernen/").content.decode()


def test_only_what_alma_may_see_is_suggested(alma: User, world: object, sign_in: object) -> None:
    make_course("Für alle")
    make_course("Nur Tiefbau", audience="offices", audience_offices=[world.roads])
    html = sign_in(alma).get("/lernen/").content.decode()
    assert "Für alle" in html
    assert "Nur Tiefbau" not in html


def test_nobody_sees_what_others_learn(alma: User, bruno: User, dora: User, sign_in: object) -> None:
    begin(alma, make_course("Schuldenberatung"))
    for person in (bruno, dora):
        assert "Schritt" not in sign_in(person).get("/lernen/").content.decode()


def test_the_page_needs_few_queries(alma: User, sign_in: object, django_assert_max_num_queries: object) -> None:
    for number in range(6):
        begin(alma, make_course(f"Kurs {number}", lessons=3))
        complete(alma, make_course(f"Fertig {number}"))
        make_course(f"Neu {number}")
    browser = sign_in(alma)
    browser.get("/lernen/")
    with django_assert_max_num_queries(20):
        browser.get("/lernen/")


def test_the_course_page_offers_to_start_to_go_on_and_to_read_again(alma: User, world: object, sign_in: object) -> None:
    course, browser = make_course("E-Akte"), sign_in(alma)
    assert "Kurs starten" in browser.get(course.url).content.decode()
    enrolment = begin(alma, course)
    html = browser.get(course.url).content.decode()
    assert "Weiter mit Schritt 2" in html
    assert "Kurs verlassen" in html
    enrolments.complete(enrolment=enrolment, by=alma)
    html = browser.get(course.url).content.decode()
    assert "Sie haben diesen Kurs am" in html
    assert f"/lernen/bescheinigungen/zu/{enrolment.completion.pk}/" in html


def test_the_outline_on_the_course_page_leads_into_the_lessons(alma: User, world: object) -> None:
    course = make_course("E-Akte", quiz=True)
    begin(alma, course)
    first, second, quiz = course.steps()
    links = panels_for(course, asked_by(alma))[0].step_links
    assert (links[first.pk].state, links[second.pk].state) == ("done", "current")
    assert links[second.pk].href == "/lernen/e-akte/lektion-2/"
    assert quiz.pk not in links


def test_the_catalogue_shows_how_far_alma_is(alma: User, world: object, django_assert_num_queries: object) -> None:
    half, whole, none = make_course("E-Akte"), make_course("KI"), make_course("Neu")
    begin(alma, half)
    complete(alma, whole)
    with translation.override("de"):
        demanded()  # remembered from now on
    with django_assert_num_queries(2), translation.override("de"):
        states = states_for(alma, [half.pk, whole.pk, none.pk])
    assert (states[half.pk].sentence, states[half.pk].done, states[half.pk].steps) == ("1 von 2 abgeschlossen", 1, 2)
    assert states[whole.pk].sentence == "Abgeschlossen"
    assert none.pk not in states


def test_the_start_page_goes_on_where_alma_stopped(alma: User, world: object) -> None:
    begin(alma, make_course("E-Akte"))
    make_course("Neu im Angebot")
    with translation.override("de"):
        cards = cards_for(alma, asked_by(alma))
    going_on = next(card for card in cards["continue"] if card.template == "lms/my_learning/_continue_card.html")
    assert going_on.sentence == "Sie sind mitten im Kurs „E-Akte“."
    fresh = next(card for card in cards["side"] if card.template == "lms/my_learning/_new_courses_card.html")
    assert [course.title for course in fresh.facts["courses"]] == ["Neu im Angebot"]


def test_the_cards_show_on_the_start_page(alma: User, world: object, sign_in: object) -> None:
    begin(alma, make_course("E-Akte"))
    make_course("Neu im Angebot")
    html = sign_in(alma).get("/").content.decode()
    assert "Weiter mit Schritt 2" in html
    assert "Neu im Angebot" in html


def test_my_data_holds_enrolments_completions_and_learning_steps(alma: User, world: object) -> None:
    begin(alma, make_course("E-Akte"))
    complete(alma, make_course("KI"))
    with translation.override("de"):
        sections = {section.key: section for section in sections_of(alma)}
        assert [entry["course"] for entry in sections["enrolments"].records()] == ["KI", "E-Akte"]
        assert [entry["course"] for entry in sections["completions"].records()] == ["KI"]
        words = [entry["words"] for entry in sections["learning_steps"].records()]
    assert words[:2] == ["Sie haben sich für den Kurs „E-Akte“ angemeldet.", "Sie haben den Kurs „E-Akte“ begonnen."]
