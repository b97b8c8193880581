"""The checks: what they find in a page, and what they leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.checks.link_rules import check_links
from cms.checks.markup import parts_of_markup
from cms.checks.parts import NOWHERE, Heading, Link, Picture, Place, Prose, Recording, Table
from cms.checks.rules import findings_in
from cms.checks.text_rules import check_duration

HERE = Place("abc", "1. Text")


def said(*parts) -> list[str]:
    return [finding.sentence for finding in findings_in(list(parts))]


@pytest.fixture(autouse=True)
def english(settings):
    from django.utils import translation

    with translation.override("en"):
        yield


def test_what_leaves_people_out_blocks_and_comes_first():
    found = findings_in(
        [
            Link(HERE, "hier", "https://stadt.example"),
            Picture(HERE, "Wald", ""),
            Recording(HERE, "Film", has_captions=False, has_transcript=False),
        ]
    )
    assert [finding.blocks for finding in found] == [True, True, True, False]


def test_a_decorative_picture_and_a_described_one_are_fine():
    assert said(Picture(HERE, "Wald", "", is_decorative=True), Picture(HERE, "Weg", "Drei Stufen aus Holz")) == []


@pytest.mark.parametrize("words", ["IMG_2041.jpg", "dsc 0815", "Foto von einem Weg", "Weg " * 90])
def test_poor_alternative_texts_are_hints(words):
    found = findings_in([Picture(HERE, "", words)])
    assert [finding.blocks for finding in found] == [False]


def test_headings_have_words_follow_by_levels_and_differ():
    assert said(Heading(HERE, "Ablauf", 2), Heading(HERE, "Schritt", 3), Heading(HERE, "Frist", 2)) == []
    assert said(Heading(HERE, "Ablauf", 3)) == ["A heading leaves out a level."]
    assert said(Heading(HERE, "", 2)) == ["A heading is empty."]
    assert said(Heading(HERE, "Ablauf", 2), Heading(HERE, "ablauf", 2)) == ["Two headings have the same words."]


@pytest.mark.parametrize("words", ["hier", "Klicken Sie hier!", "Weiterlesen …", "https://stadt.example/a", ""])
def test_links_say_where_they_lead(words):
    assert len(said(Link(HERE, words, "https://stadt.example/a"))) == 1


def test_good_links_are_left_alone():
    assert said(Link(HERE, "Sonderurlaub beantragen", "page:4"), Link(HERE, "www.stuttgart.de", "https://x")) == []
    assert len(said(Link(HERE, "Antrag", "page:4"), Link(HERE, "antrag", "page:5"))) == 1


def test_tables_need_headers_and_paragraphs_an_end():
    assert said(Table(HERE, "Fristen", has_headers=False)) == ["A table has no headers."]
    assert said(Table(HERE, "Fristen", has_headers=True)) == []
    assert len(said(Prose(HERE, "Wort " * 130))) == 1


def test_two_blocks_with_one_mark_are_found():
    twice = (Prose(HERE, "Eins"), Prose(Place("def", "2. Text"), "Zwei"), Prose(HERE, "Drei"))
    assert said(*twice) == ["Two blocks share the same mark."]
    assert said(Prose(HERE, "Eins"), Prose(HERE, "Zwei")) == []


def test_running_text_is_taken_apart():
    markup = (
        '<h3>Frist</h3><p>Bis <b>Mai</b>: <a linktype="page" id="7">Antrag</a>.</p><ul><li>Eins</li><li>Zwei</li></ul>'
    )
    assert list(parts_of_markup(markup, NOWHERE)) == [
        Heading(NOWHERE, "Frist", 3),
        Link(NOWHERE, "Antrag", "page:7"),
        Prose(NOWHERE, "Bis Mai: Antrag."),
        Prose(NOWHERE, "Eins"),
        Prose(NOWHERE, "Zwei"),
    ]


@given(st.text())
def test_any_markup_can_be_read(markup):
    list(parts_of_markup(markup, NOWHERE))


@given(st.text(), st.text())
def test_a_link_has_at_most_one_fault(words, address):
    assert len(list(check_links([Link(NOWHERE, words, address)]))) <= 1


@given(st.integers(1, 600), st.integers(0, 600))
def test_durations_that_are_about_right_are_left_alone(stated, needed):
    found = list(check_duration(stated, needed))
    assert len(found) <= 1
    if abs(stated - needed) < 3:
        assert found == []
