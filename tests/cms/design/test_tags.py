"""The components as template tags."""

from datetime import UTC, date, datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from cms.templatetags.design import initials

EVIL = '<script>alert("x")</script>'


def render(code: str, **facts: object) -> str:
    return Template("{% load design %}" + code).render(Context(facts))


def test_an_icon_points_into_the_sprite_and_is_hidden_from_readers():
    drawn = render('{% icon "clock" "lg" %}')
    assert 'href="/static/icons.svg#i-clock"' in drawn
    assert 'aria-hidden="true"' in drawn
    assert "c-icon--lg" in drawn


def test_a_misspelt_icon_is_noticed():
    with pytest.raises(ValueError, match="clokc"):
        render('{% icon "clokc" %}')


@pytest.mark.parametrize(
    "code",
    [
        "{% button words %}",
        "{% button 'x' href=words %}",
        "{% button 'x' title=words %}",
        "{% badge words %}",
        "{% visibility words %}",
        "{% chip words words %}",
        "{% person words words href=words %}",
        "{% strip 3 1 label=words %}",
        "{% cover words %}",
        "{% pagehead words lead=words eyebrow=words %}{{ words }}{% endpagehead %}",
        "{% alert 'info' title=words %}{{ words }}{% endalert %}",
        "{% callout 'tipp' title=words %}{{ words }}{% endcallout %}",
        "{% emptystate 'bell' words %}{{ words }}{% endemptystate %}",
        "{% accordion words note=words %}{{ words }}{% endaccordion %}",
        "{% coursecard title=words href=words topic=words text=words eyebrow=words %}{{ words }}{% endcoursecard %}",
    ],
)
def test_whatever_people_write_is_escaped(code):
    shown = render(code, words=EVIL)
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_a_button_with_an_address_is_a_link():
    assert render("{% button 'Go' href='/x/' %}").startswith("<a ")
    assert render("{% button 'Go' %}").startswith('<button type="button"')


def test_extra_attributes_are_written_with_hyphens_and_false_ones_left_out():
    shown = render("{% button 'Go' hx_post='/x/' disabled=True aria_pressed=nothing %}", nothing=None)
    assert 'hx-post="/x/"' in shown
    assert " disabled" in shown
    assert "aria-pressed" not in shown


def test_block_content_is_shown_as_it_was_written():
    assert "<p>Anna &amp; Emil</p>" in render("{% alert 'info' %}<p>{{ names }}</p>{% endalert %}", names="Anna & Emil")


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Aylin Demir", "AD"), ("Dr. Petra Vollmer", "PV"), ("Karl von der Heide", "KH"), ("Cem", "C"), ("", "")],
)
def test_initials_are_those_of_first_and_last_name(name, letters):
    assert initials(name) == letters


def test_a_person_may_be_a_user(db, alma):
    assert alma.get_full_name() in render("{% person who %}", who=alma)


def test_a_date_box_shows_the_local_day():
    assert "<b>24</b>" in render("{% datebox day %}", day=date(2026, 9, 24))
    assert "<b>25</b>" in render("{% datebox day %}", day=datetime(2026, 9, 24, 23, 0, tzinfo=UTC))


def test_thousands_are_separated():
    assert render("{% num 12845 %}") == "12.845"
    assert render("{% num nothing %}", nothing=None) == ""


class TestPagination:
    def shown(self, number: int, query: str = "", **facts: object) -> str:
        request = RequestFactory().get(f"/kurse/?{query}")
        page = Paginator(range(95), 10).page(number)
        return render('{% pagination page target="results" %}', page=page, request=request, **facts)

    def test_filters_survive_turning_the_page(self):
        assert "?thema=ki&amp;seite=2" in self.shown(1, "thema=ki")

    def test_the_current_page_is_marked(self):
        assert self.shown(4).count('aria-current="page"') == 1

    def test_the_last_page_leads_nowhere_further(self):
        assert "chevron-right" not in self.shown(10)

    def test_one_page_needs_no_pages(self):
        page = Paginator(range(5), 10).page(1)
        assert "<nav" not in render("{% pagination page %}", page=page, request=RequestFactory().get("/"))
