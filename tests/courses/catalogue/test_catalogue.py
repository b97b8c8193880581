"""The catalogue shows each person the courses meant for them, and nothing of the others."""

import pytest
from django.test import Client
from wagtail import hooks

from cms.models import HomePage
from courses.catalogue.panels import Panel, State, StepLink
from courses.models import CoursePage
from tests.factories.courses import make_course, make_lesson, make_topic

pytestmark = pytest.mark.django_db


def test_alma_finds_a_course_by_filter_and_by_word(alma, sign_in) -> None:
    make_course("Datenschutz-Grundlagen")
    make_course("E-Akte Einstieg", topic=make_topic("eakte", "Digitale Akte"), minutes=60)
    browser = sign_in(alma)
    page = browser.get("/kurse/").content.decode()
    assert "2 Kurse" in page
    narrowed = browser.get("/kurse/?thema=eakte").content.decode()
    assert "Akte Einstieg" in narrowed
    assert "Datenschutz-Grundlagen" not in narrowed
    searched = browser.get("/kurse/?q=grundlage").content.decode()
    assert "Datenschutz-Grundlagen" in searched
    assert "Akte Einstieg" not in searched


def test_a_helpful_page_when_nothing_matches(alma, sign_in) -> None:
    make_course()
    page = sign_in(alma).get("/kurse/?q=Umlaufmape").content.decode()
    assert "Kein Kurs gefunden" in page


def test_what_a_filter_swaps_is_what_the_page_shows(alma, sign_in) -> None:
    make_course()
    browser = sign_in(alma)
    fragment = browser.get("/kurse/?dauer=kurz", headers={"HX-Request": "true"}).content.decode()
    page = browser.get("/kurse/?dauer=kurz").content.decode()
    assert fragment.strip().startswith('<div class="l-rail" id="results">')
    assert "".join(fragment.split()) in "".join(page.split())


def test_a_course_for_certain_offices_does_not_exist_for_gero(world, alma, gero, sign_in) -> None:
    course = make_course("Trauungen leiten", audience="offices", audience_offices=[world.registry])
    lesson = course.steps()[0]
    assert sign_in(alma).get(course.url).status_code == 200
    assert "Trauungen leiten" in sign_in(alma).get("/kurse/").content.decode()
    stranger = sign_in(gero)
    unknown = stranger.get("/kurse/gibt-es-nicht/")
    assert unknown.status_code == 404
    for address in (course.url, lesson.url):
        answer = stranger.get(address)
        assert answer.status_code == 404
        assert "Trauungen" not in answer.content.decode()
    catalogue = stranger.get("/kurse/").content.decode()
    assert "Trauungen leiten" not in catalogue
    assert "0 Kurse" in catalogue
    assert "Trauungen leiten" not in stranger.get("/kurse/?q=Trauungen").content.decode()


def test_courses_for_movers(alma, cem, sign_in) -> None:
    course = make_course("Movers unter sich", audience="movers")
    assert sign_in(cem).get(course.url).status_code == 200
    assert sign_in(alma).get(course.url).status_code == 404


def test_strangers_are_asked_to_sign_in() -> None:
    course = make_course()
    for address in ("/kurse/", course.url, course.steps()[0].url):
        answer = Client().get(address)
        assert answer.status_code == 302
        assert "/konto/" in answer["Location"]


def test_a_draft_is_nowhere(alma, sign_in) -> None:
    course = make_course("Noch im Entwurf", live=False)
    browser = sign_in(alma)
    assert browser.get(course.url).status_code == 404
    assert browser.get(course.steps()[0].url).status_code == 404
    assert "Noch im Entwurf" not in browser.get("/kurse/").content.decode()


def test_the_course_page_shows_goals_steps_and_what_upper_storeys_add(alma, sign_in) -> None:
    course = make_course(quiz=True, learning_goals=[("goal", "Sie erkennen eine Panne.")], certificate_valid_months=24)
    first = course.steps()[0]

    def offer(asked: CoursePage, request: object) -> Panel:
        return Panel("cms/_not_found.html", {}, {first.pk: StepLink("/lernen/weiter/", "done")})

    with hooks.register_temporarily("register_course_panel", offer):
        page = sign_in(alma).get(course.url).content.decode()
    for words in ("Sie erkennen eine Panne.", "3 Schritte", "Abschlusstest", "24 Monate", "/lernen/weiter/"):
        assert words in page


def test_a_card_says_where_the_person_stands(alma, sign_in) -> None:
    course = make_course()
    asked = []

    def offer(user: object, ids: list[int]) -> dict[int, State]:
        asked.append(ids)
        return {course.pk: State("Abgeschlossen am 4. Mai", "success", "check-circle")}

    with hooks.register_temporarily("register_catalogue_state", offer):
        page = sign_in(alma).get("/kurse/").content.decode()
    assert "Abgeschlossen am 4. Mai" in page
    assert asked == [[course.pk]]


