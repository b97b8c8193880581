"""The styleguide and the error pages."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from cms.design.icons import names


@pytest.fixture
def styleguide(client, alma):
    client.force_login(alma)
    return client.get(reverse("cms:styleguide")).content.decode()


def test_the_styleguide_shows_every_icon_with_its_name(styleguide):
    assert len(names()) >= 90
    assert all(f"<small>{name}</small>" in styleguide for name in names())


def test_the_styleguide_shows_the_code_of_its_parts(styleguide):
    assert "{% badge overdue &quot;danger&quot; &quot;overdue&quot; %}" in styleguide


def test_no_id_stands_twice_on_the_styleguide(styleguide):
    ids = [part.split('"')[0] for part in styleguide.split(' id="')[1:]]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_appearance_can_be_chosen(client, alma, theme):
    client.force_login(alma)
    page = client.get(reverse("cms:styleguide"), {"theme": theme}).content.decode()
    assert f'data-theme="{theme}"' in page.split("<head>")[0]


def test_strangers_sign_in_first(client, db):
    assert client.get(reverse("cms:styleguide")).status_code == 302


def test_ones_own_appearance_is_kept_on_every_page(client, alma):
    alma.theme = "dark"
    alma.save()
    client.force_login(alma)
    assert '<html lang="de" data-theme="dark">' in client.get("/gibt-es-nicht/").content.decode()


def test_an_unknown_page_offers_a_way_out(client, alma):
    client.force_login(alma)
    answer = client.get("/gibt-es-nicht/")
    assert answer.status_code == 404
    assert "Diese Seite gibt es nicht" in answer.content.decode()
    assert 'href="/"' in answer.content.decode()


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_the_last_resort_needs_neither_person_nor_database(name):
    assert "Zur Startseite" in render_to_string(name)


@pytest.mark.parametrize("name", ["403.html", "403_csrf.html", "404.html", "429.html"])
def test_every_refusal_has_a_heading_and_a_way_out(rf, alma, name):
    request = rf.get("/")
    request.user = alma
    page = render_to_string(name, request=request)
    assert page.count("<h1") == 1
    assert "Zur Startseite" in page
