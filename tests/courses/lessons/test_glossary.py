"""Words of the glossary are explained where they first occur, and the text stays as the author wrote it."""

import re
from html import unescape

import pytest
from django.utils.html import strip_tags
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.lessons.glossary import Term, mark
from courses.models import GlossaryTerm
from tests.factories.courses import make_course, make_lesson

AKTE = Term(("Akte", "Akten"), "begriff-akte")
PLAN = Term(("Aktenplan",), "begriff-aktenplan")


def marked(*texts: str, terms: tuple[Term, ...] = (AKTE, PLAN)) -> list[str]:
    return list(mark({str(place): text for place, text in enumerate(texts)}, terms).texts.values())


def test_a_word_is_marked_once_where_it_first_occurs() -> None:
    first, second = marked("<p>Eine Akte und noch eine Akte.</p>", "<p>Akten im Aktenplan.</p>")
    assert first.count("<a ") == 1
    assert '<a class="c-term" id="stelle-begriff-akte" href="#begriff-akte">Akte</a> und noch' in first
    assert "<p>Akten im <a " in second


@pytest.mark.parametrize(
    "text",
    [
        "<p>E-Akte und Bauaktenkeller, aktenlos.</p>",
        '<p><a href="/x">Die Akte</a></p>',
        "<h3>Die Akte</h3>",
        "<p><code>Akte</code></p>",
        '<p><img alt="Akte"></p>',
    ],
)
def test_parts_of_words_links_headings_and_attributes_stay_alone(text: str) -> None:
    assert marked(text) == [text]


PIECES = st.sampled_from(
    ["Akte", "Akten", "Aktenplan", " ", "-", "<b>", "</b>", "<p>", "</p>", "<h3>", "</h3>", "&amp;", "&lt;", "ß", ". "]
)


TEXTS = st.lists(PIECES, max_size=12).map("".join)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
def test_the_words_stay_the_same_and_every_term_is_marked_at_most_once(one: str, other: str) -> None:
    texts = [one, other]
    after = marked(*texts)
    assert [unescape(strip_tags(text)) for text in after] == [unescape(strip_tags(text)) for text in texts]
    for anchor in ("begriff-akte", "begriff-aktenplan"):
        assert len(re.findall(f'href="#{anchor}"', "".join(after))) <= 1


@pytest.fixture
def terms(db: None) -> None:
    GlossaryTerm.objects.create(name="Datum", spellings="Daten", explanation="Eine Angabe.")
    GlossaryTerm.objects.create(name="Änderung", explanation="Etwas wird anders.")


def test_the_lesson_lists_its_terms_at_the_end(alma, sign_in, terms) -> None:
    from lms.enrolments.services import enrol

    course = make_course("Datenschutz", lessons=0)
    make_lesson(course, "Begriffe")
    enrol(learner=alma, course=course, by=alma)
    html = sign_in(alma).get("/lernen/datenschutz/begriffe/").content.decode()
    assert "personenbezogenes <a class=" in html
    assert 'id="begriff-datum"' in html
    assert "Eine Angabe." in html
    assert "Etwas wird anders." not in html


def test_the_glossary_stands_from_a_to_z_and_can_be_searched(alma, sign_in, terms) -> None:
    browser = sign_in(alma)
    html = browser.get("/begriffe/").content.decode()
    assert html.index('<h2 id="A">') < html.index('<h2 id="D">')
    found = browser.get("/begriffe/", {"q": "daten"}).content.decode()
    assert "1 Begriff mit" in found
    assert "Etwas wird anders." not in found
    assert "Kein Begriff gefunden" in browser.get("/begriffe/", {"q": "Zebra"}).content.decode()
    assert "/begriffe/#begriff-datum" in browser.get("/suche/?q=Datum").content.decode()


def test_a_changed_explanation_is_read_at_once(alma, sign_in, terms) -> None:
    lesson = make_lesson(make_course(lessons=0), "Begriffe")
    assert [term.explanation for _anchor, term in lesson.explained] == ["Eine Angabe."]
    term = GlossaryTerm.objects.get(name="Datum")
    term.explanation = "Eine einzelne Angabe."
    term.save()
    del lesson.terms
    assert [term.explanation for _anchor, term in lesson.explained] == ["Eine einzelne Angabe."]
