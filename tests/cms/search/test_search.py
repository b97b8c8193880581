"""The search finds what a person may see, in the word forms people type, and nothing else."""

import pytest
from django.test import Client

from cms.models import InformationPage, NewsIndexPage, NewsPage
from cms.search.marks import excerpt, marked
from cms.search.vocabulary import Vocabulary, vocabulary
from tests.factories.courses import make_course, make_home, make_lesson

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(world) -> None:
    """A handful of pages about the daily work of a registry office."""
    home = make_home()
    news = home.add_child(instance=NewsIndexPage(title="Neues", slug="neues"))
    for title, lead in (
        ("Eheurkunden ausstellen", "Für Paare und Behörden."),
        ("Urkunden und Siegel", "Was beim Siegeln gilt."),
        ("Dokumente ablegen", "Ordnung in der Ablage."),
        ("Scannen mit dem Kombigerät", "Farbe und Auflösung wählen."),
        ("Urlaubsantrag stellen", "Der Weg durch das Portal."),
    ):
        home.add_child(instance=InformationPage(title=title, lead=lead))
    news.add_child(instance=NewsPage(title="Neues Dokumentenmanagement", lead="Die Ablage zieht um."))
    course = make_course("Bescheide verständlich schreiben", lessons=0)
    make_lesson(course, "Lange Sätze teilen")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Eheurkunde", "Eheurkunden ausstellen"),
        ("urkunde", "Eheurkunden ausstellen"),
        ("Siegel Urkunde", "Urkunden und Siegel"),
        ("ANTRÄGE", "Urlaubsantrag stellen"),
        ("Urlaub", "Urlaubsantrag stellen"),
        ("dokument", "Neues Dokumentenmanagement"),
        ("Dokumentenablage", "Dokumente ablegen"),
        ("bescheid", "Bescheide verständlich schreiben"),
        ("satz", "Lange Sätze teilen"),
        ("scanne", "Scannen mit dem Kombigerät"),
        ("Gerät", "Scannen mit dem Kombigerät"),
    ],
)
def test_word_forms(city, alma, sign_in, typed: str, title: str) -> None:
    answer = sign_in(alma).get("/suche/", {"q": typed})
    assert title in [result.hit.title for result in answer.context["results"]]


def test_kinds_narrow_the_results(city, alma, sign_in) -> None:
    browser = sign_in(alma)
    everything = browser.get("/suche/?q=dokument").content.decode()
    assert "Dokumente ablegen" not in browser.get("/suche/?q=dokument&art=neues").content.decode()
    assert "Neues <span" in everything
    assert browser.get("/suche/?q=dokument&art=quatsch").status_code == 200


def test_the_title_with_all_words_comes_first(city, alma, sign_in) -> None:
    answer = sign_in(alma).get("/suche/?q=urkunden+siegel")
    assert answer.context["results"][0].hit.title == "Urkunden und Siegel"
    assert "Bester Treffer" in answer.content.decode()


STRANGE = """ " ' ( NEAR( a-AND-OR akte* - -- ak:te % \\ ß 🙂 ^ NOT {} title:akte &|! <script>alert(1) Größe"""


@pytest.mark.parametrize("typed", ["", "   ", "akte AND OR NOT", "x" * 5000, STRANGE, *STRANGE.split()])
def test_nothing_people_type_breaks_the_search(city, alma, sign_in, typed: str) -> None:
    browser = sign_in(alma)
    assert browser.get("/suche/", {"q": typed}).status_code == 200
    assert browser.get("/kurse/", {"q": typed}).status_code == 200
    assert "<script>alert" not in browser.get("/suche/", {"q": typed}).content.decode()


def test_gero_does_not_find_what_is_meant_for_others(world, alma, gero, sign_in) -> None:
    home = make_home()
    for_registry = {"audience": "offices", "audience_offices": [world.registry]}
    course = make_course("Trauungen leiten", lessons=0, **for_registry)
    make_lesson(course, "Die Trauung beginnt")
    page = home.add_child(instance=InformationPage(title="Trauzimmer im Umbau", lead="Trauungen finden nebenan statt."))
    page.audience, page.audience_offices = "offices", [world.registry]
    page.save()
    found = sign_in(alma).get("/suche/?q=trauung").context["results"]
    assert {result.hit.kind for result in found} == {"Kurs", "Lektion", "Information"}
    answer = sign_in(gero).get("/suche/?q=trauung")
    assert answer.context["results"] == []
    assert answer.context["total"] == 0
    assert "Nichts gefunden" in answer.content.decode()


def test_strangers_cannot_search() -> None:
    assert Client().get("/suche/?q=akte").status_code == 302


def test_few_queries_with_many_hits(city, alma, sign_in, django_assert_max_num_queries) -> None:
    for number in range(60):
        make_course(f"Urkunde Nummer {number}", lessons=1)
    browser = sign_in(alma)
    browser.get("/suche/?q=urkunde")
    with django_assert_max_num_queries(20):
        page = browser.get("/suche/?q=urkunde").content.decode()
    assert "<mark>Urkunde</mark>" in page


def test_new_titles_bring_new_words() -> None:
    make_course("Fahrradleasing", lessons=0)
    before = vocabulary()
    make_course("Leasing verstehen", lessons=0)
    assert vocabulary() > before


def test_marks_and_excerpts() -> None:
    known = Vocabulary(["Urkunde", "Ehe"])
    assert str(marked("Eheurkunden & <b>", {"urkund"}, known)) == "<mark>Eheurkunden</mark> &amp; &lt;b&gt;"
    long = "Wort " * 100 + "die Urkunde liegt bereit " + "Wort " * 100
    cut = excerpt(long, {"urkund"}, known)
    assert "Urkunde" in cut
    assert len(cut) < 220
