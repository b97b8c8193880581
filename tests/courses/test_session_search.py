"""Sessions in the search, and in the catalogue's filter by format."""

import pytest

from courses.catalogue import reading
from courses.events.services import call_off
from tests.factories.courses import make_course
from tests.factories.sessions import make_session

pytestmark = pytest.mark.django_db


def hits(browser, text: str) -> list[str]:
    return [result.hit.url for result in browser.get(f"/suche/?art=termine&q={text}").context["results"]]


def test_alma_finds_a_session_by_its_course_its_place_or_both(alma, sign_in):
    session = make_session(make_course("Brandschutz"), place="Rathaus, Saal B")
    online = make_session(make_course("Vergaberecht", slug="vergaberecht"), place="", online_link="https://v.example/1")
    browser = sign_in(alma)
    assert hits(browser, "Brandschutz") == [session.get_absolute_url()]
    assert hits(browser, "Rathaus") == [session.get_absolute_url()]
    assert hits(browser, "Brandschutz+Rathaus") == [session.get_absolute_url()]
    assert hits(browser, "Vergaberecht+Rathaus") == []
    assert hits(browser, "Vergaberecht") == [online.get_absolute_url()]
    page = browser.get("/suche/?q=Brandschutz").content.decode()
    assert "Rathaus, Saal B" in page
    assert "v.example" not in browser.get("/suche/?q=Vergaberecht").content.decode(), (
        "the link is for people with a seat"
    )


def test_what_is_over_called_off_or_for_others_is_not_found(alma, gero, dora, world, sign_in):
    course = make_course("Brandschutz", audience="offices", audience_offices=[world.registry])
    make_session(course, days=-3)
    open_one, ended = make_session(course, days=None), make_session(course)
    call_off(session=ended, reason="Trainer erkrankt", by=dora)
    assert hits(sign_in(alma), "Brandschutz") == [open_one.get_absolute_url()]
    assert sign_in(gero).get("/suche/?q=Brandschutz").context["total"] == 0


def test_the_filter_by_format_follows_sessions(alma, dora, sign_in):
    with_date = make_course("Brandschutz", slug="brandschutz")
    without = make_course("Vergaberecht", slug="vergaberecht")
    session = make_session(with_date, place="Rathaus")
    make_session(without, days=-3, online_link="https://v.example/1")

    def found(form: str) -> str:
        reading._kept.clear()
        return sign_in(alma).get(f"/kurse/?format={form}").content.decode()

    assert with_date.title in found("in_person")
    assert without.title not in found("in_person")
    assert without.title not in found("online_live"), "what is over is no offer"
    assert with_date.title in found("self_study"), "its own format stays"
    call_off(session=session, reason="Trainer erkrankt", by=dora)
    assert with_date.title not in found("in_person")


def test_the_search_costs_the_same_for_few_and_many_sessions(alma, sign_in, django_assert_max_num_queries):
    course = make_course("Brandschutz")
    for day in range(1, 30):
        make_session(course, days=day)
    browser = sign_in(alma)
    browser.get("/suche/?q=Brandschutz")
    with django_assert_max_num_queries(20):
        browser.get("/suche/?q=Brandschutz")
