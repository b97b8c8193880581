"""The menus: who offers an entry, where it stands, which one is current."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Site

from cms.models import InformationPage
from cms.navigation.menu import MenuItem, Place, footer_links, menus
from cms.navigation.models import SiteSettings
from tests.factories.courses import make_home

LEARNING = MenuItem("Mein Lernen", "/lernen/", "home", 10, tab="Lernen")
COURSES = MenuItem("Kurse", "/kurse/", "courses", 20, tab="Kurse")
GUIDANCE = MenuItem("Anleitungen", "/anleitungen/", "guide", 30)
RECORD = MenuItem("Bildungspass", "/bildungspass/", "award", 40, place=Place.ACCOUNT)


@pytest.fixture
def offered(monkeypatch):
    """Only these entries, offered in the wrong order, and one storey that has nothing for this person."""
    offers = [lambda request, item=item: item for item in (RECORD, GUIDANCE, COURSES, None, LEARNING)]
    original = hooks.get_hooks
    monkeypatch.setattr(
        hooks, "get_hooks", lambda name: offers if name == "register_main_menu_item" else original(name)
    )


def labels(entries):
    return [item.label for item, _current in entries]


def test_entries_stand_in_their_order_and_place(rf, offered):
    found = menus(rf.get("/"))
    assert labels(found.main) == ["Mein Lernen", "Kurse", "Anleitungen"]
    assert labels(found.account) == ["Bildungspass"]


def test_on_a_phone_nothing_is_lost(rf, offered):
    found = menus(rf.get("/"))
    assert labels(found.tabs) == ["Mein Lernen", "Kurse"]
    assert labels(found.more) == ["Anleitungen", "Bildungspass"]


@pytest.mark.parametrize(
    ("path", "current"), [("/kurse/", "page"), ("/kurse/e-akte/", "true"), ("/lernen/", ""), ("/", "")]
)
def test_the_current_section_is_marked(path, current):
    assert COURSES.current(path) == current


def test_the_start_page_is_current_only_on_itself():
    home = MenuItem("Start", "/", "home", 1)
    assert home.current("/") == "page"
    assert home.current("/kurse/") == ""


def test_strangers_see_the_name_but_no_menu(client, db, offered):
    page = client.get(reverse("account_login")).content.decode()
    assert "Stadtcampus" in page
    assert "c-nav" not in page
    assert "c-tabbar" not in page


def test_the_header_carries_the_citys_name_and_the_person(client, alma, offered):
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    settings.product_name, settings.organisation = "Lernwerk", "Stadt Beispiel"
    settings.save()
    client.force_login(alma)
    page = client.get("/gibt-es-nicht/").content.decode()
    assert "Lernwerk" in page
    assert "Stadt Beispiel" in page
    assert f"Ihr Konto: {alma.get_full_name()}" in page
    assert f'action="{reverse("account_logout")}"' in page


def test_only_editors_are_shown_the_way_to_editing(client, alma, emil, offered):
    client.force_login(alma)
    assert "Redaktion" not in client.get("/gibt-es-nicht/").content.decode()
    client.force_login(emil)
    assert "Redaktion" in client.get("/gibt-es-nicht/").content.decode()


def test_the_footer_shows_the_pages_editors_put_into_menus(rf, alma):
    home = make_home()
    for title, fields in {
        "Impressum": {"show_in_menus": True, "is_public": True},
        "Hilfe": {"show_in_menus": True},
        "Nur für Movers": {"show_in_menus": True, "audience": "movers"},
        "Entwurf": {"show_in_menus": True, "live": False},
        "Verborgen": {},
    }.items():
        home.add_child(instance=InformationPage(title=title, **fields))
    request = rf.get("/")
    request.user = AnonymousUser()
    assert footer_links(request) == [("Impressum", "/impressum/")]
    request.user = alma
    assert footer_links(request) == [("Impressum", "/impressum/"), ("Hilfe", "/hilfe/")]
