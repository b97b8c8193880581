"""What stands around every page is remembered, and never longer than until somebody changes it."""

from cms.navigation.memory import forget, remembered
from cms.navigation.models import SiteSettings
from tests.factories.courses import make_catalogue, make_course


def test_it_is_read_once(db):
    readings = []
    for _page in range(3):
        remembered("example", lambda: readings.append("read"))
    assert readings == ["read"]


def test_it_is_read_anew_when_forgotten(db):
    assert remembered("example", lambda: "before") == "before"
    forget()
    assert remembered("example", lambda: "after") == "after"


def test_a_renamed_catalogue_is_seen_at_once(sign_in, alma):
    make_course()
    browser = sign_in(alma)
    assert "Kurse" in browser.get("/fragen/").content.decode()
    catalogue = make_catalogue()
    catalogue.title = "Lernangebote"
    catalogue.save()
    assert "Lernangebote" in browser.get("/fragen/").content.decode()


def test_a_renamed_city_is_seen_at_once(sign_in, alma):
    browser = sign_in(alma)
    browser.get("/fragen/")
    name = SiteSettings.objects.get()
    name.organisation = "Stadt am Fluss"
    name.save()
    assert "Stadt am Fluss" in browser.get("/fragen/").content.decode()