def test_a_lesson_of_its_own_leads_to_the_course(alma, sign_in) -> None:
    course = make_course()
    answer = sign_in(alma).get(course.steps()[0].url)
    assert answer.status_code == 302
    assert answer["Location"] == course.url


def test_sixty_courses_cost_no_more_queries_than_one(alma, sign_in, django_assert_max_num_queries) -> None:
    topics = [make_topic(f"thema-{number}", f"Thema {number}") for number in range(6)]
    for number in range(60):
        make_course(f"Kurs Nummer {number}", lessons=0, topic=topics[number % 6])
    browser = sign_in(alma)
    browser.get("/kurse/")  # the first visit makes the site's settings
    for address in ("/kurse/", "/kurse/?seite=3", "/kurse/?q=Nummer", "/kurse/?thema=thema-1&sortierung=neu"):
        browser.get(address)
        with django_assert_max_num_queries(15):
            page = browser.get(address).content.decode()
        assert "Kurs Nummer" in page


def test_a_long_course_costs_few_queries(alma, sign_in, django_assert_max_num_queries) -> None:
    course = make_course(lessons=0)
    for number in range(15):
        make_lesson(course, f"Lektion {number}")
    browser = sign_in(alma)
    browser.get(course.url)
    with django_assert_max_num_queries(20):
        assert browser.get(course.url).status_code == 200


def test_what_is_for_alma_s_office_or_job_is_one_box(world, alma, gero, sign_in) -> None:
    for_registry = make_course("Urkunden ausstellen")
    for_registry.relevant_offices = [world.registry]
    for_registry.save()
    make_course("Phishing erkennen")
    page = sign_in(alma).get("/kurse/?fuer=mein").content.decode()
    assert "Urkunden ausstellen" in page
    assert "Phishing erkennen" not in page
    assert "Mein Amt oder meine Tätigkeit" in page
    elsewhere = sign_in(gero).get("/kurse/?fuer=mein").content.decode()
    assert "Urkunden ausstellen" not in elsewhere, "Gero works elsewhere"
    by_office = sign_in(gero).get(f"/kurse/?fuer={world.registry.key}").content.decode()
    assert "Urkunden ausstellen" in by_office, "but may look what the Standesamt needs"


def test_filters_that_tell_nothing_apart_are_left_out(alma, sign_in) -> None:
    make_course("Phishing erkennen", mandatory_for="alle Beschäftigten")
    make_course("Datenpannen melden")
    page = sign_in(alma).get("/kurse/").content.decode()
    assert 'name="pflicht"' in page
    assert 'name="format"' not in page, "all of them are online"
    assert "Pflicht für alle Beschäftigten" in page


def test_a_page_that_found_nothing_shows_ways_out(alma, sign_in) -> None:
    make_course("Phishing erkennen", minutes=20)
    make_course("Datenpannen melden", minutes=60)
    slip = sign_in(alma).get("/kurse/?q=Fishing").content.decode()
    assert "Meinten Sie „Phishing“?" in slip
    assert 'href="?q=Phishing"' in slip
    too_narrow = sign_in(alma).get("/kurse/?q=Phishing&dauer=mittel").content.decode()
    assert "Ohne den Filter „31 bis 90 Minuten“" in too_narrow
    assert "Ohne die Wörter „Phishing“" in too_narrow


def test_no_suggestion_tells_of_a_course_for_others(world, gero, sign_in) -> None:
    make_course("Eheurkunden", audience="offices", audience_offices=[world.registry])
    make_course("Phishing erkennen")
    page = sign_in(gero).get("/kurse/?q=Eheurkundn").content.decode()
    assert "Eheurkunden" not in page
    assert world.registry.name not in page


def test_a_long_course_shows_its_modules(alma, sign_in) -> None:
    course = make_course(lessons=0)
    make_lesson(course, "Wer angreift", module="Angriffe erkennen")
    make_lesson(course, "Wie es aussieht")
    make_lesson(course, "Kennwörter", module="Sich schützen")
    page = sign_in(alma).get(course.url).content.decode()
    assert "2 Module, 3 Schritte" in page
    assert page.index("Angriffe erkennen") < page.index("Wie es aussieht") < page.index("Sich schützen")


def test_the_contact_is_named_while_she_is_a_digital_mover(world, alma, cem, sign_in) -> None:
    course = make_course(contact_office=world.registry, contact_person=cem)
    page = sign_in(alma).get(course.url).content.decode()
    assert "Ansprechperson" in page
    assert f"/personen/{cem.pk}/" in page
    cem.grants.all().delete()
    page = sign_in(alma).get(course.url).content.decode()
    assert f"/personen/{cem.pk}/" not in page
    assert world.registry.name in page


def test_no_page_list_for_robots(alma, sign_in) -> None:
    make_course()
    assert HomePage.objects.exists()
    assert sign_in(alma).get("/sitemap.xml").status_code == 404
