"""Programmes on the site: found, understood, and invisible for those they are not meant for."""

import pytest

from tests.factories.courses import make_course, make_programme
from tests.factories.lms import make_completion

pytestmark = pytest.mark.django_db


def test_alma_sees_what_is_done_and_goes_on(alma, sign_in) -> None:
    basics, tools, more = make_course("Grundlagen"), make_course("Werkzeuge"), make_course("Vertiefung")
    programme = make_programme("Digital Mover", {"courses": [basics, tools]}, {"courses": [more]}, in_order=True)
    make_completion(alma, basics)
    page = sign_in(alma).get(programme.url).content.decode()
    assert "1 von 3 notwendigen Kursen abgeschlossen" in page
    assert "Als Nächstes: Werkzeuge" in page
    assert tools.url in page
    assert "kommt später" in page


def test_it_is_found_in_catalogue_list_and_search(alma, sign_in) -> None:
    programme = make_programme("Digital Mover Qualifizierung", {"courses": [make_course("Grundlagen")]})
    browser = sign_in(alma)
    for address in ("/kurse/", "/lernprogramme/", "/suche/?q=Qualifizierung"):
        assert programme.url in browser.get(address).content.decode(), address
    assert programme.title not in browser.get("/kurse/?dauer=kurz").content.decode(), "filters are for courses"


def test_for_others_it_does_not_exist(world, alma, gero, sign_in) -> None:
    programme = make_programme(
        "Standesamt von A bis Z", {"courses": [make_course()]}, audience="offices", audience_offices=[world.registry]
    )
    assert sign_in(alma).get(programme.url).status_code == 200
    stranger = sign_in(gero)
    assert stranger.get(programme.url).status_code == 404
    for address in ("/kurse/", "/lernprogramme/", "/suche/?q=Standesamt", "/lernen/", "/"):
        assert programme.title not in stranger.get(address).content.decode(), address


def test_courses_for_others_are_neither_named_nor_asked_for(world, gero, sign_in) -> None:
    secret = make_course("Eheurkunden", audience="offices", audience_offices=[world.registry])
    programme = make_programme("Für alle", {"courses": [make_course("Grundlagen"), secret]})
    page = sign_in(gero).get(programme.url).content.decode()
    assert "Eheurkunden" not in page
    assert "0 von 1 notwendigen Kurs abgeschlossen" in page


def test_points_and_voluntary_courses(alma, sign_in) -> None:
    one, two = make_course("Phishing"), make_course("Kennwörter")
    programme = make_programme(
        "Sicherheit", {"courses": [(one, 20)]}, {"courses": [(two, 10)], "demand": "optional"}, points_needed=30
    )
    make_completion(alma, one)
    page = sign_in(alma).get(programme.url).content.decode()
    assert "20 von 30" in page
    assert "10 Punkte fehlen" in page
    assert "Freiwillig" in page


def test_a_programme_costs_the_same_whatever_it_holds(alma, sign_in, django_assert_max_num_queries) -> None:
    courses = [make_course(f"Kurs {number}", lessons=0) for number in range(12)]
    for number in range(4):
        programme = make_programme(f"Programm {number}", *({"courses": courses[at : at + 3]} for at in range(0, 12, 3)))
    browser = sign_in(alma)
    for address in (programme.url, "/lernprogramme/"):
        for _visit in range(2):  # the first visit makes the site's settings
            browser.get(address)
        with django_assert_max_num_queries(20):
            assert browser.get(address).status_code == 200
