"""The start page says first what matters first, to everybody in their role."""

from datetime import date

import pytest
from wagtail import hooks

from cms.pages.dashboard import Card, cards_for, greeting, situation
from people.models import StaffImport
from tests.factories.courses import make_home

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home() -> None:
    make_home()


def test_greetings_follow_the_clock() -> None:
    assert [greeting(hour) for hour in (3, 4, 10, 11, 17, 18, 23)] == [
        *("Guten Abend", "Guten Morgen", "Guten Morgen"),
        *("Guten Tag", "Guten Tag", "Guten Abend", "Guten Abend"),
    ]


def test_alma_is_greeted_by_name_without_guessing_her_gender(alma, sign_in) -> None:
    page = sign_in(alma).get("/").content.decode()
    assert ", Alma Aydin</h1>" in page
    assert "Frau" not in page


def test_the_most_urgent_sentence_comes_first(alma) -> None:
    later = Card("a.html", "continue", 1, sentence="Sie sind mitten im Kurs.")
    urgent = Card("b.html", "first", 9, sentence="Eine Frage wartet.")
    with hooks.register_temporarily(
        [("register_dashboard_card", lambda user, request: later), ("register_dashboard_card", lambda u, r: urgent)]
    ):
        assert situation(cards_for(alma, None)) == "Eine Frage wartet."


def test_bruno_reads_honestly_what_is_not_there_yet(alma, cem, bruno, sign_in) -> None:
    page = sign_in(bruno).get("/").content.decode()
    assert "2 Personen arbeiten in Ihrem Team." in page
    assert "sobald Pflichtregeln eingerichtet sind" in page
    assert "Ihr Team" not in sign_in(alma).get("/").content.decode()


def test_otto_sees_how_the_last_import_went(otto, alma, sign_in) -> None:
    assert "noch keine Personaldaten" in sign_in(otto).get("/").content.decode()
    StaffImport.objects.create(file_name="personal.csv", state=StaffImport.State.STOPPED, errors=[{"line": 4}])
    page = sign_in(otto).get("/").content.decode()
    assert "Der letzte Import der Personaldaten wurde angehalten." in page
    assert "1 Zeile war nicht lesbar" in page
    assert "personal.csv" not in sign_in(alma).get("/").content.decode()


def test_few_queries_for_everybody(alma, bruno, cem, dora, emil, otto, sign_in, django_assert_max_num_queries) -> None:
    for person in (alma, bruno, cem, dora, emil, otto):
        browser = sign_in(person)
        browser.get("/")
        with django_assert_max_num_queries(20):
            assert browser.get("/").status_code == 200, date.today()
