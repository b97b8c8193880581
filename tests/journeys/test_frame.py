"""What stands around every page: menus, bell, account, appearance; and the components themselves."""

import re

import pytest
from playwright.sync_api import expect

ALMA, EMIL = "10000001", "10000005"


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_every_component_is_accessible_in_light_and_dark(walker, size):
    emil = walker(size)
    emil.sign_in(EMIL)
    emil.go("/styleguide/")
    emil.look()


def test_the_bell_opens_in_place_and_closes_again(walker):
    alma = walker("desktop")
    page = alma.sign_in(ALMA)
    address = page.url
    bell, panel = page.locator("a[data-popover=notifications]"), page.locator("#notifications")
    bell.click()
    expect(panel).to_be_visible()
    expect(panel.locator("#notifications-panel [aria-busy]")).to_have_count(0)
    alma.look()
    bell.click()
    expect(panel).to_be_hidden()
    assert page.url == address


def test_without_scripts_the_bell_leads_to_the_page_and_the_account_still_opens(walker):
    alma = walker("desktop", scripts=False)
    page = alma.sign_in(ALMA)
    page.get_by_role("button", name=re.compile("Ihr Konto")).click()
    expect(page.get_by_role("link", name="Meine Daten")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("a[data-popover=notifications]").click()
    page.wait_for_url("**/mitteilungen/")
    alma.look()


def test_on_a_phone_every_place_is_two_taps_away(walker):
    alma = walker("phone")
    page = alma.sign_in(ALMA)
    page.get_by_role("button", name="Mehr", exact=True).click()
    sheet = page.locator("#more")
    for place in ("Bildungspass", "Einstellungen", "Meine Daten", "Abmelden"):
        expect(sheet.get_by_text(place, exact=True)).to_be_visible()
    alma.look()


def test_alma_signs_out(walker):
    alma = walker("desktop")
    page = alma.sign_in(ALMA)
    page.get_by_role("button", name=re.compile("Ihr Konto")).click()
    page.locator("#account").get_by_role("button", name="Abmelden").click()
    page.wait_for_url("**/konto/anmelden/**")
    assert page.locator(".c-nav").count() == 0


def test_with_the_keyboard_alone_alma_gets_from_signing_in_to_a_lesson(walker):
    alma = walker("desktop")
    page = alma.go("/konto/anmelden/?next=/kurse/digital-mover-grundlagen/")
    page.locator("input[name=login]").focus()
    page.keyboard.type(ALMA)
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.name") != "password":
        page.keyboard.press("Tab")
    page.keyboard.type("stadtcampus-demo")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "anmelden" not in url)

    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Zum Inhalt springen")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    reached = tab_until(page, "Kurs starten")
    assert reached < 12
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/lernen/digital-mover-grundlagen/**")
    assert tab_until(page, "Weiter") < 60


def tab_until(page, words: str) -> int:
    """Press Tab until a control with these words has the focus; how often that took."""
    for presses in range(1, 80):
        page.keyboard.press("Tab")
        if words in page.evaluate("document.activeElement.textContent"):
            return presses
    raise AssertionError(f"“{words}” cannot be reached with the keyboard")
