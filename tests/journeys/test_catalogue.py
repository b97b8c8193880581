"""Finding the right course among many, and following a programme."""

import re

import pytest
from playwright.sync_api import expect

ALMA, CEM = "10000001", "10000003"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_alma_narrows_the_catalogue_and_comes_out_of_an_empty_page(walker, scripts):
    alma = walker("desktop", scripts=scripts)
    page = alma.sign_in(ALMA)
    alma.go("/kurse/")
    page.get_by_label("Mein Amt oder meine Tätigkeit").check()
    if not scripts:
        page.get_by_role("button", name="Filter anwenden").click()
    expect(page).to_have_url(re.compile(r"fuer=mein"))
    expect(page.locator("#hits")).to_contain_text("1 Kurs")
    expect(page.get_by_role("link", name=re.compile("Einstieg"))).to_be_visible()
    alma.look()

    alma.go("/kurse/?q=Datenschuz&stufe=advanced")
    page.get_by_role("link", name="Meinten Sie „Datenschutz“?").click()
    expect(page.locator("#hits")).to_contain_text("zu „Datenschutz“")
    expect(page.get_by_role("link", name=re.compile("Datenschutz-Grundlagen")).first).to_be_visible()


def test_cem_follows_a_programme_and_learns_what_comes_first(walker):
    cem = walker("phone")
    page = cem.sign_in(CEM)
    cem.go("/kurse/")
    page.get_by_role("link", name="Digital Mover: Qualifizierung").click()
    expect(page.get_by_role("heading", level=1, name="Digital Mover: Qualifizierung")).to_be_visible()
    cem.look()
    page.get_by_role("link", name=re.compile("Prozesse aufnehmen")).click()
    expect(page.get_by_role("heading", level=1, name=re.compile("Prozesse aufnehmen"))).to_be_visible()
    expect(page.get_by_role("heading", name="Kurse vor diesem Kurs")).to_be_visible()
    cem.look()
    cem.go("/lernen/")
    expect(page.get_by_role("heading", name="Lernprogramme")).to_be_visible()
    page.get_by_role("link", name="Alle Lernprogramme").click()
    expect(page.get_by_role("heading", level=1, name="Lernprogramme")).to_be_visible()
    cem.look()
